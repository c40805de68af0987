"""A slot's role in; how PowerPoint knows it out: placeholder type, index, Danish name and prompt."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.render.slides.sheet import Role

# PowerPoint tells fields of one kind apart by this GUID; any fixed one will do.
NUMBER_FIELD = "{7B0C1A5E-2D54-4C1B-9C39-6E0F4D1F2A10}"


@dataclass(frozen=True)
class Kind:
    """A placeholder: its `p:ph` attributes, its name in the selection pane, and what it asks for while it is empty."""

    type: str
    index: int | None
    name: str
    prompt: str
    small: bool = False

    @property
    def attributes(self) -> str:
        """The attributes of `p:ph`, each with a leading space."""
        index = "" if self.index is None else f' idx="{self.index}"'
        return f' type="{self.type}"' + (' sz="quarter"' if self.small else "") + index


KINDS: dict[Role, Kind] = {
    "title": Kind("title", None, "Titel", "Klik for at skrive titlen"),
    "subtitle": Kind("subTitle", 1, "Undertitel", "Klik for at skrive undertitlen"),
    "who": Kind("body", 22, "Hvem", "Hvem handler det om?"),
    "body": Kind("body", 1, "Brødtekst", "Klik for at skrive tekst"),
    "figure": Kind("pic", 13, "Figur", "Klik for at indsætte en figur"),
    "left-heading": Kind("body", 14, "Overskrift til venstre", "Overskrift"),
    "left": Kind("body", 15, "Tekst til venstre", "Klik for at skrive tekst"),
    "right-heading": Kind("body", 16, "Overskrift til højre", "Overskrift"),
    "right": Kind("body", 17, "Tekst til højre", "Klik for at skrive tekst"),
    "answer": Kind("body", 18, "Svar", "Klik for at skrive svaret"),
    "time": Kind("body", 19, "Tid", "0 min", small=True),
    "table": Kind("tbl", 21, "Tabel", "Klik for at indsætte en tabel"),
    "logo": Kind("pic", 25, "Logo", "Klik for at indsætte klinikkens logo", small=True),
    "contact": Kind("body", 26, "Kontakt", "Adresse, telefon og hjemmeside", small=True),
    "cite": Kind("body", 20, "Kilder", "Kilder", small=True),
    "clinic": Kind("body", 23, "Klinik", "Klik for at skrive klinikkens navn og telefon"),
    "imprint": Kind("body", 24, "Kolofon", "Kolofon", small=True),
    "footer": Kind("ftr", 11, "Sidefod", "", small=True),
    "number": Kind("sldNum", 12, "Slidenummer", "", small=True),
}

"""Numbers and places in, the Danish words for them out."""

from __future__ import annotations

from publisher.preflight.pdf.conditions import PrintConditions
from publisher.preflight.pdf.reading.colours import Inks
from publisher.preflight.pdf.reading.geometry import Box
from publisher.preflight.pdf.reading.marks import Mark
from publisher.units import Length, Pt

_LONGEST_QUOTE = 32


def decimal(value: float, places: int = 1) -> str:
    """A number with a decimal comma and without needless zeros: 12,5 or 12."""
    written = f"{value:.{places}f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return "0" if written == "-0" else written.replace(".", ",")


def mm(length: Length) -> str:
    """A length in millimetres: "12,5 mm"."""
    return f"{decimal(length.mm, 2)} mm"


def pt(length: Length) -> str:
    """A length in points: "0,25 pt"."""
    return f"{decimal(length.pt, 2)} pt"


def told(agreed: PrintConditions) -> tuple[tuple[str, str], ...]:
    """What a print shop was told, name and value, in the words of the trade."""
    return (
        ("Færdigt mål", f"{mm(agreed.width).removesuffix(' mm')} × {mm(agreed.height)}"),
        ("Beskæring", mm(agreed.bleed)),
        ("Skæremærker", "uden for beskæringen" if agreed.marks else "ingen"),
        ("Sikkerhedsafstand til tekst", mm(agreed.safe_zone)),
        ("Farver", "CMYK, fire procesfarver"),
        ("Trykbetingelse", agreed.output_condition),
        ("Farvemængde", f"højst {decimal(agreed.ink_limit, 0)}\u00a0%"),
        ("Mindste skrift", f"{pt(agreed.min_text)}; hvid eller flerfarvet {pt(agreed.min_mixed_text)}"),
        ("Tyndeste streg", pt(agreed.min_stroke)),
        ("Billeder", f"mindst {decimal(agreed.min_ppi, 0)} ppi"),
    )


def build(inks: Inks) -> str:
    """A build of inks: "C10 M20 Y30 K0"."""
    return " ".join(f"{letter}{round(ink * 100)}" for letter, ink in zip("CMYK", inks, strict=True))


def point(x: float, y: float, trim: Box) -> str:
    """A point as it lies on the trimmed sheet."""
    return f"{decimal(Pt(x - trim.left).mm)} mm fra venstre, {decimal(Pt(trim.top - y).mm)} mm fra toppen"


def place(mark: Mark, trim: Box) -> str:
    """Where a mark stands: page, forms around it, what it is, its upper left corner on the trimmed sheet."""
    text = mark.text.strip()
    quoted = f" »{text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + '…'}«" if text else ""
    return f"{trail(mark.page, mark.trail)}, {mark.kind.value}{quoted} {point(mark.box.left, mark.box.top, trim)}"


def trail(page: int, names: tuple[str, ...]) -> str:
    """A page and the forms and patterns on it: "side 1, formularen Fm0, et mønster"."""
    return ", ".join((f"side {page}", *names))


def listed(words: list[str]) -> str:
    """Words as a Danish enumeration: "a, b og c"."""
    return " og ".join(([", ".join(words[:-1])] if words[1:] else []) + words[-1:])

"""Decks' plans in; which slides need a picture of their own, and the list of all decks' pictures, out."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from publisher.render.slides.plan import SlidePlan
from publisher.render.slides.sheet import Role

LIST = "billeder.json"
_FOOT: frozenset[Role] = frozenset({"footer", "number"})


@dataclass
class PictureList:
    """Gives every slide the name of its picture; slides that differ in their foot line alone share one.

    `pictures` maps names (no ending) to the slide that is drawn, the first of its look.
    """

    pictures: dict[str, SlidePlan] = field(default_factory=dict)
    _names: dict[Hashable, str] = field(default_factory=dict)
    _decks: dict[str, list[str]] = field(default_factory=dict)

    def add(self, deck: str, slides: Iterable[SlidePlan]) -> None:
        """Take the slides of a deck; `deck` is its place below the part's folder, no ending."""
        self._decks[deck] = [self._name(slide, deck) for slide in slides]

    def named(self, deck: str) -> list[str]:
        """The names of a deck's pictures in the order of its slides."""
        return self._decks[deck]

    def listed(self) -> bytes:
        """Each deck's pictures in the order of its slides, as JSON: {"3x60/1-titel": ["kapitel-id.webp", …]}."""
        decks: Mapping[str, list[str]] = {
            deck: [f"{name}.webp" for name in names] for deck, names in self._decks.items()
        }
        return json.dumps(decks, indent=1, ensure_ascii=False).encode()

    def _name(self, slide: SlidePlan, deck: str) -> str:
        look = (slide.ref, *_look(slide))
        if look not in self._names:
            plain = slide.ref.replace(".", "-")
            name = plain if plain not in self.pictures else f"{plain}-{deck.replace('/', '-')}-{slide.number}"
            self._names[look] = name
            self.pictures[name] = slide
        return self._names[look]


def _look(slide: SlidePlan) -> Iterator[Hashable]:
    """All that can differ between two slides with one id; their drawing cannot."""
    for box in slide.boxes:
        if box.slot.role not in _FOOT:
            yield box.slot.role, box.size, tuple(line for paragraph in box.paragraphs for line in paragraph.lines)

"""The posters there are and a choice of them in; each sheet that is to be made, with the names of its files, out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from publisher.poster_choice import PosterChoice
from publisher.render.posters import profile, sizes
from publisher.render.posters.layout import Layout
from publisher.render.posters.profile import PrintProfile


@dataclass(frozen=True)
class Order:
    """One poster in one size for one print shop."""

    poster: str
    layout: Layout
    profile: PrintProfile

    @property
    def name(self) -> str:
        """What its files' names begin with: the poster and the size."""
        return f"{self.poster}-{self.layout.id}"

    @property
    def prints(self) -> bool:
        """Whether it is made for a print shop at all."""
        return "print" in self.layout.outputs

    @property
    def print_name(self) -> str:
        """The print file's name; a print shop other than the standard one is named in it."""
        shop = "" if self.profile.name == profile.STANDARD else f"-{self.profile.name}"
        return f"{self.name}-tryk{shop}.pdf"

    @property
    def screen_name(self) -> str:
        """The screen file's name."""
        return f"{self.name}-skaerm.pdf"

    @property
    def picture_name(self) -> str:
        """The name of the picture that fills a screen."""
        return f"{self.name}.png"


def orders(root: Path, posters: Iterable[str], choice: PosterChoice) -> list[Order]:
    """Every chosen poster in every chosen size; without a choice all posters in the sizes that the website offers.

    Raises ContentError where a size or the print profile is faulty.
    """
    known = sizes.load(root)
    layouts = [one for one in known.values() if (one.id in choice.sizes if choice.sizes else one.offered)]
    agreed = profile.load(root, choice.printer or profile.STANDARD)
    wanted = [poster for poster in posters if not choice.posters or poster in choice.posters]
    return [Order(poster, layout, agreed) for poster in wanted for layout in layouts]


def listed(wanted: list[Order]) -> bytes:
    """Which files there are, for whoever offers them: each poster's sizes with the names of their files, as JSON."""
    found: dict[str, list[dict[str, str | None]]] = {}
    for order in wanted:
        layout = order.layout
        found.setdefault(order.poster, []).append(
            {
                "size": layout.name,
                "sheet": _sheet(layout) if order.prints else "til en skærm",
                "print": order.print_name if order.prints else None,
                "screen": order.screen_name,
                "picture": order.picture_name if "picture" in layout.outputs else None,
            }
        )
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _sheet(layout: Layout) -> str:
    return f"{layout.width.mm:g} × {layout.height.mm:g} mm".replace(".", ",")

"""What is to be made of a composed sheet, as one process tells another."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from publisher.figures import Palette
from publisher.render.posters.order import Order
from publisher.render.posters.sheet import Sheet


@dataclass(frozen=True)
class Job:
    """What is to be made, and what of; `pictured` asks for a preview, which the website shows of A3."""

    order: Order
    sheet: Sheet
    palette: Palette
    date: dt.datetime
    pictured: bool

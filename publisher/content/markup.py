"""The marks that authors use in Markdown beyond Markdown: our blocks and citations, as patterns."""

from __future__ import annotations

import re
from typing import Literal

Names = Literal["message", "phrase", "question", "list", "figure"]

# Block name → what the ids after the bar name (None: the block holds Markdown of its own), and how many at most.
BLOCKS: dict[str, tuple[Names | None, int]] = {
    "budskab": ("message", 1),
    "figur": ("figure", 1),
    "liste": ("list", 1),
    "sig-det": ("phrase", 99),
    "spoerg": ("question", 99),
    "kort-fortalt": (None, 0),
    "pas-paa": (None, 0),
    "forside": (None, 0),
    "patienten-spoerger": (None, 0),
    "kapitler": (None, 0),
    "undervisning": (None, 0),
    "plakater": (None, 0),
    "ordliste": (None, 0),
    "kilder": (None, 0),
    "gennemgang": (None, 0),
}
BLOCK = re.compile(r"^/{3,}[ \t]*([a-zæøå-]+)[ \t]*(?:\|[ \t]*(.*?))?[ \t]*$", re.MULTILINE)
# [@raja2020], [@raja2020; @treede2019], [@ossipov2012 | sandsynligt]
CITATION = re.compile(r"\[(@[a-z0-9_]+(?:;\s*@[a-z0-9_]+)*)(?:\s*\|\s*([a-zæøå]+))?\]")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+?)(?:\s+\"[^\"]*\")?\)")
IMAGE = re.compile(r"!\[[^\]]*\]\(([^)\s]+?)(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^(#{1,6})\s+(.+?)(?:\s*\{(?:\s*#([\w-]+))?[^}]*\})?\s*$", re.MULTILINE)
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def slug(text: str, separator: str = "-") -> str:
    """A heading's id in an address: Danish letters spelled out, all else that is not a letter or figure left out."""
    return separator.join(re.findall(r"[a-z0-9]+", text.lower().translate(_DANISH)))


def cited(group: str) -> list[str]:
    """The reference ids in the first group of a CITATION match."""
    return [part.strip().removeprefix("@") for part in group.split(";")]

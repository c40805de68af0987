"""The marks that authors use in Markdown beyond Markdown: our blocks and citations, as patterns."""

from __future__ import annotations

import re
import unicodedata
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
    "kapitlets-sider": (None, 0),
    "undervisning": (None, 0),
    "flere-slides": (None, 0),
    "ark": (None, 0),
    "plakater": (None, 0),
    "figurer": (None, 0),
    "eksempel": ("figure", 1),
    "farver": (None, 0),
    "haandbog": (None, 0),
    "trykpakker": (None, 0),
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
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_TAG = re.compile(r"<[^>\n]+>")
_CELL = re.compile(r"[ \t]*\|[ \t]*|^[ \t|:-]+$", re.MULTILINE)
_BLOCK_END = re.compile(r"^/{3,}[ \t]*$", re.MULTILINE)
_LIST_MARK = re.compile(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+", re.MULTILINE)
PARAGRAPH = "\u2029"  # marks where a list item or a table's cell begins, which ends the sentence before it
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def slug(text: str, separator: str = "-") -> str:
    """A heading's id in an address: Danish letters spelled out, accents and all but letters and figures left out."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_DANISH))
    return separator.join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", plain)))


def named(text: str, block: str) -> list[str]:
    """The ids that a page's blocks of one kind name, as they are written."""
    return [ref for name, refs in BLOCK.findall(without_code(text)) if name == block for ref in refs.split()]


def without_code(text: str) -> str:
    """The text with code blanked out character by character, so that places stay right."""
    return _CODE.sub(_blank, _FENCE.sub(_blank, text))


def prose(text: str) -> str:
    """What a reader reads of a page: marks, addresses, tags, code and citations left out, lines kept."""
    text = _CODE.sub("X", text)
    text = _LIST_MARK.sub(PARAGRAPH, text)
    for pattern in (_FENCE, BLOCK, _BLOCK_END, CITATION, IMAGE, _TAG):
        text = pattern.sub(_newlines, text)
    text = _CELL.sub(PARAGRAPH, text)
    text = LINK.sub(lambda match: match.group()[1:].partition("](")[0], text)
    return re.sub(r"\{[^}\n]*\}|[*_#]", "", text)


def _newlines(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def cited(group: str) -> list[str]:
    """The reference ids in the first group of a CITATION match."""
    return [part.strip().removeprefix("@") for part in group.split(";")]

"""A structure tree in, its elements in reading order out (ISO 32000, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary

from publisher.preflight.pdf.reading.objects import MalformedPdfError, Raw, entry, identity, items, name, words

_DEEPEST = 200

# fmt: off
STANDARD = frozenset(
    {
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption",
        "TOC", "TOCI", "Index", "NonStruct", "Private",
        "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl",
        "LBody", "Table", "TR", "TH", "TD", "THead", "TBody",
        "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link",
        "Annot", "Ruby", "RB", "RT", "RP", "Warichu",
        "WT", "WP", "Figure", "Formula", "Form",
    }
)
"""The structure types of ISO 32000-1, 14.8.4."""
# fmt: on


@dataclass
class Element:
    """One structure element: its type as written and after the role map, what it says, what it holds.

    `content` holds (page object number, marked-content id); `objects` the object numbers of annotations.
    """

    written: str
    type: str
    alt: str
    raw: Raw
    parent: Element | None = None
    children: list[Element] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def ancestors(self) -> list[str]:
        """The types of the elements around it, the nearest first."""
        return [] if self.parent is None else [self.parent.type, *self.parent.ancestors]

    @property
    def holds_content(self) -> bool:
        """Whether anything on a page belongs to it or to what stands in it."""
        return any(one.content or one.objects for one in self.walk())


def read(catalog: Raw) -> list[Element]:
    """The elements at the top of the tree; empty without a tree.

    Raises MalformedPdfError for a tree that runs in a circle.
    """
    root = entry(catalog, "/StructTreeRoot")
    reader = _Reader(entry(root, "/RoleMap"))
    top = Element("", "", "", root)
    reader.children(entry(root, "/K"), top, 0)
    return top.children


def everything(top: list[Element]) -> list[Element]:
    """All elements in reading order."""
    return [element for one in top for element in one.walk()]


class _Reader:
    def __init__(self, roles: Raw) -> None:
        self.roles = roles

    def children(self, kids: Raw, parent: Element, page: int) -> None:
        for kid in items(kids) if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                parent.content.append((page, kid))
            elif isinstance(kid, Dictionary):
                self.child(kid, parent, _page(kid, page))

    def child(self, kid: Raw, parent: Element, page: int) -> None:
        kind = name(entry(kid, "/Type"))
        if kind == "MCR":
            parent.content.append((page, int(entry(kid, "/MCID") or 0)))
        elif kind == "OBJR":
            target = identity(entry(kid, "/Obj"))
            parent.objects += [target[0]] if target else []
        else:
            written = name(entry(kid, "/S"))
            around = parent if parent.type else None
            element = Element(written, self.standard(written), words(entry(kid, "/Alt")), kid, around)
            if len(element.ancestors) > _DEEPEST:
                raise MalformedPdfError(f"strukturen er dybere end {_DEEPEST} lag")
            parent.children.append(element)
            self.children(entry(kid, "/K"), element, page)

    def standard(self, written: str) -> str:
        """The standard type that the role map gives, the type itself where it gives none."""
        seen = set()
        while written not in STANDARD and written not in seen:
            seen.add(written)
            written = name(entry(self.roles, f"/{written}")) or written
        return written


def _page(kid: Raw, around: int) -> int:
    stated = identity(entry(kid, "/Pg"))
    return stated[0] if stated else around

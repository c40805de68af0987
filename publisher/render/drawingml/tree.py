"""The drawing's shapes and named groups in; `p:sp`, `p:cxnSp` and `p:grpSp` with numbers and Danish names out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal
from xml.sax.saxutils import quoteattr

from publisher.render.drawingml.box import Box, xfrm

Kind = Literal["Form", "Linje", "Tekst"]
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_FRAME = {
    "Form": ("sp", "<p:cNvSpPr/>"),
    "Tekst": ("sp", '<p:cNvSpPr txBox="1"/>'),
    "Linje": ("cxnSp", "<p:cNvCxnSpPr/>"),
}


@dataclass(frozen=True)
class Shape:
    """One shape; `kind` is also what it is called when the drawing gives no name. `properties` fill `p:spPr`."""

    kind: Kind
    name: str
    box: Box
    properties: str
    body: str = ""


@dataclass(frozen=True)
class Group:
    """Shapes that belong together; `step` is the click that shows them, 0 for from the start."""

    name: str
    step: int
    children: tuple[Node, ...]

    @property
    def builds_inside(self) -> bool:
        """Whether a group in this one has a click of its own."""
        return any(isinstance(child, Group) and (child.step or child.builds_inside) for child in self.children)


Node = Shape | Group


@dataclass
class Writer:
    """Writes nodes in drawing order, numbering them from `ids` as it meets them."""

    ids: Iterator[int]
    _unnamed: Counter[str] = field(default_factory=Counter)

    def group(self, group: Group, description: str | None) -> tuple[str, int]:
        """The outermost `p:grpSp` and its id; `description` is its alt text, None marks it decorative."""
        number = next(self.ids)
        alt = "" if description is None else f" descr={quoteattr(description)}"
        return self._group(group, number, alt, DECORATIVE if description is None else "")[0], number

    def _group(self, group: Group, number: int, alt: str = "", extensions: str = "") -> tuple[str, Box]:
        name = quoteattr(group.name or self._generic("Gruppe"))
        label = f'<p:cNvPr id="{number}" name={name}{alt}>{extensions}</p:cNvPr>'
        written = [self._node(child) for child in group.children]
        box = Box.union(found for _, found in written)
        content = "".join(xml for xml, _ in written)
        space = f"<p:grpSpPr>{xfrm(box, inside=True)}</p:grpSpPr>"
        return f"<p:grpSp><p:nvGrpSpPr>{label}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>{space}{content}</p:grpSp>", box

    def _node(self, node: Node) -> tuple[str, Box]:
        number = next(self.ids)
        if isinstance(node, Group):
            return self._group(node, number)
        tag, locks = _FRAME[node.kind]
        label = f'<p:cNvPr id="{number}" name={quoteattr(node.name or self._generic(node.kind))}/>'
        frame = f"<p:nv{tag[0].upper()}{tag[1:]}Pr>{label}{locks}<p:nvPr/></p:nv{tag[0].upper()}{tag[1:]}Pr>"
        return f"<p:{tag}>{frame}<p:spPr>{node.properties}</p:spPr>{node.body}</p:{tag}>", node.box.rounded()

    def _generic(self, word: str) -> str:
        self._unnamed[word] += 1
        return f"{word} {self._unnamed[word]}"


def layers(nodes: Sequence[Node], name: str) -> Iterator[Group]:
    """The drawing cut into groups for the top level of a slide, back to front.

    PowerPoint animates whole top-level objects only, never a member of a group. Each group with a click of its own
    therefore becomes a layer, and what lies between two of them in drawing order another: a group of its own, or a
    numbered part of the drawing. A group that holds such groups is repeated, under its name, for each stretch of the
    rest of it.
    """
    still = 0
    for part in _cut(Group(name, 0, tuple(nodes))):
        still += not part.step
        if part.step or still == 1:
            yield part
        elif len(part.children) == 1 and isinstance(part.children[0], Group):
            yield part.children[0]
        else:
            yield replace(part, name=f"{name} {still}")


def _cut(group: Group) -> Iterator[Group]:
    if not group.builds_inside:
        yield group
        return
    loose: list[Node] = []
    for child in group.children:
        parts = list(_cut(child)) if isinstance(child, Group) else []
        if not any(part.step for part in parts):
            loose.append(child)
            continue
        for part in parts:
            if part.step:
                if loose:
                    yield Group(group.name, group.step, tuple(loose))
                loose = []
                yield part
            else:
                loose.append(part)
    if loose:
        yield Group(group.name, group.step, tuple(loose))

"""A drawing's tree in; the same tree with each inherited attribute where it takes the fewest bytes, out.

SVG hands fill, stroke and type down to what stands inside. Where to write them is the small parsimony problem: each
leaf needs certain values, each edge on which the value changes costs the attribute's length. Sankoff's algorithm
(Minimal mutation trees of sequences, 1975) finds the cheapest placing, one attribute at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from publisher.figures.figure import SVG

_FONT = {"font-size": "16", "font-weight": "400", "text-anchor": "start"}
_PEN = {
    "stroke-width": "1",
    "stroke-opacity": "1",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-dasharray": "none",
}
_INK = {"fill-opacity": "1", "fill-rule": "nonzero"}
INHERITED = {"fill": "", "stroke": "none", **_INK, **_PEN, **_FONT}  # with SVG's own default
_SHAPES = {f"{{{SVG}}}{name}" for name in ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")}
_WORDS = {f"{{{SVG}}}{name}" for name in ("text", "tspan")}
_MIXED = ""  # what a part is handed that is shown where the values differ: whatever it needs must be written


@dataclass
class _Node:
    """An element that may carry the attributes: what it needs itself (leaves only), and what stands inside it."""

    element: etree._Element
    needs: dict[str, str] = field(default_factory=dict)
    inside: list[_Node] = field(default_factory=list)
    costs: dict[str, float] = field(default_factory=dict)
    cheapest: tuple[float, str] = (0, "")


def settle(root: etree._Element, parts: Mapping[etree._Element, Sequence[etree._Element]]) -> None:
    """Move the inherited attributes to where they are shortest, in place.

    `parts` are groups that are shown elsewhere too, each with the `use` elements that show it.
    """
    alone = dict.fromkeys([root, *parts])
    waiting = {top: _node(top, alone, _above(top)) for top in alone}
    for node in waiting.values():
        _strip(node)
    handed = {root: INHERITED}  # what each settled tree is handed from outside
    while waiting:
        ready = [top for top in waiting if all(_top(place, alone) not in waiting for place in _places(top, parts))]
        for top in ready:
            if top is not root:
                given = [_given(place, handed) for place in _places(top, parts)]
                handed[top] = {
                    key: given[0][key] if len({one[key] for one in given}) == 1 else _MIXED for key in INHERITED
                }
            _settle_one(waiting.pop(top), handed[top])


def _settle_one(node: _Node, given: Mapping[str, str]) -> None:
    for key, start in given.items():
        values = _values(node, key)
        if values - {start}:
            _cost(node, key, sorted(values | {start}))
            _write(node, key, start)


def _places(top: etree._Element, parts: Mapping[etree._Element, Sequence[etree._Element]]) -> list[etree._Element]:
    """Where the tree is shown: the element around it, and each `use`; none for the drawing itself."""
    parent = top.getparent()
    return [] if parent is None else [parent, *parts[top]]


def _top(element: etree._Element, alone: Collection[etree._Element]) -> etree._Element:
    """The tree that the element is settled with."""
    return next(found for found in (element, *element.iterancestors()) if found in alone)


def _given(place: etree._Element, handed: Mapping[etree._Element, Mapping[str, str]]) -> dict[str, str]:
    """What is handed down to what stands in `place`."""
    found: dict[str, str] = {}
    for element in (place, *place.iterancestors()):
        found = {key: str(element.get(key)) for key in INHERITED if element.get(key)} | found
        if element in handed:
            return dict(handed[element]) | found
    raise AssertionError(place)


def _above(element: etree._Element) -> dict[str, str]:
    """What the element inherits where it stands."""
    found = dict(INHERITED)
    for ancestor in [*element.iterancestors()][::-1]:
        found |= {key: str(ancestor.get(key)) for key in INHERITED if ancestor.get(key)}
    return found


def _node(element: etree._Element, alone: Collection[etree._Element], given: dict[str, str]) -> _Node:
    here = given | {key: str(element.get(key)) for key in INHERITED if element.get(key)}
    node = _Node(element)
    node.inside = [_node(child, alone, here) for child in element.iterchildren(etree.Element) if child not in alone]
    if element.tag in _SHAPES or (element.tag in _WORDS and element.text):
        keys = {"fill", "stroke"}
        keys |= _INK.keys() if here["fill"] != "none" else set()
        keys |= _PEN.keys() if here["stroke"] != "none" else set()
        keys |= _FONT.keys() if element.tag in _WORDS else set()
        node.needs = {key: here[key] for key in keys}
    return node


def _strip(node: _Node) -> None:
    for key in INHERITED:
        node.element.attrib.pop(key, "")
    for child in node.inside:
        _strip(child)


def _values(node: _Node, key: str) -> set[str]:
    found = {node.needs[key]} if key in node.needs else set()
    return found.union(*(_values(child, key) for child in node.inside))


def _cost(node: _Node, key: str, values: Sequence[str]) -> None:
    """For each value the node may hold, the fewest bytes that then must be written inside it."""
    for child in node.inside:
        _cost(child, key, values)
    need = node.needs.get(key)
    dearest = [child.cheapest[0] for child in node.inside]
    node.costs = {
        value: sum(min(child.costs[value], most) for child, most in zip(node.inside, dearest, strict=True))
        if need in {None, value}
        else float("inf")
        for value in values
    }
    node.cheapest = min((cost + len(key) + len(value) + 4, value) for value, cost in node.costs.items())


def _write(node: _Node, key: str, above: str) -> None:
    value = above
    if node.cheapest[0] < node.costs[above]:
        value = node.cheapest[1]
        node.element.set(key, value)
    for child in node.inside:
        _write(child, key, value)


__all__ = ["INHERITED", "settle"]

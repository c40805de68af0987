"""A drawing's tree in; the same picture in fewer bytes out, for pages that carry the drawing inside them."""

from __future__ import annotations

import re
from collections import defaultdict

from lxml import etree

from publisher.figures.figure import SVG
from publisher.figures.inheriting import INHERITED, settle
from publisher.figures.pathdata import number, shortened

_REFERENCE = 60  # bytes of the `use` that takes a repeated part's place, and of the group that gives the part its name
_LENGTHS = {"x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2"}


def slim(root: etree._Element, prefix: str) -> None:
    """Shorten the tree in place; parts that are drawn several times get an id that begins with `prefix`.

    `data-build`, gradients, and ids that something refers to stay as they are.
    """
    _drop_unused_ids(root)
    for text in root.iter(f"{{{SVG}}}text"):
        if len(text) == 1:
            _join(text, text[0])
    for element in root.iter(etree.Element):
        if element.get("d"):
            element.set("d", shortened(element.get("d", "")))
        for key in _LENGTHS.intersection(element.attrib):
            element.set(key, number(float(element.get(key, "0"))))
    settle(root, _share(root, prefix))
    for group in list(root.iter(f"{{{SVG}}}g")):
        if not group.attrib:
            _unwrap(group)


def _drop_unused_ids(root: etree._Element) -> None:
    used = set(re.findall(r"url\(#([^)]+)\)", etree.tostring(root, encoding="unicode")))
    for element in root.iter(etree.Element):
        if element.get("id") not in used:
            element.attrib.pop("id", "")


def _join(text: etree._Element, line: etree._Element) -> None:
    """Let a text of one line carry the line's own place."""
    for key, value in line.attrib.items():
        text.set(key, value)
    text.text = line.text
    text.remove(line)


def _share(root: etree._Element, prefix: str) -> dict[etree._Element, list[etree._Element]]:
    """Draw what stands in several groups once and refer to it from the others; each such part with its `use`s."""
    alike: dict[tuple[str, ...], list[etree._Element]] = defaultdict(list)
    for group in root.iter(f"{{{SVG}}}g"):
        inside = "".join(etree.tostring(child, encoding="unicode") for child in group)
        if len(inside) > 2 * _REFERENCE and "data-build" not in inside and " id=" not in inside:
            alike[inside, *_context(group)].append(group)
    parts: dict[etree._Element, list[etree._Element]] = {}
    for _, groups in sorted(alike.items(), key=lambda found: -len(found[0][0]) * (len(found[1]) - 1)):
        # A group inside one that has just been replaced is no longer part of the drawing.
        left = [group for group in groups if _stands(group, root)]
        if len(left) < 2:
            continue
        part = etree.Element(f"{{{SVG}}}g", {"id": f"{prefix}-{len(parts) + 1}"})
        part.extend(list(left[0]))
        left[0].append(part)
        parts[part] = []
        for group in left[1:]:
            for child in list(group):
                group.remove(child)
            parts[part].append(etree.SubElement(group, f"{{{SVG}}}use", {"href": f"#{part.get('id')}"}))
    gone = {use for uses in parts.values() for use in uses if not _stands(use, root)}
    return {part: [use for use in uses if use not in gone] for part, uses in parts.items()}


def _stands(element: etree._Element, root: etree._Element) -> bool:
    """Whether the element still is part of the drawing; libxml2 keeps what was removed in the same document."""
    return any(ancestor is root for ancestor in element.iterancestors())


def _context(group: etree._Element) -> tuple[str, ...]:
    """What the group's content inherits: content that reads alike looks alike only where this is alike too."""
    return tuple(
        next((value for element in (group, *group.iterancestors()) if (value := element.get(key))), "")
        for key in INHERITED
    )


def _unwrap(group: etree._Element) -> None:
    parent = group.getparent()
    assert parent is not None
    place = parent.index(group)
    parent[place : place + 1] = list(group)

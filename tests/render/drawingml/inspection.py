"""A slide's shape tree and the figure it shows in; what is wrong with the shapes, by rule, out.

Reads the written XML and the figure's SVG with nothing of the converter: its own colour arithmetic, its own counts.
"""

from __future__ import annotations

import colorsys
import itertools
import re
from collections.abc import Iterator

from lxml import etree

from tests.render.drawingml.deck import Slide
from tests.render.drawingml.drawings import PALETTE, A, P

SVG = "{http://www.w3.org/2000/svg}"
R_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
SLOTS = {"tx1", "bg1", "tx2", "bg2", *(f"accent{number}" for number in range(1, 7))}
UNMAPPED = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
GENERIC = re.compile(r"(Form|Linje|Tekst|Gruppe) \d+")
THEME = {c.slot.name: c.light for c in PALETTE.values() if c.slot and c.slot.lum_mod is None}
LIGHTS = {colour.light for colour in PALETTE.values()}
UNTHEMED = {colour.light[1:] for colour in PALETTE.values() if colour.slot is None}
CLOSE = 2  # of 255: PowerPoint's arithmetic in HSL, rounded


def faults(slide: Slide) -> Iterator[str]:
    """Each rule that the slide breaks, perhaps more than once."""
    tops = [child for child in slide.tree if child.tag not in {f"{P}nvGrpSpPr", f"{P}grpSpPr"}]
    yield from _identity(slide, tops)
    yield from _words(slide)
    yield from _colours(slide)
    yield from _geometry(slide)
    yield from _alt(slide, tops)
    top_ids = {_label(top).get("id") for top in tops}
    marked = set(given(slide.figure.root, "data-build"))
    if len(slide.builds) != len(marked) or not all(slide.builds):
        yield "builds"
    if not {str(number) for build in slide.builds for number in build} <= top_ids:
        yield "build-target"


def given(root: etree._Element, attribute: str) -> list[str]:
    """The values of an attribute in the drawing, in document order."""
    return [element.get(attribute, "") for element in root.iter() if element.get(attribute) is not None]


def words(element: etree._Element) -> str:
    """All text in the element."""
    return "".join(str(part) for part in element.itertext())


def _label(element: etree._Element) -> etree._Element:
    return next(element.iter(f"{P}cNvPr"))


def _identity(slide: Slide, tops: list[etree._Element]) -> Iterator[str]:
    labels = list(slide.tree.iter(f"{P}cNvPr"))
    ids = [label.get("id") for label in labels]
    if len(ids) != len(set(ids)):
        yield "ids"
    named = set(given(slide.figure.root, "data-name"))
    title = re.compile(re.escape(slide.figure.title) + r"( \d+)?")
    inside = [_label(shape) for top in tops for shape in top.iter(f"{P}sp", f"{P}cxnSp", f"{P}grpSp")]
    for name in (label.get("name", "") for label in inside):
        if not (name in named or title.fullmatch(name) or GENERIC.fullmatch(name)):
            yield "names"
    if any(True for _ in slide.tree.iter(f"{P}pic", f"{A}blip", f"{A}blipFill")):
        yield "picture"


def _words(slide: Slide) -> Iterator[str]:
    texts = list(slide.figure.root.iter(f"{SVG}text"))
    bodies = list(slide.tree.iter(f"{P}txBody"))
    if slide.figure.id != "torture" and len(texts) != len(bodies):
        yield "text-count"
    said = "".join(words(text) for text in texts)
    shown = "".join(words(body) for body in bodies)
    if "".join(said.split()) != "".join(shown.split()):
        yield "words"
    for body in bodies:
        frame = next(body.iter(f"{A}bodyPr"))
        insets = {frame.get(side) for side in ("lIns", "tIns", "rIns", "bIns")}
        if frame.get("wrap") != "none" or insets != {"0"} or frame.find(f"{A}noAutofit") is None:
            yield "text-frame"
        if any(not paragraph.findall(f"{A}r") for paragraph in body.iter(f"{A}p")):
            yield "empty-paragraph"
    for run in slide.tree.iter(f"{A}r"):
        look = run.find(f"{A}rPr")
        face = None if look is None else look.find(f"{A}latin")
        if look is None or look.get("lang") != "da-DK":
            yield "language"
        if look is None or face is None or face.get("typeface") != "+mn-lt" or int(look.get("sz", "0")) < 100:
            yield "face"


def _colours(slide: Slide) -> Iterator[str]:
    blended = {_blend(*pair) for pair in _neighbours(slide.figure.root)}
    for element in slide.tree.iter(f"{A}srgbClr"):
        value = element.get("val", "")
        if value not in UNTHEMED and not any(_between(value, ends) for ends in blended):
            yield "fixed-colour"
    for element in slide.tree.iter(f"{A}schemeClr"):
        slot = element.get("val", "")
        if slot not in SLOTS:
            yield "theme-colour"
        elif not any(_near(_resolved(element, slot), light) for light in LIGHTS) and not _in_gradient(element):
            yield "off-palette"


def _in_gradient(element: etree._Element) -> bool:
    return any(True for _ in element.iterancestors(f"{A}gs"))


def _neighbours(root: etree._Element) -> Iterator[tuple[str, str]]:
    for gradient in root.iter(f"{SVG}linearGradient", f"{SVG}radialGradient"):
        stops = [stop.get("stop-color", "") for stop in gradient.iter(f"{SVG}stop")]
        yield from itertools.pairwise(stops)


def _blend(one: str, other: str) -> tuple[str, str]:
    return PALETTE[one].light[1:], PALETTE[other].light[1:]


def _parts(value: str) -> list[int]:
    return [int(value[place : place + 2], 16) for place in (0, 2, 4)]


def _between(value: str, ends: tuple[str, str]) -> bool:
    limits = zip(_parts(ends[0]), _parts(ends[1]), strict=True)
    return all(min(pair) <= part <= max(pair) for part, pair in zip(_parts(value), limits, strict=True))


def _resolved(element: etree._Element, slot: str) -> str:
    red, green, blue = (part / 255 for part in _parts(THEME[UNMAPPED.get(slot, slot)][1:]))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    for change in element:
        amount = int(change.get("val", "0")) / 100_000
        light = {f"{A}lumMod": light * amount, f"{A}lumOff": light + amount}.get(str(change.tag), light)
    return "#" + "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, min(light, 1), saturation))


def _near(one: str, other: str) -> bool:
    return all(abs(a - b) <= CLOSE for a, b in zip(_parts(one[1:]), _parts(other[1:]), strict=True))


def _geometry(slide: Slide) -> Iterator[str]:
    for group in slide.tree.iter(f"{P}grpSp"):
        frame = next(group.iter(f"{A}xfrm"))
        off, ext, child_off, child_ext = (dict(part.attrib) for part in frame)
        if off != child_off or ext != child_ext:
            yield "group-scale"
        for child in group.iterchildren(f"{P}sp", f"{P}cxnSp", f"{P}grpSp"):
            if not _turned(child) and not _holds(group, child):
                yield "group-bounds"
    for path in slide.tree.iter(f"{A}path"):
        if path.get("w") is not None:
            shape = next(path.iterancestors(f"{P}sp"))
            size = next(shape.iter(f"{A}ext"))
            if (path.get("w"), path.get("h")) != (size.get("cx"), size.get("cy")):
                yield "path-scale"


def _turned(shape: etree._Element) -> bool:
    return next(shape.iter(f"{A}xfrm")).get("rot") is not None


def _holds(group: etree._Element, child: etree._Element) -> bool:
    left, top, right, bottom = _edges(group)
    inner = _edges(child)
    return left <= inner[0] and top <= inner[1] and right >= inner[2] and bottom >= inner[3]


def _edges(shape: etree._Element) -> tuple[int, int, int, int]:
    frame = next(shape.iter(f"{A}xfrm"))
    x, y = (int(frame[0].get(name, "")) for name in "xy")
    return x, y, x + int(frame[1].get("cx", "")), y + int(frame[1].get("cy", ""))


def _alt(slide: Slide, tops: list[etree._Element]) -> Iterator[str]:
    described = [top for top in tops if _label(top).get("descr")]
    if [_label(top).get("descr") for top in described] != [slide.figure.alt]:
        yield "alt"
    elif _label(described[0]).get("name") != slide.figure.title:
        yield "title"
    for top in tops:
        decorative = any(True for _ in _label(top).iter(DECORATIVE))
        if decorative is (top in described):
            yield "decorative"
        if any(_label(shape).get("descr") for shape in top.iter(f"{P}sp", f"{P}cxnSp")):
            yield "alt-inside"

"""A drawing inside a page takes few bytes and is the same picture as the whole drawing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from publisher import content, figures
from publisher.figures import svg
from publisher.figures.figure import SVG
from publisher.figures.pathdata import shortened
from publisher.figures.slim import slim

PROJECT = Path(__file__).resolve().parents[2]
NAMESPACE = f"{{{SVG}}}"
PAINTED = {NAMESPACE + name for name in ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")}
WORDS = {f"{NAMESPACE}text", f"{NAMESPACE}tspan"}
GEOMETRY = {"d", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "x2", "y1", "y2", "points"}
INHERITED = {
    "fill": "black",
    "fill-opacity": "1",
    "fill-rule": "nonzero",
    "stroke": "none",
    "stroke-width": "1",
    "stroke-opacity": "1",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-dasharray": "none",
    "font-size": "16",
    "font-weight": "400",
    "text-anchor": "start",
}


def tree(inside: str) -> etree._Element:
    text = f'<svg xmlns="{SVG}" viewBox="0 0 9 9">{inside}</svg>'
    return etree.fromstring(text, etree.XMLParser(remove_blank_text=True))


def slimmed(inside: str) -> etree._Element:
    root = tree(inside)
    slim(root, "p")
    return root


def _measured(key: str, value: str) -> str:
    """A path or a length as a page shows it, to a tenth."""
    return shortened(value) if key == "d" else value if key == "points" else f"{float(value):.1f}"


def seen(root: etree._Element) -> list[object]:
    """What a reader of SVG paints: each shape or line of text with all it inherits, `use` followed, in order."""
    ids = {element.get("id"): element for element in root.iter(etree.Element) if element.get("id")}

    def walk(element: etree._Element, given: dict[str, str], place: tuple[str, ...]) -> list[object]:
        own = {str(key): str(value) for key, value in element.attrib.items()}
        here = given | {
            key: own.pop(key).removeprefix("var(--fs-").removesuffix(")") for key in INHERITED if key in own
        }
        place = (*place, *(f"{key} {own.pop(key)}" for key in ("transform", "opacity") if key in own))
        if element.tag == f"{NAMESPACE}use":
            return walk(ids[own["href"].removeprefix("#")], here, place)
        found: list[object] = []
        if element.tag in PAINTED or (element.tag in WORDS and element.text):
            unused = set() if here["stroke"] != "none" else {key for key in here if key.startswith("stroke-")}
            unused |= set() if element.text else {key for key in here if key.startswith(("font", "text"))}
            unused |= set() if here["fill"] != "none" else {"fill-opacity", "fill-rule"}
            geometry = {key: _measured(key, own[key]) for key in sorted(own.keys() & GEOMETRY)}
            look = {key: value for key, value in sorted(here.items()) if key not in unused}
            found.append((element.text, geometry, look, place))
        for child in element:
            found += walk(child, here, place)
        return found

    return walk(root, INHERITED, ())


FACE = '<path d="M1 1L9 9" fill="none" stroke="ink" stroke-width="3"/><path d="M5 1V9L1 5Z" fill="alarm"/>' * 3
SAMPLE = f"""
<g transform="translate(1 1)" stroke-linecap="round">{FACE}</g><g transform="translate(2 2)">{FACE}</g>
<g transform="translate(3 3)" stroke-linecap="round">{FACE}</g><g fill="bio"><path d="M0 0H9" fill="bio"/>
</g><g data-build="1" transform="translate(4 4)" stroke-linecap="round">{FACE}</g>
"""


def test_the_same_shapes_are_painted_in_the_same_order() -> None:
    assert seen(slimmed(SAMPLE)) == seen(tree(SAMPLE))


def test_every_figure_of_the_book_is_the_same_inside_a_page() -> None:
    drawn = figures.draw(content.load(PROJECT))
    assert drawn
    for figure in drawn.values():
        assert seen(etree.fromstring(svg.inline(figure, "p"))) == seen(figure.root), figure.id


def test_a_wrong_colour_in_a_shared_part_would_be_seen() -> None:
    root = slimmed(SAMPLE)
    painted = next(element for element in root.iter() if element.get("fill") == "alarm")
    painted.set("fill", "soc")
    assert seen(root) != seen(tree(SAMPLE))


def test_what_stands_several_times_is_drawn_once_and_shown_by_reference() -> None:
    root = slimmed(SAMPLE)
    assert len(root.findall(f".//{NAMESPACE}use")) == 2
    assert len(root.findall(f".//{NAMESPACE}path")) == 1 + 2 * len(re.findall("<path", FACE))


def test_parts_that_inherit_different_lines_are_not_taken_for_one() -> None:
    root = slimmed(f'<g stroke-linecap="round">{FACE}</g><g stroke-linecap="butt">{FACE}</g>')
    assert root.find(f".//{NAMESPACE}use") is None


def test_a_click_stays_where_it_was() -> None:
    root = slimmed(SAMPLE)
    (step,) = (element for element in root.iter() if element.get("data-build"))
    assert step.get("transform") == "translate(4 4)"


def test_an_attribute_that_only_repeats_its_surroundings_is_left_out() -> None:
    root = slimmed('<g fill="ink"><path d="M0 0H1V1Z" fill="ink"/><path d="M0 0H2V1Z" fill="ink"/></g>')
    assert etree.tostring(root).count(b'fill="ink"') == 1


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("M 10 20 L 30 40 L 31 41 Z", "M10 20 30 40l1 1Z"),
        ("M0 0C10 0 20 10 20 20S30 40 40 40", "M0 0C10 0 20 10 20 20S30 40 40 40"),
        ("M100 100A8 8 0 0 1 108 108", "M100 100a8 8 0 0 1 8 8"),
        ("m5 5l0.5 -0.5h-3v2zm10 10h1", "M5 5l.5-.5h-3v2ZM15 15h1"),
        ("M200 200H210V190 200Q0 0 1 1T2 2", "M200 200h10V190v10Q0 0 1 1T2 2"),
    ],
)
def test_a_path_is_written_in_its_shortest_form(written: str, short: str) -> None:
    assert shortened(written) == short

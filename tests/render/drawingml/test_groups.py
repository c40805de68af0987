"""Groups follow the drawing's names and clicks, the figure fits its frame, and nothing is left to chance."""

from __future__ import annotations

import itertools
import re

import pytest
from lxml import etree

from publisher.figures.profile import ELEMENTS, local
from publisher.render.drawingml import Frame, convert
from publisher.units import Mm, Pt
from tests.render.drawingml.drawings import PALETTE, TORTURE, A, P, figure_of, native, small, torture

BOX = '<rect width="5" height="5"/>'


def names(element: etree._Element) -> list[str]:
    return [label.get("name", "") for label in element.iter(f"{P}cNvPr")]


def test_the_torture_figure_uses_every_element_and_attribute_of_the_profile() -> None:
    root = etree.parse(TORTURE).getroot()
    used = {name: set[str]() for name in ELEMENTS}
    for element in root.iter(etree.Element):
        used[local(element)] |= {str(key) for key in element.attrib}
    assert {name for name in ELEMENTS if not any(True for _ in root.iter(f"{{*}}{name}"))} == set()
    everywhere = set().union(*used.values())
    assert set().union(*ELEMENTS.values()) - everywhere == set()


def test_only_named_groups_remain_and_the_rest_is_numbered_in_danish() -> None:
    inside = f'<g data-name="Kop"><g id="shade">{BOX}<circle r="4"/></g><line x2="9" stroke="ink"/></g>'
    element = native(small(f'{inside}<text x="0" y="9" font-size="8">Hej</text>')).element
    assert names(element) == ["En tegning", "Kop", "Form 1", "Form 2", "Linje 1", "Tekst 1"]


def test_the_figure_bears_title_and_alt_text_and_its_parts_none() -> None:
    element = native(small(BOX)).element
    described = [(label.get("name"), label.get("descr")) for label in element.iter(f"{P}cNvPr")]
    assert described == [("En tegning", "Hvad tegningen viser."), ("Form 1", None)]


def layered(inside: str) -> list[str]:
    return [names(element)[0] for element in native(small(inside)).elements]


def test_a_group_with_a_click_is_a_layer_of_its_own_in_drawing_order() -> None:
    inside = f'{BOX}<g data-name="Hane" data-build="1">{BOX}</g>{BOX}<g data-name="Vand" data-build="2">{BOX}</g>'
    assert layered(inside) == ["En tegning", "Hane", "En tegning 2", "Vand"]


def test_the_clicks_name_the_layers_they_show_in_order() -> None:
    inside = "".join(f'<g data-name="Trin" data-build="{step}">{BOX}</g>' for step in (2, 1, 2, 4))
    shapes = native(small(BOX + inside))
    tops = [next(element.iter(f"{P}cNvPr")).get("id") for element in shapes.elements]
    assert [[str(number) for number in build] for build in shapes.builds] == [[tops[2]], [tops[1], tops[3]], [tops[4]]]


def test_a_click_inside_a_named_group_comes_out_to_the_top_since_office_animates_nothing_inside_a_group() -> None:
    inner = f'<g data-name="Kop">{BOX}<g data-name="Vand" data-build="1">{BOX}</g>{BOX}</g>'
    shapes = native(small(f"{BOX}{inner}"))
    assert [names(element)[0] for element in shapes.elements] == ["En tegning", "Vand", "Kop"]
    assert names(shapes.elements[0]) == ["En tegning", "Form 1", "Kop", "Form 2"]


def test_a_click_inside_a_click_keeps_both() -> None:
    inside = f'<g data-name="Kop" data-build="1">{BOX}<g data-name="Vand" data-build="2">{BOX}</g></g>'
    assert (layered(inside), len(native(small(inside)).builds)) == (["Kop", "Vand"], 2)


def test_a_single_shape_with_a_click_gets_a_group_to_animate() -> None:
    shapes = native(small(f'{BOX}<circle r="4" data-build="1" data-name="Dråbe"/>'))
    assert names(shapes.elements[1]) == ["Dråbe", "Dråbe"]
    assert len(shapes.builds) == 1


def test_without_animation_the_figure_is_one_group_and_keeps_its_named_parts() -> None:
    shapes = native(small(f'{BOX}<g data-name="Hane" data-build="1">{BOX}</g>'), animated=False)
    assert names(shapes.element) == ["En tegning", "Form 1", "Hane", "Form 2"]
    assert shapes.builds == ()


def test_the_one_element_is_refused_for_a_figure_in_layers() -> None:
    shapes = native(small(f'{BOX}<g data-build="1">{BOX}</g>'))
    with pytest.raises(ValueError, match="too many values"):
        _ = shapes.element


def test_the_figure_is_fitted_into_its_frame_and_centred() -> None:
    space = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" fill="ink"'
    wide = figure_of(f'<svg {space}><rect width="200" height="100"/></svg>')
    frame = Frame(Mm(10), Mm(20), Mm(100), Mm(80))
    group = next(convert(wide, PALETTE, frame, itertools.count(5)).element.iter(f"{A}xfrm"))
    off, ext = group[0], group[1]
    assert (int(off.get("x", "")), int(off.get("y", ""))) == (Mm(10).emu, Mm(35).emu)
    assert (int(ext.get("cx", "")), int(ext.get("cy", ""))) == (Mm(100).emu, Mm(50).emu)


def test_ids_are_taken_in_order_and_once_each() -> None:
    figure = torture()
    ids = itertools.count(40)
    elements = convert(figure, PALETTE, Frame(Pt(0), Pt(0), Pt(160), Pt(100)), ids).elements
    given = [int(label.get("id", "")) for element in elements for label in element.iter(f"{P}cNvPr")]
    assert given == list(range(40, 40 + len(given)))
    assert next(ids) == 40 + len(given)


def test_the_same_figure_gives_the_same_shapes_and_is_left_as_it_was() -> None:
    figure = torture()
    before = etree.tostring(figure.root)
    one, other = ([etree.tostring(element) for element in native(figure).elements] for _ in range(2))
    assert one == other
    assert etree.tostring(figure.root) == before


def test_no_number_is_written_with_an_exponent_or_a_fraction() -> None:
    text = b"".join(etree.tostring(element) for element in native(torture(), 0.01).elements).decode()
    assert not re.search(r'\b(?:x|y|cx|cy|w|h|pos|d|sp|ang|rot|sz)="-?\d*[.e]', text)

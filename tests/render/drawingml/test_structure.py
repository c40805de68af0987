"""A written figure is editable shapes in theme colours with Danish text, names and alt text, and its clicks resolve."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from publisher.figures.figure import Figure
from tests.render.drawingml import deck
from tests.render.drawingml.drawings import A, P
from tests.render.drawingml.inspection import faults
from tests.validators.office import audit_errors, sdk_errors


def test_no_figure_of_the_book_breaks_a_rule(slides: Sequence[deck.Slide]) -> None:
    assert {slide.figure.id: sorted(set(faults(slide))) for slide in slides} == {s.figure.id: [] for s in slides}


def test_curves_stay_curves(slides: Sequence[deck.Slide]) -> None:
    for slide in slides:
        few = slide.figure.id.startswith("tegneguide.")  # an example of a straight line may be straight
        assert sum(1 for _ in slide.tree.iter(f"{A}cubicBezTo")) > (0 if few else 20), slide.figure.id


def test_the_deck_of_figures_has_no_error_for_either_validator(figures: Sequence[Figure], tmp_path: Path) -> None:
    deck.write(figures, tmp_path / "figures.pptx")
    assert audit_errors(tmp_path / "figures.pptx") == []
    assert sdk_errors(tmp_path / "figures.pptx") == []


def first(tree: etree._Element, tag: str) -> etree._Element:
    space = {"a": A, "p": P}[tag[0]]
    return next(tree.iter(space + tag[2:]))


def _double_id(tree: etree._Element) -> None:
    labels = [next(shape.iter(f"{P}cNvPr")) for shape in tree.iter(f"{P}sp")]
    labels[0].set("id", labels[1].get("id", ""))


def _picture(tree: etree._Element) -> None:
    etree.SubElement(first(tree, "p:grpSp"), f"{P}pic")


def _lose_text(tree: etree._Element) -> None:
    body = first(tree, "p:txBody")
    parent = body.getparent()
    assert parent is not None
    parent.remove(body)


def _move_out(tree: etree._Element) -> None:
    first(first(tree, "p:sp"), "a:off").set("x", "-1")


def _undescribe(tree: etree._Element) -> None:
    del first(first(tree, "p:grpSp"), "p:cNvPr").attrib["descr"]


def _unscale(tree: etree._Element) -> None:
    first(first(tree, "p:grpSp"), "a:chExt").set("cx", "1")


BREAKS: list[tuple[str, Callable[[etree._Element], object]]] = [
    ("ids", _double_id),
    ("names", lambda tree: first(first(tree, "p:sp"), "p:cNvPr").set("name", "Rectangle 5")),
    ("picture", _picture),
    ("text-count", _lose_text),
    ("words", _lose_text),
    ("text-frame", lambda tree: first(tree, "a:bodyPr").set("wrap", "square")),
    ("empty-paragraph", lambda tree: first(tree, "a:p").remove(first(tree, "a:r"))),
    ("language", lambda tree: first(tree, "a:rPr").set("lang", "en-US")),
    ("face", lambda tree: first(tree, "a:latin").set("typeface", "Arial")),
    ("fixed-colour", lambda tree: first(tree, "a:srgbClr").set("val", "ABCDEF")),
    ("theme-colour", lambda tree: first(tree, "a:schemeClr").set("val", "hlink")),
    ("off-palette", lambda tree: first(tree, "a:lumMod").set("val", "33000")),
    ("group-scale", _unscale),
    ("group-bounds", _move_out),
    ("path-scale", lambda tree: next(p for p in tree.iter(f"{A}path") if p.get("w")).set("w", "7")),
    ("alt", _undescribe),
    ("title", lambda tree: first(first(tree, "p:grpSp"), "p:cNvPr").set("name", "Gruppe 1")),
    ("decorative", _undescribe),
    ("alt-inside", lambda tree: first(first(tree, "p:sp"), "p:cNvPr").set("descr", "kop.png")),
]


@pytest.mark.parametrize(("rule", "spoil"), BREAKS, ids=[rule for rule, _ in BREAKS])
def test_each_rule_sees_a_slide_that_breaks_it(
    slides: Sequence[deck.Slide], rule: str, spoil: Callable[[etree._Element], object]
) -> None:
    slide = slides[-1]
    tree = copy.deepcopy(slide.tree)
    spoil(tree)
    assert rule in set(faults(replace(slide, tree=tree)))


def test_a_click_without_shapes_or_on_a_shape_inside_a_group_is_seen(slides: Sequence[deck.Slide]) -> None:
    slide = next(slide for slide in slides if slide.builds)
    assert "builds" in set(faults(replace(slide, builds=slide.builds[1:])))
    inner = int(next(first(slide.tree, "p:sp").iter(f"{P}cNvPr")).get("id", ""))
    assert "build-target" in set(faults(replace(slide, builds=((inner,), *slide.builds[1:]))))

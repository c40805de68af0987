"""Each colour becomes its exact build wherever it hides, and what is not in the palette is refused."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from publisher.render.press import UnknownColour
from publisher.render.press.rewriting import Recolouring
from tests.render.posters.paint import Mark, Walk, walk

INKS = {
    (0, 0, 0): (0, 0, 0, 100),
    (255, 255, 255): (0, 0, 0, 0),
    (255, 0, 0): (10, 77, 73, 0),
    (51, 51, 51): (0, 0, 0, 78),
}
TEXT = " BT /F 12 Tf (a) Tj ET "
BLACK, WHITE, RED, TINT = "0 0 0 rg ", "1 1 1 rg ", "1 0 0 rg ", "0.2 0.2 0.2 rg "


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    made = pikepdf.new()
    made.add_blank_page(page_size=(100, 100))
    made.pages[0].obj.Resources = Dictionary()
    return made


def converted(pdf: pikepdf.Pdf, content: str) -> Walk:
    page = pdf.pages[0]
    page.obj.Contents = pdf.make_stream(content.encode())
    Recolouring(pdf, INKS).page(page)
    return walk(page)


def texts(found: Walk) -> list[Mark]:
    return [mark for mark in found.marks if mark.is_text]


def gradient(**changes: Any) -> Dictionary:
    part = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[1, 1, 1], N=1)
    stitched = Dictionary(FunctionType=3, Domain=[0, 1], Functions=[part], Bounds=[], Encode=[0, 1])
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 1, 1], Function=stitched, **changes)


def test_fills_and_strokes_get_their_builds(pdf: pikepdf.Pdf) -> None:
    found = converted(pdf, RED + "0 0 1 1 re f 1 g 0 G 0 0 1 1 re B")
    assert found.colours == {("k", (0.1, 0.77, 0.73, 0)), ("k", (0, 0, 0, 0)), ("K", (0, 0, 0, 1))}


def test_solid_black_text_overprints_and_white_red_and_grey_text_does_not(pdf: pikepdf.Pdf) -> None:
    found = converted(pdf, BLACK + TEXT + WHITE + TEXT + RED + TEXT + TINT + TEXT)
    assert [mark.overprint for mark in texts(found)] == [True, False, False, False]


def test_colours_that_alternate_within_one_text_are_kept_apart(pdf: pikepdf.Pdf) -> None:
    found = converted(pdf, f"BT /F 12 Tf {BLACK}(a) Tj {RED}(b) Tj {BLACK}(c) Tj {WHITE}[(d)] TJ ET")
    assert [mark.overprint for mark in texts(found)] == [True, False, True, False]


def test_overprint_ends_with_the_text(pdf: pikepdf.Pdf) -> None:
    found = converted(pdf, BLACK + TEXT + " 0 0 1 1 re f")
    assert [(mark.operator, mark.overprint) for mark in found.marks] == [("Tj", True), ("f", False)]


def test_a_colour_set_inside_a_saved_state_is_forgotten_after_it(pdf: pikepdf.Pdf) -> None:
    found = converted(pdf, f"{RED} q {BLACK} {TEXT} Q {TEXT} q {WHITE} Q {BLACK} q q Q {TEXT} Q")
    assert [mark.overprint for mark in texts(found)] == [True, False, True]


def test_text_on_a_pattern_does_not_overprint(pdf: pikepdf.Pdf) -> None:
    pattern = Dictionary(Type=Name.Pattern, PatternType=2, Shading=gradient())
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P=pattern)
    found = converted(pdf, f"{BLACK} /Pattern cs /P scn {TEXT}")
    assert [mark.overprint for mark in texts(found)] == [False]


def test_forms_are_converted_once_with_their_groups_and_black_text_in_them_overprints(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(
        (BLACK + TEXT + RED + "0 0 1 1 re f").encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 1, 1],
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB),
        Resources=Dictionary(ColorSpace=Dictionary(lab=Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])]))),
    )
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=pdf.make_indirect(form))
    found = converted(pdf, "/X Do /X Do")
    assert [mark.overprint for mark in found.marks] == [True, False, True, False]
    assert {str(group.CS) for group in found.groups} == {"/DeviceCMYK"}
    assert all("/ColorSpace" not in resources for resources in found.resources)
    assert not found.operators & {"rg", "RG"}


def test_gradients_get_the_builds_of_their_ends(pdf: pikepdf.Pdf) -> None:
    resources = pdf.pages[0].obj.Resources
    resources.Shading = Dictionary(S=gradient())
    resources.Pattern = Dictionary(P=Dictionary(Type=Name.Pattern, PatternType=2, Shading=gradient()))
    converted(pdf, "/S sh")
    for shading in (resources.Shading.S, resources.Pattern.P.Shading):
        assert shading.ColorSpace == "/DeviceCMYK"
        (part,) = shading.Function.Functions
        assert [float(ink) for ink in part.C0] == [0.1, 0.77, 0.73, 0]
        assert [float(ink) for ink in part.C1] == [0, 0, 0, 0]


def test_tags_are_left_out(pdf: pikepdf.Pdf) -> None:
    found = converted(pdf, f"/Artifact BMC {BLACK} EMC /P <</MCID 0>> BDC {TEXT} EMC")
    assert not found.operators & {"BMC", "BDC", "EMC"}
    assert len(texts(found)) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("1 0 0.5 rg", "#FF0080"),
        ("0.5 G", "#808080"),
        ("0 0 0 1 k", "0 0 0 1 k"),
        ("/DeviceRGB cs 1 0 0 sc", "/DeviceRGB cs"),
        ("/lab-d50 CS 50 0 0 SCN", "/lab-d50 CS"),
        ("/Missing scn", "/Missing scn"),
        ("BI /W 1 /H 1 /BPC 8 /CS /G ID a EI", "INLINE IMAGE"),
    ],
)
def test_what_is_not_in_the_palette_is_refused(pdf: pikepdf.Pdf, content: str, told: str) -> None:
    with pytest.raises(UnknownColour) as caught:
        converted(pdf, content)
    assert told in str(caught.value)


def test_pictures_and_soft_masks_are_refused(pdf: pikepdf.Pdf) -> None:
    resources = pdf.pages[0].obj.Resources
    resources.XObject = Dictionary(I=pdf.make_stream(b"a", Subtype=Name.Image))
    with pytest.raises(UnknownColour, match="Image"):
        converted(pdf, "/I Do")
    resources.XObject = Dictionary()
    resources.ExtGState = Dictionary(M=Dictionary(SMask=Dictionary(S=Name.Alpha)))
    with pytest.raises(UnknownColour, match="soft mask"):
        converted(pdf, "/M gs")


def test_an_unknown_colour_in_a_form_is_refused_too(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"0 1 0 rg 0 0 1 1 re f", Subtype=Name.Form, BBox=[0, 0, 1, 1])
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=form)
    with pytest.raises(UnknownColour, match="#00FF00"):
        converted(pdf, "/X Do")

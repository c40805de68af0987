"""The written print PDF holds what a print shop asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml
from PIL import Image

from tests.render.posters.conftest import PROJECT, Source
from tests.render.posters.paint import objects, walk

MM = 72 / 25.4


@pytest.fixture
def pdf(print_file: Path) -> pikepdf.Pdf:
    return pikepdf.open(print_file)


def millimetres(box: pikepdf.Object) -> list[float]:
    return [round(float(side) / MM, 2) for side in box]


def builds() -> dict[str, list[int]]:
    """Each token's CMYK build, read straight from the palette's file."""
    entries = yaml.safe_load((PROJECT / "docs" / "palette.yml").read_text("utf-8"))
    return {token: entry["cmyk"] for token, entry in entries.items()}


def test_the_sheet_is_a3_with_three_millimetres_around_it(pdf: pikepdf.Pdf) -> None:
    (page,) = pdf.pages
    assert millimetres(page.obj.MediaBox) == [0, 0, 303, 426]
    assert millimetres(page.obj.CropBox) == millimetres(page.obj.BleedBox) == [0, 0, 303, 426]
    assert millimetres(page.obj.TrimBox) == [3, 3, 300, 423]
    assert not {"/ArtBox", "/UserUnit", "/Rotate"} & set(page.obj.keys())


def test_every_side_of_the_bleed_is_painted(print_file: Path) -> None:
    picture = pictured(print_file)
    width, height = picture.size
    edges = {
        "left": picture.crop((0, 0, 2, height)),
        "right": picture.crop((width - 2, 0, width, height)),
        "top": picture.crop((0, 0, width, 2)),
        "bottom": picture.crop((0, height - 2, width, height)),
    }
    bare = {side for side, edge in edges.items() if (255, 255, 255) in (colour for _, colour in edge.getcolors() or [])}
    assert bare == set()


def pictured(path: Path) -> Image.Image:
    """The whole page at 72 dpi, without the pixels that the page only covers in part."""
    page = pypdfium2.PdfDocument(path)[0]
    picture: Image.Image = page.render(scale=1).to_pil().convert("RGB")
    return picture.crop((0, 0, int(page.get_width()), int(page.get_height())))


def test_nothing_is_painted_in_another_colour_space_than_cmyk(pdf: pikepdf.Pdf) -> None:
    found = walk(pdf.pages[0])
    assert len(found.marks) > 100
    assert not found.operators & {"rg", "RG", "g", "G", "sc", "SC", "ri", "BI", "INLINE IMAGE"}
    assert {colour for colour in found.colours if colour[0] not in {"k", "K"}} <= {
        ("cs", ("/Pattern",)),
        ("CS", ("/Pattern",)),
    } | {colour for colour in found.colours if colour[0] in {"scn", "SCN"}}
    assert all("/ColorSpace" not in resources for resources in found.resources)
    for thing in objects(pdf):
        if "/ShadingType" in thing:
            assert thing.ColorSpace == "/DeviceCMYK"
        assert thing.get("/Subtype") != "/Image"
    groups = [pdf.pages[0].obj.Group, *found.groups]
    assert {str(group.CS) for group in groups} == {"/DeviceCMYK"}
    assert not re.search(rb"/(DeviceRGB|Lab|CalRGB|CalGray)\b", Path(pdf.filename).read_bytes())


def test_every_colour_is_a_build_of_the_palette_to_the_per_cent(pdf: pikepdf.Pdf) -> None:
    allowed = {tuple(part / 100 for part in build) for build in builds().values()}
    used = {values for operator, values in walk(pdf.pages[0]).colours if operator in {"k", "K"}}
    assert len(used) > 10
    assert used <= allowed


def test_the_title_band_has_the_build_of_the_leading_colour(pdf: pikepdf.Pdf, name: str) -> None:
    role = yaml.safe_load((PROJECT / "posters" / f"{name}.yml").read_text("utf-8"))["colour"]
    band = ("k", tuple(part / 100 for part in builds()[f"{role}-deep"]))
    fills = [mark.fill for mark in walk(pdf.pages[0]).marks if not mark.is_text]
    assert fills.index(band) <= 2


def test_solid_black_text_overprints_and_nothing_else_does(pdf: pikepdf.Pdf) -> None:
    marks = walk(pdf.pages[0]).marks
    black = ("k", (0.0, 0.0, 0.0, 1.0))
    texts = [mark for mark in marks if mark.is_text]
    assert len([mark for mark in texts if mark.fill == black]) > 10
    assert len([mark for mark in texts if mark.fill != black]) >= 2
    assert {mark.overprint for mark in texts if mark.fill == black} == {True}
    assert {mark.mode for mark in marks if mark.overprint} == {1}
    assert all(mark.is_text and mark.fill == black for mark in marks if mark.overprint)


def test_dark_text_has_black_ink_alone(pdf: pikepdf.Pdf) -> None:
    texts = {mark.fill[1] for mark in walk(pdf.pages[0]).marks if mark.is_text}
    inks = [tuple(float(part) for part in values) for values in texts]
    assert all(sum(build[:3]) == 0 for build in inks if build[3] >= 0.75), inks


def test_no_colour_has_more_ink_than_three_hundred_per_cent() -> None:
    assert max(sum(build) for build in builds().values()) <= 300


def test_the_output_intent_is_the_icc_file_byte_for_byte(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFX"
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert str(intent.RegistryName) == "http://www.color.org"
    assert intent.DestOutputProfile.N == 4
    written = (PROJECT / "posters" / "icc" / "fogra39-coated-tac300.icc").read_bytes()
    assert intent.DestOutputProfile.read_bytes() == written


def test_the_file_says_pdf_x_4_in_plain_text_and_info_agrees(
    print_file: Path, pdf: pikepdf.Pdf, source: Source
) -> None:
    content = print_file.read_bytes()
    assert content.startswith(b"%PDF-1.6")
    assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in content
    packet = pdf.Root.Metadata.read_bytes().decode()
    title = next(poster.title.brief for poster in source.book.posters if poster.id in print_file.name)
    assert f'<rdf:li xml:lang="x-default">{title}</rdf:li>' in packet
    assert str(pdf.trailer.Info.Title) == title
    assert pdf.trailer.Info.Trapped == "/False"
    assert str(pdf.trailer.Info.CreationDate) == "D:20261123000000Z"
    assert "<xmp:CreateDate>2026-11-23T00:00:00Z</xmp:CreateDate>" in packet
    assert [len(bytes(part)) for part in pdf.trailer.ID] == [16, 16]


def test_nothing_meant_for_a_screen_is_left(pdf: pikepdf.Pdf) -> None:
    catalog, page = set(pdf.Root.keys()), set(pdf.pages[0].obj.keys())
    assert catalog == {"/Type", "/Pages", "/OutputIntents", "/Metadata"}
    assert not page & {"/Annots", "/StructParents", "/Tabs", "/AA"}
    assert not walk(pdf.pages[0]).operators & {"BDC", "BMC", "EMC", "MP", "DP"}


def test_every_stream_but_the_metadata_is_packed(pdf: pikepdf.Pdf) -> None:
    streams = [thing for thing in objects(pdf) if isinstance(thing, pikepdf.Stream)]
    assert [str(thing.get("/Type")) for thing in streams if "/Filter" not in thing] == ["/Metadata"]
    assert len(streams) > 4


def test_the_fonts_are_subsets_of_atkinson_and_embedded(pdf: pikepdf.Pdf) -> None:
    described = [thing for thing in objects(pdf) if thing.get("/Type") == "/FontDescriptor"]
    names = sorted(str(one.FontName) for one in described)
    assert [re.sub(r"^/[A-Z]{6}\+", "", name) for name in names] in (
        ["Atkinson-Hyperlegible-Next", "Atkinson-Hyperlegible-Next-Bold"],
        ["Atkinson-Hyperlegible-Next-Bold", "Atkinson-Hyperlegible-Next"],
    )
    assert all(len(one.FontFile2.read_bytes()) < 30_000 for one in described)


def test_a_print_file_is_small(print_file: Path) -> None:
    assert print_file.stat().st_size < 1_000_000

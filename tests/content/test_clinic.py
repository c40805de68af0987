"""A clinic's file becomes a clinic; a logo that could do harm or could not be shown is refused and says why."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from publisher.content import clinic
from publisher.errors import ContentError

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">%s<path d="M0 0H40V20Z" fill="#225544"/></svg>'
FULL = """\
name: Klinikken ved Åen
address: [Storegade 1, 8000 Aarhus C]
phone: "86 12 34 56"
web: https://www.klinikken-ved-aaen.dk/
colours: {main: "#225544", accent: "#aa3311"}
"""


def picture(kind: str, size: tuple[int, int] = (300, 100), mode: str = "RGB", **settings: object) -> bytes:
    out = io.BytesIO()
    pixels = random.Random(1).randbytes(size[0] * size[1])  # noqa: S311 - the same noise each time
    Image.frombytes("L", size, pixels).convert(mode).save(out, kind, **settings)
    return out.getvalue()


def blank(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def written(folder: Path, text: str = "name: Klinikken\n", logo: bytes | None = None, name: str = "logo") -> Path:
    file = folder / "klinik.yml"
    if logo is not None:
        (folder / name).write_bytes(logo)
        text += f"logo: {name}\n"
    file.write_text(text, "utf-8")
    return file


def refusal(folder: Path, logo: bytes) -> str:
    with pytest.raises(ContentError) as caught:
        clinic.load(written(folder, logo=logo))
    return str(caught.value)


def test_a_clinic_is_read_with_all_that_it_says(tmp_path: Path) -> None:
    found = clinic.load(written(tmp_path, FULL))
    assert (found.name, found.address) == ("Klinikken ved Åen", ("Storegade 1", "8000 Aarhus C"))
    assert (found.phone, found.shown_web) == ("86 12 34 56", "www.klinikken-ved-aaen.dk")
    assert found.url == "https://www.klinikken-ved-aaen.dk/"
    assert found.colours == clinic.Colours("#225544", "#AA3311")
    assert found.logo is None


def test_an_address_may_be_one_line_and_a_phone_number_one_number(tmp_path: Path) -> None:
    found = clinic.load(written(tmp_path, "name: A\naddress: Storegade 1, 8000 Aarhus C\nphone: 86123456\n"))
    assert (found.address, found.phone) == (("Storegade 1", "8000 Aarhus C"), "86 12 34 56")


@pytest.mark.parametrize(
    "wrong", ["address: a, b, c, d", "address: a,,b", "address: 8000", "phone: 8612.3456", "phone: 0123456"]
)
def test_an_address_is_at_most_three_lines_and_no_number(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(ContentError) as caught:
        clinic.load(written(tmp_path, f"name: A\n{wrong}\n"))
    assert [problem.key.partition("[")[0] for problem in caught.value.problems] == [wrong.partition(":")[0]]


def test_every_mistake_in_the_file_is_named_at_once_and_in_danish(tmp_path: Path) -> None:
    text = 'nam: Klinikken\nphone: ring til os\nweb: "javascript:alert(1)"\ncolours: {main: grøn, accent: "#aa3311"}\n'
    with pytest.raises(ContentError) as caught:
        clinic.load(written(tmp_path, text))
    assert str(caught.value).split("\n") == [
        "klinik.yml:1:1: mangler name",
        "klinik.yml:1:1: nam: ukendt nøgle",
        "    fundet:  nam",
        "    tilladt: address, colours, logo, name, phone, short, web",
        "    mente du »name«?",
        "klinik.yml:2:1: phone: forkert form",
        "    fundet:  ring til os",
        "    tilladt: tal og mellemrum, fx 12 34 56 78",
        "klinik.yml:3:1: web: forkert form",
        "    fundet:  javascript:alert(1)",
        "    tilladt: en adresse, fx www.klinik.dk",
        "klinik.yml:4:11: colours.main: forkert form",
        "    fundet:  grøn",
        "    tilladt: en farve som #1C2A3A",
    ]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"klinik\.yml: filen findes ikke"):
        clinic.load(tmp_path / "klinik.yml")


def test_a_jpeg_becomes_an_upright_png_without_what_it_carries(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # to be turned a quarter
    turned[0x010E] = "hemmeligt"
    logo = clinic.load(written(tmp_path, logo=picture("JPEG", exif=turned))).logo
    assert logo is not None
    assert (logo.kind, logo.width, logo.height) == ("png", 100, 300)
    opened = Image.open(io.BytesIO(logo.data))
    assert (opened.format, opened.mode, opened.size, opened.info) == ("PNG", "RGB", (100, 300), {})
    assert b"hemmeligt" not in logo.data


@pytest.mark.parametrize(("mode", "kept"), [("L", "L"), ("RGBA", "RGBA"), ("LA", "LA"), ("P", "RGB"), ("1", "L")])
def test_a_png_keeps_its_transparency_and_its_greys(tmp_path: Path, mode: str, kept: str) -> None:
    logo = clinic.load(written(tmp_path, logo=picture("PNG", mode=mode))).logo
    assert logo is not None
    assert Image.open(io.BytesIO(logo.data)).mode == kept


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    logo = clinic.load(written(tmp_path, logo=picture("PNG", (6000, 1000), "1"))).logo
    assert logo is not None
    assert (logo.width, logo.height) == (3000, 500)


def test_the_kind_is_told_by_the_content_not_by_the_name(tmp_path: Path) -> None:
    logo = clinic.load(written(tmp_path, logo=picture("PNG"), name="logo.jpg")).logo
    assert logo is not None
    assert logo.kind == "png"


def test_an_svg_loses_comments_metadata_and_other_programs_marks(tmp_path: Path) -> None:
    extra = (
        b"<!-- kladde --><metadata>hemmeligt</metadata><sodipodi:namedview"
        b' xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" id="x"/>'
    )
    logo = clinic.load(written(tmp_path, logo=SVG % extra)).logo
    assert logo is not None
    assert (logo.kind, logo.width, logo.height) == ("svg", 40, 20)
    assert b"<path" in logo.data
    for gone in (b"kladde", b"hemmeligt", b"sodipodi"):
        assert gone not in logo.data


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        (b"<script>alert(1)</script>", "et script"),
        (b'<g onload="alert(1)"/>', r"et script \(onload\)"),
        (b'<image href="http://eksempel.dk/x.png"/>', "et indlejret billede"),
        (b'<use href="andet.svg#x"/>', "må ikke hente noget andetsteds fra"),
        (b'<rect fill="url(http://eksempel.dk/x)"/>', "må ikke hente noget andetsteds fra"),
        (b'<style>@import "http://eksempel.dk/x.css";</style>', "må ikke hente noget andetsteds fra"),
        (b"<foreignObject/>", "fremmed indhold"),
        (b"<text>Klinik</text>", "lav dem om til kurver"),
        (b"<animateTransform/>", "en animation"),
        (b'<g id="a"><path d="M0 0"/></g><g id="b"><use href="#a"/></g><use href="#b"/>', r"\(use\)"),
        (b"<g>" * 100 + b"</g>" * 100, "for indviklet"),
        (b'<path d="M0 0"/>' * 6000, "for mange dele"),
    ],
)
def test_an_svg_that_does_more_than_draw_is_refused(tmp_path: Path, inside: bytes, reason: str) -> None:
    with pytest.raises(ContentError, match=reason):
        clinic.load(written(tmp_path, logo=SVG % inside))


@pytest.mark.parametrize(
    ("logo", "reason"),
    [
        (b"", "en tom fil"),
        (b"x" * 5_000_001, "for stort"),
        (b"%PDF-1.7 ...", "ikke et billede af en kendt slags"),
        (picture("GIF"), "ikke et billede af en kendt slags"),
        (picture("PNG")[:-900], "beskadiget"),
        (picture("JPEG")[:-900], "beskadiget"),
        (picture("PNG", (32, 32)), "for få pixels"),
        (picture("PNG", (1300, 100)), "for langstrakt"),
        (blank(7000, 6000), "for mange pixels"),
        (SVG[:60], "ikke en hel SVG-fil"),
        (b"<html><body/></html>", "ikke en SVG-fil"),
        (SVG.replace(b' viewBox="0 0 40 20"', b"") % b"", "ingen størrelse"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "tomt"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG % b"<title>&a;</title>", "ENTITY a"),
    ],
)
def test_a_logo_that_no_output_could_show_is_refused(tmp_path: Path, logo: bytes, reason: str) -> None:
    assert reason in refusal(tmp_path, logo)


def test_a_truncated_logo_is_refused_even_where_a_library_has_told_pillow_to_bear_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert "beskadiget" in refusal(tmp_path, picture("JPEG")[:-900])
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_the_refusal_stands_at_the_logos_line(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"").startswith("klinik.yml:2:1: logo: logoet er en tom fil")


def test_the_files_that_decide_the_clinic_are_its_own_and_its_logos(tmp_path: Path) -> None:
    file = written(tmp_path, logo=picture("PNG"))
    (tmp_path / "andet.txt").write_text("andet", "utf-8")
    assert clinic.files(file) == [file, tmp_path / "logo"]

"""A clinic's field and the way to the page: placed well whatever they hold, and readable by a phone from paper."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from publisher.content import clinic
from publisher.content.site_address import SiteAddress, site_address
from publisher.errors import ContentError
from publisher.poster_choice import PosterChoice
from publisher.preflight.files import judge
from publisher.render.posters import sizes
from publisher.render.posters.fitting import Words, fit
from publisher.render.posters.foot import ClinicField
from publisher.render.posters.layout import Box, Layout
from tests.render.posters.conftest import PROJECT, Source
from tests.render.posters.paint import objects, walk
from tests.render.posters.test_screen_file import structure

MM = 72 / 25.4
SITE = "https://forstaa-smerter.eksempel.dk/materiale"
ADDRESS = f"{SITE}/5-forklaringsmodeller/kopmodellen.html"
LAYOUTS = sizes.load(PROJECT)
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><style>.h {{ fill: hsl(210, 60%, 40%) }}</style>
<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#00A3E0"/><stop offset="1"
 stop-color="rgb(0, 59, 92)"{fading}/></linearGradient></defs><circle cx="60" cy="60" r="56" fill="url(#g)"/>
<path class="h" d="M40 90V30h14v60z"/><path d="M70 90V30h14v60z"/><path d="M60 20h6v6z" fill="#808080"/></svg>"""


def picture(width: int, height: int, mode: str = "RGB") -> bytes:
    drawn = Image.new(mode, (width, height), 0)
    ImageDraw.Draw(drawn).ellipse(
        (0, 0, width - 1, height - 1), fill=90 if mode == "L" else (200, 30, 90, 200)[: len(mode)]
    )
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def addressed(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the first poster of a site that has an address."""
    return made(source, tmp_path_factory.mktemp("addressed"))


@pytest.fixture
def at_clinic(source: Source, tmp_path: Path) -> Source:
    return with_clinic(source, tmp_path, SVG.format(fading="").encode(), "logo.svg")


def with_clinic(source: Source, folder: Path, logo: bytes | None = None, file: str = "logo.png", **keys: str) -> Source:
    """The project for a clinic with a logo; `keys` replace what else its file holds."""
    told = {"name": "Klinik Havnegade", "phone": "86 12 34 56", "web": "www.klinikhavnegade.dk"} | keys
    if logo is not None:
        (folder / file).write_bytes(logo)
        told["logo"] = file
    path = folder / "klinik.yml"
    path.write_text("".join(f"{key}: {value}\n" for key, value in told.items() if value), "utf-8")
    return replace(source, book=replace(source.book, clinic=clinic.load(path)))


def made(source: Source, folder: Path, url: str | None = SITE, size: str = "a3") -> Path:
    """The folder with the first poster."""
    source.render(folder, PosterChoice(posters=("kopmodellen",), sizes=(size,), url=url))
    return folder / "plakater"


def words_on(source: Source, layout: Layout, site: SiteAddress | None) -> Words:
    poster = next(poster for poster in source.book.posters if poster.id == "kopmodellen")
    words = fit(source.book, poster, source.figures[poster.figure], layout, site)
    assert isinstance(words, Words), words
    return words


def text_of(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def codes(path: Path, dpi: int = 100) -> list[str]:
    page = pypdfium2.PdfDocument(path)[0]
    return [found.text for found in zxingcpp.read_barcodes(page.render(scale=dpi / 72).to_pil().convert("L"))]


def test_a_phone_reads_the_exact_address_from_paper_and_screen(addressed: Path) -> None:
    assert codes(addressed / "kopmodellen-a3-tryk.pdf") == [ADDRESS]
    assert codes(addressed / "kopmodellen-a3-skaerm.pdf") == [ADDRESS]


@pytest.mark.parametrize("size", LAYOUTS)
def test_the_code_can_be_read_from_the_distance_each_size_is_made_for(source: Source, size: str) -> None:
    """Its modules are no finer than a phone sees, and on A3 the code itself is at least 20 mm."""
    reading = words_on(source, LAYOUTS[size], site_address(PROJECT, SITE)).reading
    assert reading is not None
    module = reading.plate.width / reading.code.modules
    assert module >= 0.4 * MM
    assert size != "a3" or module * (reading.code.modules - 8) >= 20 * MM


def test_without_an_address_there_is_no_code(folder: Path) -> None:
    assert codes(folder / "kopmodellen-a3-tryk.pdf") == []
    assert "Læs mere: Hvad fylder i koppen" in text_of(folder / "kopmodellen-a3-tryk.pdf")


def test_the_code_is_vector_in_black_ink_alone_with_four_empty_modules_around_it(
    source: Source, tmp_path: Path
) -> None:
    path = made(source, tmp_path) / "kopmodellen-a3-tryk.pdf"
    with pikepdf.open(path) as pdf:
        assert not any(thing.get("/Subtype") == "/Image" for thing in objects(pdf))
        black = [mark for mark in walk(pdf.pages[0]).marks if mark.fill == ("k", (0.0, 0.0, 0.0, 1.0))]
        assert not any(mark.overprint for mark in black if not mark.is_text)
    plate = words_on(source, LAYOUTS["a3"], site_address(PROJECT, SITE)).reading
    assert plate is not None
    square = cut(path, plate.plate)
    modules = plate.code.modules
    dark = square.point(lambda light: 255 * (light < 128)).getbbox()
    assert dark is not None
    quiet = [dark[0], dark[1], square.width - dark[2], square.height - dark[3]]
    assert all(side >= 3.8 * square.width / modules for side in quiet)
    assert (dark[2] - dark[0]) / square.width * plate.plate.width >= 20 * MM


def cut(path: Path, box: Box, dpi: int = 300) -> Image.Image:
    """A part of the trimmed sheet of a print file with 3 mm bleed, in grey."""
    picture: Image.Image = pypdfium2.PdfDocument(path)[0].render(scale=dpi / 72).to_pil().convert("L")
    left, top, right, bottom = (
        round((side + 3 * MM) * dpi / 72) for side in (box.left, box.top, box.right, box.bottom)
    )
    return picture.crop((left, top, right, bottom))


def test_a_code_that_loses_a_corner_is_not_read(source: Source, addressed: Path) -> None:
    """The reader is no formality."""
    path = addressed / "kopmodellen-a3-tryk.pdf"
    plate = words_on(source, LAYOUTS["a3"], site_address(PROJECT, SITE)).reading
    assert plate is not None
    square = cut(path, plate.plate)
    assert [found.text for found in zxingcpp.read_barcodes(square)] == [ADDRESS]
    square.paste(255, (0, 0, square.width // 2, square.height // 2))
    assert zxingcpp.read_barcodes(square) == []


def test_on_a_screen_the_page_is_a_link_and_the_code_has_its_words(addressed: Path) -> None:
    with pikepdf.open(addressed / "kopmodellen-a3-skaerm.pdf") as pdf:
        assert ADDRESS in [str(link.A.URI) for link in pdf.pages[0].obj.Annots]
        alts = [str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]
    assert "QR-kode til siden »Hvad fylder i koppen, når det gør ondt?«" in alts


def test_a_screen_reader_hears_clinic_code_and_page_after_the_lines(at_clinic: Source, tmp_path: Path) -> None:
    path = made(at_clinic, tmp_path / "ud") / "kopmodellen-a3-skaerm.pdf"
    with pikepdf.open(path) as pdf:
        heard = [
            (str(node.S), str(node.get("/Alt", ""))[:8])
            for node in structure(pdf.Root.StructTreeRoot)
            if node.S in {"/H1", "/Figure", "/LI", "/Link"}
        ]
    kinds = ["/H1", "/Figure", "/LI", "/LI", "/LI", "/Figure", "/Figure", "/Link", "/Link"]
    assert [kind for kind, _ in heard] == kinds
    assert [alt for kind, alt in heard if kind == "/Figure"][1:] == ["Logo for", "QR-kode "]
    assert judge(path).passed


@pytest.mark.parametrize("size", LAYOUTS)
@pytest.mark.parametrize("shape", [(900, 900), (3000, 300), (300, 1500), None])
@pytest.mark.parametrize("name", ["Ry", "Kiropraktisk Center og Rygklinik Nørrebro"])
def test_every_clinic_finds_room(
    source: Source, tmp_path: Path, size: str, shape: tuple[int, int] | None, name: str
) -> None:
    own = with_clinic(source, tmp_path, picture(*shape) if shape else None, name=name, web="www.rygklinik-noerrebro.dk")
    layout = LAYOUTS[size]
    for site in (None, site_address(PROJECT, SITE)):
        words = words_on(own, layout, site)
        field = words.clinic
        assert field is not None
        assert " ".join(field.name) == name
        assert inside(field.plate, layout.strip.box)
        assert inside(field.text, layout.strip.box)
        for logo in (field.logo,) if field.logo else ():
            assert inside(logo.box, field.plate)
            assert not logo.box.overlaps(field.text)
            assert logo.box.width / logo.box.height == pytest.approx(logo.logo.width / logo.logo.height)
        if words.reading:
            assert not field.plate.overlaps(words.reading.plate)
            assert inside(words.reading.text, layout.strip.box)


def inside(inner: Box, outer: Box) -> bool:
    across = inner.left >= outer.left - 0.01 and inner.right <= outer.right + 0.01
    return across and inner.top >= outer.top - 0.01 and inner.bottom <= outer.bottom + 0.01


def test_a_phone_number_is_as_large_as_the_lines_of_a_leaflet(at_clinic: Source) -> None:
    field = words_on(at_clinic, LAYOUTS["a3"], site_address(PROJECT, SITE)).clinic
    assert isinstance(field, ClinicField)
    assert field.detail_size >= 18


LOGOS: Mapping[str, tuple[bytes, str]] = {
    "drawn": (SVG.format(fading="").encode(), "logo.svg"),
    "coloured": (picture(900, 700), "logo.png"),
    "transparent": (picture(900, 700, "RGBA"), "logo.png"),
    "grey": (picture(700, 900, "L"), "logo.png"),
}


@pytest.mark.parametrize("kind", LOGOS)
def test_a_logo_is_printed_in_four_inks_without_a_mask(source: Source, tmp_path: Path, kind: str) -> None:
    path = made(with_clinic(source, tmp_path, *LOGOS[kind]), tmp_path / "ud") / "kopmodellen-a3-tryk.pdf"
    report = judge(path)
    assert report.passed, report
    text = text_of(path)
    assert "Klinik Havnegade Telefon 86 12 34 56" in text
    with pikepdf.open(path) as pdf:
        images = [thing for thing in objects(pdf) if thing.get("/Subtype") == "/Image"]
        assert len(images) == (kind != "drawn")
        for image in images:
            assert image.ColorSpace == "/DeviceCMYK"
            assert "/SMask" not in image
            inks = Image.frombytes("CMYK", (int(image.Width), int(image.Height)), image.read_bytes())
            used = [len(set(band.tobytes())) > 1 for band in inks.split()]
            assert used == [kind != "grey"] * 3 + [True]


def test_the_same_logo_gives_the_same_bytes(source: Source, tmp_path: Path) -> None:
    own = with_clinic(source, tmp_path, *LOGOS["transparent"])
    first, second = (made(own, tmp_path / folder) for folder in ("en", "to"))
    for name in ("kopmodellen-a3-tryk.pdf", "kopmodellen-a3-skaerm.pdf"):
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_a_drawn_logo_keeps_black_and_grey_in_black_ink_alone(at_clinic: Source, folder: Path, tmp_path: Path) -> None:
    own = made(at_clinic, tmp_path / "med", url=None)
    added = colours(own / "kopmodellen-a3-tryk.pdf") - colours(folder / "kopmodellen-a3-tryk.pdf")
    assert (0.0, 0.0, 0.0, 0.49) in added
    assert any(sum(1 for ink in inks if ink) >= 3 for inks in added)
    assert all(sum(inks) <= 3 for inks in added)


def colours(path: Path) -> set[tuple[float, ...]]:
    with pikepdf.open(path) as pdf:
        found = walk(pdf.pages[0]).colours
        return {tuple(float(ink) for ink in values) for operator, values in found if operator in {"k", "K"}}


def complaint(source: Source, folder: Path) -> str:
    with pytest.raises(ContentError) as caught:
        made(source, folder / "ud")
    assert not (folder / "ud").exists()
    return str(caught.value)


def test_a_logo_that_fades_out_is_refused(source: Source, tmp_path: Path) -> None:
    fading = SVG.format(fading=' stop-opacity="0"').encode()
    assert complaint(with_clinic(source, tmp_path, fading, "logo.svg"), tmp_path) == (
        "klinik.yml:4:1: logo: logoet toner ud i gennemsigtighed og kan ikke trykkes; gem det uden gennemsigtighed"
        " eller som PNG"
    )


def test_a_logo_with_few_pixels_is_told_how_many_it_takes(source: Source, tmp_path: Path) -> None:
    told = complaint(with_clinic(source, tmp_path, picture(120, 90)), tmp_path)
    assert told.startswith("klinik.yml:4:1: logo: logoet har for få pixels til at blive trykt skarpt på A3\n")
    wanted = [int(word) for word in told.rpartition("mindst ")[2].replace(",", "").split() if word.isdigit()]
    assert complaint_free(with_clinic(source, tmp_path, picture(wanted[0] + 2, wanted[1] + 2)), tmp_path)


def complaint_free(source: Source, folder: Path) -> bool:
    return judge(made(source, folder / "godt") / "kopmodellen-a3-tryk.pdf").passed


def test_a_name_a_web_address_and_a_sign_without_room_are_told(source: Source, tmp_path: Path) -> None:
    long = "Den Meget Lange Klinik for Ryg og Nakke og alle de Andre Led ved Torvet i Byen"
    told = complaint(
        with_clinic(source, tmp_path, picture(3000, 300), name=long, web="www.en-lang-adresse-i-byen.dk"), tmp_path
    )
    assert told.startswith(
        "klinik.yml:1:1: name: klinikkens navn er for langt til plakatens fod i A3\n    fundet:  Den"
    )
    web = "www." + "meget-lang-adresse-" * 5 + "x.dk"
    told = complaint(with_clinic(source, tmp_path, web=web), tmp_path)
    assert told.startswith("klinik.yml:3:1: web: telefon eller netadresse er for lang til plakatens fod i A3\n")
    told = complaint(with_clinic(source, tmp_path, name="Klinik → Ry"), tmp_path)
    assert told == "klinik.yml:1:1: name: skriften har ikke »→« (U+2192)\n    fundet:  Klinik → Ry"


def test_a_very_long_address_is_refused_rather_than_printed_too_fine(source: Source, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="adressen er for lang til en QR-kode på A3"):
        made(source, tmp_path, url=SITE + "/lang" * 120)

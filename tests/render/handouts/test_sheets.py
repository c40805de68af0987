"""The take-home sheets as they lie on disk: A4, tagged, to be written on or filled in, in black and white as well."""

from __future__ import annotations

import dataclasses
import io
import shutil
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from publisher import pipeline
from publisher.content import clinic
from publisher.errors import ContentError
from publisher.options import Options
from publisher.render import handouts
from tests.conftest import PROJECT, Built, copy_project, run

SHEETS = sorted(path.stem for path in (PROJECT / "docs" / "undervisning" / "ark").glob("*.yml"))
A4 = (595.3, 841.9)
DANISH = "Gåtur på 20 minutter, og så en øl. ÆØÅ æøå – »ro«"


@pytest.fixture(params=SHEETS)
def sheet(request: pytest.FixtureRequest, built: Built) -> Path:
    return built.downloads / "ark" / f"{request.param}.pdf"


def text_of(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def rendered(pdf: bytes, number: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        picture: Image.Image = document[number].render(scale=1, may_draw_forms=True).to_pil()
        return picture.convert("L")
    finally:
        document.close()


def fields(pdf: pikepdf.Pdf) -> list[Any]:
    return list(pdf.Root.AcroForm.Fields)


def test_there_are_the_five_sheets_that_the_course_hands_out(built: Built) -> None:
    made = sorted(path.stem for path in (built.downloads / "ark").glob("*.pdf"))
    assert made == ["aktivitetsdagbog", "min-kop", "min-plan", "mit-moede", "myter-og-sandheder"]
    assert made == SHEETS


def test_a_sheet_is_upright_a4(sheet: Path) -> None:
    with pikepdf.open(sheet) as pdf:
        for page in pdf.pages:
            assert [float(side) for side in page.mediabox[2:]] == pytest.approx(A4, abs=0.1)


def test_a_sheet_passes_the_independent_check_of_pdf_ua(sheet: Path) -> None:
    report = pdfua.validate(str(sheet))
    assert [f"{finding.rule_id}: {finding.message}" for finding in report.findings] == []


def test_every_field_says_what_belongs_in_it_and_has_a_name_of_its_own(sheet: Path) -> None:
    with pikepdf.open(sheet) as pdf:
        found = fields(pdf)
        assert len(found) >= 7
        assert all(str(field.TU).strip() for field in found)
        names = [str(field.T) for field in found]
        assert len(set(names)) == len(names)


def test_every_field_lies_on_its_page_and_over_no_other(sheet: Path) -> None:
    with pikepdf.open(sheet) as pdf:
        for page in pdf.pages:
            boxes = [[float(side) for side in field.Rect] for field in page.obj.get("/Annots", [])]
            for number, (left, bottom, right, top) in enumerate(boxes):
                assert 20 < left < right < A4[0] - 20
                assert 20 < bottom < top < A4[1] - 20
                for one in boxes[:number]:
                    overlap = min(right, one[2]) - max(left, one[0]), min(top, one[3]) - max(bottom, one[1])
                    assert min(overlap) <= 0.5


def test_danish_words_can_be_typed_into_a_field(built: Built) -> None:
    path = built.downloads / "ark" / "min-kop.pdf"
    with pikepdf.open(path) as pdf:
        field = next(one for one in fields(pdf) if str(one.TU) == "Kroppen")
        font = pdf.Root.AcroForm.DR.Font["/Skrift"]
        widths = [int(width) for width in font.Widths]
        assert all(widths[code - int(font.FirstChar)] > 0 for code in DANISH.encode("cp1252"))
        assert len(font.FontDescriptor.FontFile2.read_bytes()) > 10_000
        field.V = DANISH
        del field.AP
        out = io.BytesIO()
        pdf.save(out)
        left, bottom, right, top = (float(side) for side in field.Rect)
    changed = ImageChops.difference(rendered(path.read_bytes()), rendered(out.getvalue())).getbbox()
    assert changed is not None, "nothing of what was typed is seen"
    height = A4[1]
    assert left - 2 <= changed[0]
    assert changed[2] <= right + 2
    assert height - top - 2 <= changed[1]
    assert changed[3] <= height - bottom + 2


def test_a_box_to_write_in_is_seen_on_black_and_white_paper(sheet: Path) -> None:
    pictures: dict[int, Image.Image] = {}
    with pikepdf.open(sheet) as pdf:
        for number, page in enumerate(pdf.pages):
            pictures[number] = rendered(sheet.read_bytes(), number)
            for field in page.obj.get("/Annots", []):
                left, bottom, right, top = (float(side) for side in field.Rect)
                around = pictures[number].crop(
                    (int(left) - 6, int(A4[1] - top) - 6, int(right) + 6, int(A4[1] - bottom) + 6)
                )
                tones: Any = around.getextrema()
                assert tones[1] >= 250, f"{field.T}: no white to write on"
                assert tones[0] <= 150, f"{field.T}: no line around it"


def test_the_statements_and_answers_are_those_of_the_chapter(built: Built) -> None:
    book = pipeline.read(built.root)
    text = " ".join(text_of(built.downloads / "ark" / "myter-og-sandheder.pdf").split())
    for myth in book.lists["hvorfor.myths"]:
        assert text.count(myth.name) == 2
        assert myth.plain is not None
        assert myth.plain in text


def test_one_word_changed_in_a_chapter_changes_the_sheet(built: Built, tmp_path: Path) -> None:
    again = copy_project(tmp_path / "again", built.root)
    chapter = again / "docs" / "5-forklaringsmodeller" / "chapter.yml"
    text = chapter.read_text("utf-8")
    assert "Få en større kop" in text
    chapter.write_text(text.replace("Få en større kop", "Få en rummelig kop"), "utf-8")
    made = run(again, "build_slides.py", "--only", "handouts", "--out", str(tmp_path / "ud"))
    assert made.returncode == 0, made.stderr
    assert "Få en rummelig kop" in text_of(tmp_path / "ud" / "ark" / "min-kop.pdf")
    assert "Få en rummelig kop" not in text_of(built.downloads / "ark" / "min-kop.pdf")


def test_a_clinics_name_logo_and_telephone_stand_on_its_sheets(built: Built, tmp_path: Path) -> None:
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0H40V20Z" fill="#225544"/></svg>'
    (tmp_path / "logo.svg").write_bytes(logo)
    (tmp_path / "klinik.yml").write_text(
        'name: Klinikken ved Åen\nphone: "86 12 34 56"\nweb: www.klinik.dk\nlogo: logo.svg\n', "utf-8"
    )
    book = pipeline.read(built.root)
    palette, figures = pipeline.draw(book)
    book = dataclasses.replace(book, clinic=clinic.load(tmp_path / "klinik.yml"))
    handouts.render(book, figures, palette, Options.of(built.root, out=tmp_path / "ud"))
    path = tmp_path / "ud" / "ark" / "min-kop.pdf"
    text = text_of(path)
    for words in ("Klinikken ved Åen", "86 12 34 56", "www.klinik.dk"):
        assert words in text
    report = pdfua.validate(str(path))
    assert [finding.message for finding in report.findings] == []


def test_a_sheet_that_fills_another_number_of_pages_is_refused(built: Built, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "again", built.root)
    page = root / "docs" / "undervisning" / "ark" / "min-plan.yml"
    page.write_text(page.read_text("utf-8").replace("pages: 2", "pages: 1"), "utf-8")
    book = pipeline.read(root)
    palette, figures = pipeline.draw(book)
    with pytest.raises(ContentError) as caught:
        handouts.render(book, figures, palette, Options.of(root, out=tmp_path / "ud"))
    assert str(caught.value).endswith(
        "pages: arket fylder 2 sider; ret tallet, eller ret arket\n    fundet:  1\n    tilladt: 2"
    )
    assert not (tmp_path / "ud").exists()
    shutil.rmtree(root)

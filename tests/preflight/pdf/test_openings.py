"""What pages open with is read once for all that open so; each is judged as if it had been read for itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from publisher.preflight.pdf.check import check_print
from publisher.preflight.pdf.reading.openings import Opening
from publisher.preflight.pdf.reading.plates import print_plates
from publisher.preflight.pdf.reading.streams import Streams
from tests.preflight.pdf.faults import FAULTS, Fault
from tests.preflight.pdf.reference import PrintFile, cmyk, rectangle, reference
from tests.preflight.pdf.test_plates import CASES, at

SPOT = rectangle(200, 20, 40, 40)


def layered(spoil: Callable[[PrintFile], object] = lambda _: None) -> PrintFile:
    file = reference()
    spoil(file)
    file.layered = True
    return file


def opening(file: PrintFile, folder: Path) -> Opening | None:
    with pikepdf.open(file.write(folder / "ark.pdf")) as pdf:
        return Streams().opening(pdf.pages[0])


def key(file: PrintFile, folder: Path) -> bytes:
    found = opening(file, folder)
    assert found is not None
    return found.key


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_told_of_alike_after_a_sheet_that_opened_without_it(fault: Fault, tmp_path: Path) -> None:
    assert check_print(layered().write(tmp_path / "god.pdf")).passed
    whole = reference()
    fault.spoil(whole)
    plain = check_print(whole.write(tmp_path / "brudt.pdf"), fault.agreed)
    assert not plain.passed
    assert check_print(layered(fault.spoil).write(tmp_path / "brudt.pdf"), fault.agreed).findings == plain.findings


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__.replace("_", "-"))
def test_inks_mix_with_those_that_the_sheet_opens_with(case: object, tmp_path: Path) -> None:
    assert callable(case)
    file = layered()
    expected = case(file)
    spot, _, inner = file.over.partition("q ")
    file.under, file.over = file.under + spot, f"q {inner}" if inner else ""
    assert opening(file, tmp_path) is not None
    (found,) = print_plates((tmp_path / "ark.pdf").read_bytes(), Streams())
    mixed = at(found.picture)
    assert all(abs(one - other) <= 1 for one, other in zip(mixed, expected, strict=True)), (mixed, expected)


def test_what_a_sheet_opens_with_is_on_its_plates_where_nothing_covers_it(tmp_path: Path) -> None:
    pictures = []
    for file in (reference(), layered()):
        file.over = f"q {cmyk(0, 0, 0, 30)}{SPOT}f Q"
        (found,) = print_plates(file.write(tmp_path / "ark.pdf").read_bytes(), Streams())
        pictures.append(found.picture.tobytes())
    assert opening(file, tmp_path) is not None
    assert pictures[0] == pictures[1]


def test_two_files_that_open_alike_have_one_key(tmp_path: Path) -> None:
    def with_objects_before(file: PrintFile) -> None:
        font = file.resources.Font.F1
        file.resources.Font.F1 = file.pdf.make_indirect(Dictionary(dict(font)))  # under another number

    assert key(layered(with_objects_before), tmp_path) == key(layered(), tmp_path)


def test_what_the_opening_does_not_name_has_no_part_in_its_key(tmp_path: Path) -> None:
    def with_a_logo(file: PrintFile) -> None:
        file.resources.XObject.Logo = file.form(f"{SPOT}f")
        file.over = "/Logo Do"

    assert key(layered(with_a_logo), tmp_path) == key(layered(), tmp_path)


def another_content(file: PrintFile) -> None:
    file.under += f"{SPOT}f "


def another_sheet(file: PrintFile) -> None:
    file.page.MediaBox = Array([0, 0, 900, 1300])


def another_state(file: PrintFile) -> None:
    file.resources.ExtGState.Over = Dictionary(op=False)


def another_font_file(file: PrintFile) -> None:
    descriptor = file.resources.Font.F1.DescendantFonts[0].FontDescriptor
    descriptor.FontFile2 = file.stream(descriptor.FontFile2.read_bytes() + b" ")


def another_form(file: PrintFile) -> None:
    form = file.resources.XObject.Form
    form.write(form.read_bytes() + b"1 0 0 rg ")


def another_default_space(file: PrintFile) -> None:
    file.resources.ColorSpace = Dictionary(DefaultCMYK=Array([Name.Separation, Name.All]))


CHANGES = [another_content, another_sheet, another_state, another_font_file, another_form, another_default_space]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.replace("_", "-"))
def test_whatever_may_change_how_an_opening_is_read_changes_its_key(
    change: Callable[[PrintFile], None], tmp_path: Path
) -> None:
    assert key(layered(change), tmp_path) != key(layered(), tmp_path)


def a_form_that_takes_the_pages_resources(file: PrintFile) -> None:
    del file.resources.XObject.Form.Resources


def resources_that_lead_on_and_on(file: PrintFile) -> None:
    chain = file.pdf.make_indirect(Dictionary())
    for _ in range(2000):
        chain = file.pdf.make_indirect(Dictionary(Next=chain))
    file.resources.ExtGState.Over.Next = chain


def a_state_that_is_not_restored(file: PrintFile) -> None:
    file.under += "q "


def a_state_that_is_restored_too_soon(file: PrintFile) -> None:
    file.under += f"Q q {SPOT}f Q q "


def text_that_is_not_ended(file: PrintFile) -> None:
    file.under += "BT "


def marked_content_that_is_not_ended(file: PrintFile) -> None:
    file.under += "/Span BMC "


def a_path_that_is_not_painted(file: PrintFile) -> None:
    file.under += SPOT


def operands_without_an_operator(file: PrintFile) -> None:
    file.under += "Q 0 0 %"


def an_inline_image(file: PrintFile) -> None:
    file.under += "BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI "


DEPENDENT = [
    a_form_that_takes_the_pages_resources,
    resources_that_lead_on_and_on,
    a_state_that_is_not_restored,
    a_state_that_is_restored_too_soon,
    text_that_is_not_ended,
    marked_content_that_is_not_ended,
    a_path_that_is_not_painted,
    operands_without_an_operator,
    an_inline_image,
]


@pytest.mark.parametrize("spoil", DEPENDENT, ids=lambda spoil: spoil.__name__.replace("_", "-"))
def test_an_opening_that_is_not_closed_in_itself_is_read_with_its_page(
    spoil: Callable[[PrintFile], None], tmp_path: Path
) -> None:
    assert opening(layered(spoil), tmp_path) is None
    assert opening(layered(), tmp_path) is not None


def test_a_page_with_something_else_among_its_streams_has_no_opening(tmp_path: Path) -> None:
    with pikepdf.open(layered().write(tmp_path / "ark.pdf")) as pdf:
        pdf.pages[0].obj.Contents = Array([*pdf.pages[0].obj.Contents, Dictionary()])
        assert Streams().opening(pdf.pages[0]) is None


def test_a_page_of_one_stream_has_no_opening(tmp_path: Path) -> None:
    assert opening(reference(), tmp_path) is None

"""Faults of the sheet: boxes, size, bleed."""

from __future__ import annotations

from pikepdf import Array, Dictionary

from publisher.preflight.pdf.conditions import PrintConditions
from tests.preflight.pdf.faults.base import Faults
from tests.preflight.pdf.faults.paint import registration
from tests.preflight.pdf.reference import MM, SHEET, PrintFile, cmyk, plain_words, rectangle

FAULTS = Faults()
MARKS = PrintConditions(marks=True)


@FAULTS.fault("PDF-G1", "UserUnit")
def the_page_is_scaled(file: PrintFile) -> None:
    file.page.UserUnit = 2


@FAULTS.fault("PDF-G1", "90 grader")
def the_page_is_rotated(file: PrintFile) -> None:
    file.page.Rotate = 90


@FAULTS.fault("PDF-G1", "180 grader")
def the_page_inherits_a_rotation(file: PrintFile) -> None:
    file.pdf.Root.Pages.Rotate = 180


@FAULTS.fault("PDF-G2", "mangler TrimBox")
def the_page_has_no_trim_box(file: PrintFile) -> None:
    del file.page.TrimBox


@FAULTS.fault("PDF-G2", "ArtBox")
def the_page_has_an_art_box(file: PrintFile) -> None:
    file.page.ArtBox = Array([0, 0, 100, 100])


@FAULTS.fault("PDF-G3", "BleedBox rager ud over MediaBox")
def the_bleed_box_is_larger_than_the_page(file: PrintFile) -> None:
    file.page.BleedBox = Array([-10, 0, *SHEET])


@FAULTS.fault("PDF-G3", "TrimBox rager ud over BleedBox", "PDF-G6")
def the_trim_box_is_larger_than_the_bleed_box(file: PrintFile) -> None:
    file.page.BleedBox = Array([4 * MM, 4 * MM, 299 * MM, 422 * MM])


@FAULTS.fault("PDF-G4", "CropBox")
def the_page_is_cropped_to_its_trim(file: PrintFile) -> None:
    file.page.CropBox = file.page.TrimBox


@FAULTS.fault("PDF-G4", "CropBox")
def the_page_inherits_a_crop(file: PrintFile) -> None:
    file.pdf.Root.Pages.CropBox = Array([10, 10, 500, 500])


@FAULTS.fault("PDF-G5", "294 mm × 420 mm")
def the_sheet_is_narrower_than_agreed(file: PrintFile) -> None:
    file.page.TrimBox = Array([3 * MM, 3 * MM, 297 * MM, 423 * MM])


@FAULTS.fault("PDF-G5", "297 mm × 419,8 mm")
def the_sheet_is_a_fifth_of_a_millimetre_too_low(file: PrintFile) -> None:
    file.page.TrimBox = Array([3 * MM, 3 * MM, 300 * MM, 422.8 * MM])


@FAULTS.fault("PDF-G6", "2 mm til højre")
def the_bleed_is_too_small_on_one_side(file: PrintFile) -> None:
    file.page.BleedBox = Array([0, 0, 302 * MM, 426 * MM])


@FAULTS.fault("PDF-G6", "mangler BleedBox")
def the_page_has_no_bleed_box(file: PrintFile) -> None:
    del file.page.BleedBox


@FAULTS.fault("PDF-G7", "til højre")
def the_ground_stops_at_the_trim_on_one_side_only(file: PrintFile) -> None:
    file.background = f"{cmyk(1, 2, 6, 0)}{rectangle(-3, -3, 300, 426)}f\n"


@FAULTS.fault("PDF-G7", "foroven")
def the_ground_reaches_half_the_bleed_at_the_top(file: PrintFile) -> None:
    file.background = f"{cmyk(1, 2, 6, 0)}{rectangle(-3, -3, 303, 424.5)}f\n"


@FAULTS.fault("PDF-G7", "forneden")
def the_ground_is_clipped_at_the_trim_at_the_bottom(file: PrintFile) -> None:
    file.background = f"q {rectangle(-3, 0, 303, 423)}W n {cmyk(1, 2, 6, 0)}{rectangle(-3, -3, 303, 426)}f Q\n"


@FAULTS.fault("PDF-G7", "til venstre, på et stykke af 40,")
def a_coloured_band_stops_at_the_cut_of_a_white_sheet(file: PrintFile) -> None:
    file.background = f"{cmyk(40, 0, 0, 0)}{rectangle(0, 60, 12, 40)}f\n"


@FAULTS.fault("PDF-G7", "til venstre")
def white_covers_the_bleed_on_one_side(file: PrintFile) -> None:
    file.background += f"{cmyk(0, 0, 0, 0)}{rectangle(-3, -3, 3, 426)}f\n"


@FAULTS.fault("PDF-G8", "ingen farve")
def the_sheet_is_white(file: PrintFile) -> None:
    file.background, file.under = f"{cmyk(0, 0, 0, 0)}{rectangle(-3, -3, 303, 426)}f\n", ""


@FAULTS.fault("PDF-G9", "skæremærker er ikke aftalt")
def trim_marks_stand_on_a_sheet_without_agreement(file: PrintFile) -> None:
    file.page.MediaBox = Array([-30, -30, SHEET[0] + 30, SHEET[1] + 30])
    file.over = f"q 0 0 0 1 K 0.5 w -25 {3 * MM} m -5 {3 * MM} l S Q"


@FAULTS.fault("PDF-G9", "skæremærker er ikke aftalt")
def a_note_stands_outside_the_bleed(file: PrintFile) -> None:
    file.page.MediaBox = Array([0, -30, SHEET[0], SHEET[1]])
    file.over = f"q /Over gs {cmyk(0, 0, 0, 100)}{plain_words('Korrektur', 20, -9, 10)}Q"


def with_marks(file: PrintFile, *left_out: str, colour: str = "/Reg CS 1 SCN") -> None:
    """Eight trim marks in a slug of 10 mm; those in `left_out` ("left top": the one along the top edge) are missing."""
    slug = 10 * MM
    file.page.MediaBox = Array([-slug, -slug, SHEET[0] + slug, SHEET[1] + slug])
    file.resources.ColorSpace = Dictionary(Reg=registration())
    near, right, top = 3 * MM, SHEET[0] - 3 * MM, SHEET[1] - 3 * MM
    ends = {"left": (-6 * MM, -MM), "right": (SHEET[0] + MM, SHEET[0] + 6 * MM)}
    lines = [
        f"{start} {y} m {end} {y} l S"
        for side, (start, end) in ends.items()
        for edge, y in (("bottom", near), ("top", top))
        if f"{side} {edge}" not in left_out
    ]
    lines += [
        f"{x} {start} m {x} {end} l S"
        for start, end in ((-6 * MM, -MM), (SHEET[1] + MM, SHEET[1] + 6 * MM))
        for x in (near, right)
    ]
    file.over = f"q {colour} 0.25 w {' '.join(lines)} Q "


@FAULTS.fault("PDF-G10", "mangler til venstre ved arkets overkant", agreed=MARKS)
def one_trim_mark_is_missing(file: PrintFile) -> None:
    with_marks(file, "left top")


@FAULTS.fault("PDF-G10", "mangler", agreed=MARKS)
def no_trim_mark_stands_where_they_are_agreed(_: PrintFile) -> None:
    """The good file has none."""


@FAULTS.fault("PDF-G10", "mangler", agreed=MARKS)
def the_trim_marks_are_on_one_plate_only(file: PrintFile) -> None:
    with_marks(file, colour="0 0 0 1 K")


@FAULTS.fault("PDF-G11", "under skæremærkerne", agreed=MARKS)
def the_ground_runs_on_under_the_trim_marks(file: PrintFile) -> None:
    with_marks(file)
    file.background = f"{cmyk(1, 2, 6, 0)}{rectangle(-12, -3, 315, 426)}f\n"

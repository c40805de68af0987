"""The printing plates show what a RIP would print; Ghostscript, which separates plates by other code, agrees."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from publisher.preflight.pdf.reading.plates import PIXELS_PER_POINT, Plates, print_plates
from publisher.preflight.pdf.reading.streams import Streams
from tests.preflight.pdf.faults.paint import tiling
from tests.preflight.pdf.reference import MM, PrintFile, cmyk, gradient, group, rectangle, reference

GHOSTSCRIPT = shutil.which("gs")
SPOT = rectangle(200, 20, 40, 40)
INNER = rectangle(210, 30, 20, 20)
X, Y = 220, 40  # millimetres from the sheet's lower left corner: in the middle of both


def plates(file: PrintFile, folder: Path) -> Plates:
    written = file.write(folder / "ark.pdf")
    return print_plates(written.read_bytes(), Streams())[0]


def at(picture: Image.Image, x: float = X, y: float = Y) -> list[int]:
    """The inks at a point of the sheet in per cent."""
    scale = picture.width / (303 * MM)
    pixel = picture.getpixel((int((x + 3) * MM * scale), int((423 - y) * MM * scale)))
    assert isinstance(pixel, tuple)
    return [round(level / 2.55) for level in pixel]


def over(content: str) -> PrintFile:
    file = reference()
    file.over = content
    return file


def overprinting_black(file: PrintFile) -> list[int]:
    file.over = f"{cmyk(80, 10, 0, 0)}{SPOT}f q /Over gs {cmyk(0, 0, 0, 100)}{INNER}f Q"
    return [80, 10, 0, 100]


def knocking_out_black(file: PrintFile) -> list[int]:
    file.over = f"{cmyk(80, 10, 0, 0)}{SPOT}f q {cmyk(0, 0, 0, 100)}{INNER}f Q"
    return [0, 0, 0, 100]


def overprint_without_opm_1(file: PrintFile) -> list[int]:
    file.resources.ExtGState.Old = Dictionary(op=True, OPM=0)
    file.over = f"{cmyk(80, 10, 0, 0)}{SPOT}f q /Old gs {cmyk(0, 0, 0, 100)}{INNER}f Q"
    return [0, 0, 0, 100]


def overprinting_white(file: PrintFile) -> list[int]:
    file.over = f"{cmyk(80, 10, 0, 0)}{SPOT}f q /Over gs {cmyk(0, 0, 0, 0)}{INNER}f Q"
    return [80, 10, 0, 0]


def overprinting_magenta_with_a_knocking_out_stroke(file: PrintFile) -> list[int]:
    file.over = f"{cmyk(80, 0, 0, 0)}{SPOT}f q /Over gs 0 0 0 0 K 4 w {cmyk(0, 60, 0, 0)}{INNER}B Q"
    return [80, 60, 0, 0]


def half_transparent_cyan(file: PrintFile) -> list[int]:
    file.over = f"{cmyk(0, 40, 80, 0)}{SPOT}f q /Half gs {cmyk(100, 0, 0, 0)}{INNER}f Q"
    return [50, 20, 40, 0]


def a_half_transparent_group(file: PrintFile) -> list[int]:
    file.resources.XObject.Fm = file.form(f"{cmyk(100, 0, 0, 0)}{INNER}f {INNER}f", Group=group(Name.DeviceCMYK))
    file.over = f"{cmyk(0, 40, 80, 0)}{SPOT}f q /Half gs /Fm Do Q"
    return [50, 20, 40, 0]


def multiplied_colours(file: PrintFile) -> list[int]:
    file.resources.ExtGState.Multiply = Dictionary(BM=Name.Multiply)
    file.over = f"{cmyk(60, 20, 0, 0)}{SPOT}f q /Multiply gs {cmyk(50, 0, 30, 0)}{INNER}f Q"
    return [80, 20, 30, 0]


def an_overprint_that_a_form_inherits(file: PrintFile) -> list[int]:
    file.resources.XObject.Fm = file.form(f"{cmyk(0, 0, 0, 70)}{INNER}f")
    file.over = f"{cmyk(80, 10, 0, 0)}{SPOT}f q /Over gs /Fm Do Q"
    return [80, 10, 0, 70]


def a_colour_that_a_form_inherits(file: PrintFile) -> list[int]:
    file.resources.XObject.Fm = file.form(f"{INNER}f")
    file.over = f"q {cmyk(10, 20, 30, 40)}/Fm Do Q"
    return [10, 20, 30, 40]


def a_gradient_in_a_tiling_pattern(file: PrintFile) -> list[int]:
    flat = gradient([0.3, 0.6, 0, 0.1], [0.3, 0.6, 0, 0.1])
    file.resources.Pattern.Deep = tiling(file, "/Sh sh", Shading=Dictionary(Sh=flat))
    file.over = f"/Pattern cs /Deep scn {SPOT}f"
    return [30, 60, 0, 10]


def an_uncoloured_pattern(file: PrintFile) -> list[int]:
    file.resources.Pattern.Stamp = tiling(file, "0 0 20 20 re f")
    file.resources.Pattern.Stamp.PaintType = 2
    file.resources.ColorSpace = Dictionary(P=Array([Name.Pattern, Name.DeviceCMYK]))
    file.over = f"/P cs 0.1 0.2 0.7 0 /Stamp scn {SPOT}f"
    return [10, 20, 70, 0]


def a_stitched_gradient(file: PrintFile) -> list[int]:
    colour = Array([0.2, 0.4, 0.6, 0])
    part = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=colour, C1=colour)
    shading = gradient([0, 0, 0, 0], [0, 0, 0, 0])
    shading.Function = Dictionary(
        FunctionType=3,
        Domain=Array([0, 1]),
        Functions=Array([part, part]),
        Bounds=Array([0.5]),
        Encode=Array([0, 1, 0, 1]),
    )
    file.resources.Shading.Flat = shading
    file.over = f"q {SPOT}W n /Flat sh Q"
    return [20, 40, 60, 0]


def an_image(file: PrintFile) -> list[int]:
    file.over = f"q {40 * MM} 0 0 {40 * MM} {203 * MM} {23 * MM} cm /Image Do Q"
    return [0, 31, 47, 0]


def a_soft_mask(file: PrintFile) -> list[int]:
    file.over = f"{cmyk(0, 0, 0, 0)}{SPOT}f q /Soft gs {cmyk(100, 0, 60, 0)}{INNER}f Q"
    return [50, 0, 30, 0]


CASES = [
    overprinting_black,
    knocking_out_black,
    overprint_without_opm_1,
    overprinting_white,
    overprinting_magenta_with_a_knocking_out_stroke,
    half_transparent_cyan,
    a_half_transparent_group,
    multiplied_colours,
    an_overprint_that_a_form_inherits,
    a_colour_that_a_form_inherits,
    a_gradient_in_a_tiling_pattern,
    an_uncoloured_pattern,
    a_stitched_gradient,
    an_image,
    a_soft_mask,
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__.replace("_", "-"))
def test_the_plates_show_each_ink_as_it_prints(case: object, tmp_path: Path) -> None:
    assert callable(case)
    file = reference()
    expected = case(file)
    found = at(plates(file, tmp_path).picture)
    assert all(abs(one - other) <= 1 for one, other in zip(found, expected, strict=True)), (found, expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__.replace("_", "-"))
def test_what_is_said_to_be_the_most_is_no_less_than_the_heaviest_spot(case: object, tmp_path: Path) -> None:
    assert callable(case)
    file = reference()
    case(file)
    found = plates(file, tmp_path)
    heaviest = found.heaviest(found.sheet).total
    assert heaviest <= found.at_most(found.sheet) <= heaviest + 4


@pytest.mark.skipif(GHOSTSCRIPT is None, reason="Ghostscript is not on this machine")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__.replace("_", "-"))
def test_ghostscript_separates_the_same_plates(case: object, tmp_path: Path) -> None:
    assert callable(case)
    file = reference()
    expected = case(file)
    found = at(ghostscript_plates(file.write(tmp_path / "ark.pdf"), tmp_path))
    assert all(abs(one - other) <= 2 for one, other in zip(found, expected, strict=True)), (found, expected)


def ghostscript_plates(file: Path, folder: Path) -> Image.Image:
    quiet = [str(GHOSTSCRIPT), "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r24"]
    subprocess.run([*quiet, f"-sOutputFile={folder}/plade.tif", str(file)], check=True)
    names = ("Cyan", "Magenta", "Yellow", "Black")
    opened = [Image.open(next(folder.glob(f"*({name}).tif"))).convert("L") for name in names]
    return Image.merge("CMYK", [ImageChops.invert(plate) for plate in opened])


def test_a_letter_smaller_than_a_pixel_still_shows_its_full_ink(tmp_path: Path) -> None:
    thin = 0.8 / PIXELS_PER_POINT
    file = over(f"q /Over gs {cmyk(0, 0, 0, 100)}{X * MM:.3f} {Y * MM:.3f} {thin:.3f} 30 re f Q")
    found = plates(file, tmp_path)
    assert found.heaviest(found.sheet).inks[3] == 100

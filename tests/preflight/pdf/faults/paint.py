"""Faults of colour, ink and overprint, many of them hidden well."""

from __future__ import annotations

import io
from typing import Any

from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.preflight.pdf.faults.base import Faults
from tests.preflight.pdf.reference import (
    PROFILE,
    PrintFile,
    cmyk,
    gradient,
    group,
    image,
    plain_words,
    rectangle,
    words,
)

FAULTS = Faults()
SPOT = rectangle(200, 20, 40, 40)


def tiling(file: PrintFile, content: str, **resources: Any) -> Any:
    shape = {"Type": Name.Pattern, "PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 20, "YStep": 20}
    return file.stream(content, **shape, BBox=Array([0, 0, 20, 20]), Resources=Dictionary(**resources))


def icc(file: PrintFile, components: int) -> Any:
    return Array([Name.ICCBased, file.stream(PROFILE.read_bytes(), N=components)])


# Colour spaces


@FAULTS.fault("PDF-C1", "DeviceRGB")
def a_shape_is_rgb(file: PrintFile) -> None:
    file.over = f"1 0 0 rg {SPOT}f"


@FAULTS.fault("PDF-C1", "et mønster")
def rgb_is_hidden_in_a_form_in_a_pattern(file: PrintFile) -> None:
    form = file.form("1 0 0 rg 0 0 5 5 re f")
    file.resources.Pattern.Hidden = tiling(file, "/Fm Do", XObject=Dictionary(Fm=form))
    file.over = f"/Pattern cs /Hidden scn {SPOT}f"


@FAULTS.fault("PDF-C1", "operatoren rg")
def rgb_is_set_but_never_painted(file: PrintFile) -> None:
    file.over = f"1 0 0 rg {cmyk(0, 50, 0, 0)}{SPOT}f"


@FAULTS.fault("PDF-C1", "formularen Fm")
def rgb_is_inherited_by_a_form(file: PrintFile) -> None:
    file.resources.XObject.Fm = file.form(f"{SPOT}f")
    file.over = "q 0 0 1 rg /Fm Do Q"


@FAULTS.fault("PDF-C1", "den bløde maske")
def a_soft_mask_is_rgb(file: PrintFile) -> None:
    file.resources.ExtGState.Soft.SMask.G = file.form("1 1 0 rg 0 0 900 1300 re f", Group=group(Name.DeviceGray))


@FAULTS.fault("PDF-C1", "et billede")
def an_image_has_an_rgb_palette(file: PrintFile) -> None:
    palette = Array([Name.Indexed, Name.DeviceRGB, 1, String(bytes((255, 0, 0, 0, 0, 255)))])
    file.resources.XObject.Image = image(file, palette, sample=b"\x01")


@FAULTS.fault("PDF-C1", "DeviceRGB")
def an_inline_image_is_rgb(file: PrintFile) -> None:
    file.over = "q 0.2 0 0 0.2 600 100 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI Q"


@FAULTS.fault("PDF-C1", "DeviceRGB")
def a_gradient_is_rgb(file: PrintFile) -> None:
    file.resources.Shading.Sh = gradient([1, 0, 0], [0, 0, 1], Name.DeviceRGB)


@FAULTS.fault("PDF-C1", "Lab")
def a_shape_is_lab(file: PrintFile) -> None:
    lab = Array([Name.Lab, Dictionary(WhitePoint=Array([0.9642, 1, 0.8249]))])
    file.resources.ColorSpace = Dictionary(L=lab)
    file.over = f"/L cs 60 20 20 sc {SPOT}f"


@FAULTS.fault("PDF-C1", "ICCBased med 3")
def a_stroke_is_rgb_through_a_profile(file: PrintFile) -> None:
    file.resources.ColorSpace = Dictionary(Srgb=icc(file, 3))
    file.over = f"q /Srgb CS 1 0 0 SC 2 w {SPOT}S Q"


@FAULTS.fault("PDF-C1", "DeviceRGB")
def an_uncoloured_pattern_is_coloured_in_rgb(file: PrintFile) -> None:
    file.resources.Pattern.Stamp = tiling(file, "0 0 5 5 re f")
    file.resources.Pattern.Stamp.PaintType = 2
    file.resources.ColorSpace = Dictionary(P=Array([Name.Pattern, Name.DeviceRGB]))
    file.over = f"/P cs 1 0 0 /Stamp scn {SPOT}f"


@FAULTS.fault("PDF-C2", "ICCBased med 4")
def cmyk_goes_through_a_profile_in_a_gradient(file: PrintFile) -> None:
    file.resources.Pattern.Fade.Shading.ColorSpace = icc(file, 4)


@FAULTS.fault("PDF-C2", "ICCBased med 4")
def the_resources_put_a_profile_in_the_place_of_device_cmyk(file: PrintFile) -> None:
    form = file.form(f"{cmyk(0, 50, 0, 0)}{SPOT}f", ColorSpace=Dictionary(DefaultCMYK=icc(file, 4)))
    file.resources.XObject.Fm = form
    file.over = "/Fm Do"


@FAULTS.fault("PDF-C3", "3 værdier", "PDF-V1", "PDF-I1")
def a_gradient_has_three_values_in_cmyk(file: PrintFile) -> None:
    file.resources.Shading.Sh = gradient([1, 0, 0], [0, 0, 1])


@FAULTS.fault("PDF-C3", "ukendt antal", "PDF-V1")
def a_gradients_ends_differ_in_length(file: PrintFile) -> None:
    file.resources.Pattern.Fade.Shading.Function.C1 = Array([0, 0.5, 0.9, 0, 0])


@FAULTS.fault("PDF-C4", "DeviceRGB")
def a_transparency_group_blends_in_rgb(file: PrintFile) -> None:
    file.resources.XObject.Form.Group.CS = Name.DeviceRGB


@FAULTS.fault("PDF-C4", "DeviceGray")
def a_transparency_group_that_is_no_soft_mask_blends_in_gray(file: PrintFile) -> None:
    file.resources.XObject.Form.Group.CS = Name.DeviceGray


@FAULTS.fault("PDF-C4", "sidegruppe")
def the_page_does_not_say_where_it_blends(file: PrintFile) -> None:
    del file.page.Group


@FAULTS.fault("PDF-C5", "PANTONE 485 C")
def a_shape_has_a_spot_colour(file: PrintFile) -> None:
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 0, 0, 0]), C1=Array([0, 0.95, 1, 0]))
    spot = Array([Name.Separation, Name("/PANTONE 485 C"), Name.DeviceCMYK, tint])
    file.resources.ColorSpace = Dictionary(S=spot)
    file.over = f"/S cs 1 scn {SPOT}f"


@FAULTS.fault("PDF-C5", "Lak, Black")
def a_shape_has_several_spot_colours(file: PrintFile) -> None:
    tint = file.stream("{ pop pop 0 0 0 1 }", FunctionType=4, Domain=Array([0, 1] * 2), Range=Array([0, 1] * 4))
    mixed = Array([Name.DeviceN, Array([Name.Lak, Name.Black]), Name.DeviceCMYK, tint])
    file.resources.ColorSpace = Dictionary(N=mixed)
    file.over = f"/N cs 1 1 scn {SPOT}f"


@FAULTS.fault("PDF-C6", "registreringsfarven")
def the_registration_colour_is_used_on_the_sheet(file: PrintFile) -> None:
    file.resources.ColorSpace = Dictionary(Reg=registration())
    file.over = f"q /Reg cs 1 scn {SPOT}f Q"


def registration() -> Any:
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 0, 0, 0]), C1=Array([1, 1, 1, 1]))
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])


# Ink


@FAULTS.fault("PDF-I1", "310 % (C100 M80 Y60 K70)")
def a_colour_asks_for_too_much_ink(file: PrintFile) -> None:
    file.over = f"{cmyk(100, 80, 60, 70)}{SPOT}f"


@FAULTS.fault("PDF-I1", "320 %")
def a_gradient_ends_in_too_much_ink(file: PrintFile) -> None:
    file.resources.Pattern.Fade = Dictionary(PatternType=2, Shading=gradient([0, 0, 0, 0], [1, 1, 0.7, 0.5]))


@FAULTS.fault("PDF-I1", "340 %")
def a_stitched_gradient_is_too_heavy_in_its_middle(file: PrintFile) -> None:
    light, heavy = Array([0, 0, 0.2, 0]), Array([1, 1, 0.7, 0.7])
    parts = [
        Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=a, C1=b) for a, b in ((light, heavy), (heavy, light))
    ]
    file.resources.Pattern.Fade.Shading.Function = Dictionary(
        FunctionType=3,
        Domain=Array([0, 1]),
        Functions=Array(parts),
        Bounds=Array([0.5]),
        Encode=Array([0, 1, 0, 1]),
    )


@FAULTS.fault("PDF-I1", "320 %")
def one_pixel_of_an_image_is_too_heavy(file: PrintFile) -> None:
    light, heavy = bytes((0, 0, 0, 0)), bytes((255, 255, 204, 102))
    whole = image(file, sample=light)
    whole.write(light * 799 + heavy + light * 800)
    file.resources.XObject.Image = whole


@FAULTS.fault("PDF-I1", "C90 M90 Y90 K90")
def a_jpeg_is_too_heavy(file: PrintFile) -> None:
    written = io.BytesIO()
    Image.new("CMYK", (40, 40), (229, 229, 229, 229)).save(written, "JPEG", quality=95)
    heavy = image(file)
    heavy.write(written.getvalue(), filter=Name.DCTDecode)
    heavy.Decode = Array([1, 0] * 4)  # Pillow writes Adobe's marker and inverts, as Photoshop does
    file.resources.XObject.Image = heavy


@FAULTS.fault("PDF-I1", "ikke beregnes")
def a_gradient_is_computed_by_a_program(file: PrintFile) -> None:
    program = file.stream("{ dup dup dup }", FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 4))
    file.resources.Shading.Sh.Function = program


@FAULTS.fault("PDF-I2", "310 % (C90 M70 Y50 K100)")
def black_text_overprints_a_ground_that_is_too_dark(file: PrintFile) -> None:
    file.over = f"{cmyk(90, 70, 50, 30)}{rectangle(150, 20, 100, 40)}f " + words("Mørkt", 160, 30, 12)


@FAULTS.fault("PDF-I2", "310 %")
def overprint_is_inherited_by_a_form_that_is_too_dark_with_its_ground(file: PrintFile) -> None:
    file.resources.XObject.Fm = file.form(f"{cmyk(0, 0, 0, 100)}{rectangle(205, 25, 10, 10)}f")
    file.over = f"{cmyk(100, 80, 30, 0)}{SPOT}f q /Over gs /Fm Do Q"


@FAULTS.fault("PDF-I2", "360 %")
def two_light_layers_are_multiplied(file: PrintFile) -> None:
    file.resources.ExtGState.Multiply = Dictionary(BM=Name.Multiply)
    file.over = f"{cmyk(100, 100, 0, 0)}{SPOT}f q /Multiply gs {cmyk(0, 0, 100, 60)}{SPOT}f Q"


@FAULTS.fault("PDF-I2", "Luminosity")
def a_blend_mode_mixes_the_inks(file: PrintFile) -> None:
    file.resources.ExtGState.Lum = Dictionary(BM=Name.Luminosity)
    file.over = f"q /Lum gs {cmyk(0, 30, 0, 0)}{SPOT}f Q"


# Overprint


@FAULTS.fault("PDF-O1", "hvidt")
def white_overprints(file: PrintFile) -> None:
    file.over = f"q /Over gs {cmyk(0, 0, 0, 0)}{SPOT}f Q"


@FAULTS.fault("PDF-O1", "tekst »Hvid«")
def white_text_overprints_by_a_state_set_around_its_form(file: PrintFile) -> None:
    form = file.form(f"{cmyk(0, 0, 0, 0)}{plain_words('Hvid', 30, 340, 30)}", Font=file.resources.Font)
    file.resources.XObject.Fm = form
    file.over = "q /Over gs /Fm Do Q"


@FAULTS.fault("PDF-O1", "streg")
def a_white_stroke_overprints_by_op_alone(file: PrintFile) -> None:
    file.resources.ExtGState.Both = Dictionary(OP=True, OPM=1)
    file.over = f"q /Both gs 0 0 0 0 K 3 w {SPOT}S Q"


@FAULTS.fault("PDF-O2", "ikke på overtryk")
def black_text_knocks_out(file: PrintFile) -> None:
    file.over = words("Sort", 20, 30, 10, overprint=False)


@FAULTS.fault("PDF-O2", "ikke på overtryk")
def black_text_overprints_only_with_its_stroke(file: PrintFile) -> None:
    file.resources.ExtGState.Stroke = Dictionary(OP=True, op=False, OPM=1)
    file.over = f"q /Stroke gs {cmyk(0, 0, 0, 100)}{plain_words('Sort', 20, 30, 10)}Q"


@FAULTS.fault("PDF-O2", "isolerede gruppe")
def black_text_overprints_only_inside_an_isolated_group(file: PrintFile) -> None:
    alone = group(Name.DeviceCMYK)
    alone.I = True
    shared = {"Font": file.resources.Font, "ExtGState": file.resources.ExtGState}
    file.resources.XObject.Fm = file.form(words("Alene", 30, 340, 30), Group=alone, **shared)
    file.over = "/Fm Do"


@FAULTS.fault("PDF-O3", "OPM 0")
def overprint_erases_the_inks_it_does_not_have(file: PrintFile) -> None:
    file.resources.ExtGState.Old = Dictionary(op=True, OPM=0)
    file.over = f"q /Old gs {cmyk(50, 0, 0, 0)}{SPOT}f Q"


@FAULTS.fault("PDF-O4", "tekst »Grå«")
def text_is_device_gray(file: PrintFile) -> None:
    file.over = f"q 0 g {plain_words('Grå', 20, 30, 10)}Q"


@FAULTS.fault("PDF-O4", "flade")
def a_shape_has_the_colour_that_a_page_starts_with(file: PrintFile) -> None:
    file.background = f"q {SPOT}f Q {file.background}"


@FAULTS.fault("PDF-O4", "farveovergang")
def a_gradient_is_device_gray(file: PrintFile) -> None:
    file.resources.Shading.Sh = gradient([0.2], [0.9], Name.DeviceGray)

"""Faults of text, strokes, images and fonts."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name

from tests.preflight.pdf.faults.base import Faults
from tests.preflight.pdf.reference import MM, PrintFile, cmyk, embed, place_image, plain_words, rectangle, words

FAULTS = Faults()
CARLITO = "carlito-latin-400-normal.woff2"


@FAULTS.fault("PDF-T1", "5,5 pt")
def text_is_too_small(file: PrintFile) -> None:
    file.over = words("Småt", 20, 30, 5.5)


@FAULTS.fault("PDF-T1", "5 pt")
def text_is_scaled_down_by_its_form(file: PrintFile) -> None:
    form = file.form(words("Småt", 40, 60, 10), Font=file.resources.Font, ExtGState=file.resources.ExtGState)
    form.Matrix = Array([0.5, 0, 0, 0.5, 0, 0])
    file.resources.XObject.Fm = form
    file.over = "/Fm Do"


@FAULTS.fault("PDF-T2", "»Tæt på kanten«")
def text_starts_too_near_the_left_edge(file: PrintFile) -> None:
    file.over = words("Tæt på kanten", 4.5, 30, 10)


@FAULTS.fault("PDF-T2", "kanten")
def text_starts_in_the_sheet_and_ends_in_the_safe_zone(file: PrintFile) -> None:
    file.over = words("Ender for langt ude", 265, 30, 10)


@FAULTS.fault("PDF-T2", "ud over kanten")
def text_runs_over_the_edge(file: PrintFile) -> None:
    file.over = words("Ender uden for arket", 270, 30, 12)


@FAULTS.fault("PDF-T2", "kanten")
def the_descenders_of_text_reach_into_the_safe_zone(file: PrintFile) -> None:
    file.over = words("gjpqy", 100, 6, 24)


@FAULTS.fault("PDF-T2", "kanten")
def rotated_text_climbs_into_the_safe_zone(file: PrintFile) -> None:
    turned = f"0 1 -1 0 {100 * MM:.3f} {400 * MM:.3f} cm"
    file.over = f"q {turned} {words('Op ad kanten', -3, -3, 16)}Q"


@FAULTS.fault("PDF-T2", "»Tæt på kanten«")
def text_that_is_painted_as_a_clip_is_too_near_the_edge(file: PrintFile) -> None:
    file.over = f"q 7 Tr {plain_words('Tæt på kanten', 4.5, 30, 30)}/Sh sh Q"


@FAULTS.fault("PDF-T3", "C60 M40 Y40 K100")
def black_text_is_rich_in_a_form_in_a_form(file: PrintFile) -> None:
    inner = file.form(f"{cmyk(60, 40, 40, 100)}{plain_words('Fyldig', 30, 30, 40)}", Font=file.resources.Font)
    file.resources.XObject.Outer = file.form("/Inner Do", XObject=Dictionary(Inner=inner))
    file.over = "/Outer Do"


@FAULTS.fault("PDF-T4", "8 pt i flere farver")
def small_text_has_two_inks(file: PrintFile) -> None:
    file.over = f"q {cmyk(0, 80, 90, 0)}{plain_words('Koral', 20, 30, 8)}Q"


@FAULTS.fault("PDF-T4", "flere farver")
def small_text_is_filled_with_a_gradient(file: PrintFile) -> None:
    file.over = f"q /Pattern cs /Fade scn {plain_words('Overgang', 20, 30, 8)}Q"


@FAULTS.fault("PDF-T5", "hvid og 7 pt")
def small_text_is_white(file: PrintFile) -> None:
    file.over = f"q {cmyk(0, 0, 0, 0)}{plain_words('Hvid', 30, 350, 7)}Q"


@FAULTS.fault("PDF-L1", "0,2 pt")
def a_stroke_is_too_thin(file: PrintFile) -> None:
    file.over = f"q 0 0 0 1 K 0.2 w {rectangle(200, 20, 40, 40)}S Q"


@FAULTS.fault("PDF-L1", "0,1 pt")
def a_stroke_is_thin_after_scaling(file: PrintFile) -> None:
    file.over = "q 0.1 0 0 0.1 500 100 cm 0 0 0 1 K 1 w 0 0 800 800 re S Q"


@FAULTS.fault("PDF-L1", "0,1 pt")
def a_stroke_is_thin_in_one_direction(file: PrintFile) -> None:
    file.over = "q 1 0 0 0.1 500 100 cm 0 0 0 1 K 1 w 0 0 80 800 re S Q"


@FAULTS.fault("PDF-L1", "0 pt")
def a_stroke_is_as_thin_as_the_device_can(file: PrintFile) -> None:
    file.over = f"q 0 0 0 1 K 0 w {rectangle(200, 20, 40, 40)}S Q"


@FAULTS.fault("PDF-L1", "0,15 pt")
def a_stroke_gets_its_width_from_a_graphics_state(file: PrintFile) -> None:
    file.resources.ExtGState.Thin = Dictionary(LW=0.15)
    file.over = f"q 0 0 0 1 K /Thin gs {rectangle(200, 20, 40, 40)}S Q"


@FAULTS.fault("PDF-L1", "0,2 pt")
def a_line_is_a_thin_rectangle(file: PrintFile) -> None:
    file.over = f"{cmyk(0, 0, 0, 100)}500 100 200 0.2 re f"


@FAULTS.fault("PDF-L1", "0,1 pt")
def text_is_outlined_thinly(file: PrintFile) -> None:
    file.resources.ExtGState.Both = Dictionary(OP=True, OPM=1)
    file.over = f"q /Both gs 0 0 0 1 K 0.1 w 1 Tr {plain_words('Kontur', 20, 30, 40)}Q"


@FAULTS.fault("PDF-R1", "102 ppi")
def an_image_is_drawn_too_large(file: PrintFile) -> None:
    file.over = place_image("/Image", 200, 20, 10)


@FAULTS.fault("PDF-R1", "150 ppi")
def an_image_is_stretched_by_its_form(file: PrintFile) -> None:
    form = file.form("9.6 0 0 9.6 0 0 cm /Image Do", XObject=file.resources.XObject)
    form.Matrix = Array([1, 0, 0, 2, 500, 100])
    file.resources.XObject.Fm = form
    file.over = "/Fm Do"


@FAULTS.fault("PDF-F1", "ikke indlejret", "PDF-V1")
def a_font_is_not_embedded(file: PrintFile) -> None:
    del file.resources.Font.F1.DescendantFonts[0].FontDescriptor.FontFile2


@FAULTS.fault("PDF-F1", "ikke indlejret")
def a_font_that_only_a_form_names_is_not_embedded(file: PrintFile) -> None:
    loose = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/AtkinsonHyperlegibleNext-Bold"))
    form = file.form(f"q /Over gs {cmyk(0, 0, 0, 100)}BT /F2 12 Tf 100 100 Td (Hej) Tj ET Q", Font=Dictionary(F2=loose))
    form.Resources.ExtGState = file.resources.ExtGState
    file.resources.XObject.Fm = form
    file.over = "/Fm Do"


@FAULTS.fault("PDF-F1", "Identity-H", "PDF-V1")
def a_font_has_an_encoding_that_cannot_be_measured(file: PrintFile) -> None:
    file.resources.Font.F2 = embed(file)
    file.resources.Font.F2.Encoding = Name("/UniJIS-UTF16-H")


@FAULTS.fault("PDF-F2", "Type 3")
def a_font_is_type_3(file: PrintFile) -> None:
    shape = file.stream("600 0 0 0 500 700 d1 0 0 500 700 re f")
    file.resources.Font.F3 = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 500, 700]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(a=shape),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
        FirstChar=97,
        LastChar=97,
        Widths=Array([600]),
        Resources=Dictionary(),
    )
    file.over = f"q /Over gs {cmyk(0, 0, 0, 100)}BT /F3 20 Tf 100 100 Td (aa) Tj ET Q"


@FAULTS.fault("PDF-F3", "Courier", "PDF-V1")
def a_font_is_courier(file: PrintFile) -> None:
    file.resources.Font.F2 = embed(file, name="Courier-Bold")
    file.resources.Font.F2.DescendantFonts[0].FontDescriptor.FontFile2 = file.stream(b"%!PS-AdobeFont")


@FAULTS.fault("PDF-F4", "Carlito")
def a_font_is_another_than_agreed(file: PrintFile) -> None:
    file.resources.Font.F2 = embed(file, CARLITO, "Carlito")


@FAULTS.fault("PDF-F4", "Carlito")
def a_font_gives_a_false_name(file: PrintFile) -> None:
    file.resources.Font.F2 = embed(file, CARLITO)


@FAULTS.fault("PDF-F5", "glyf 0")
def a_character_is_missing_in_the_font(file: PrintFile) -> None:
    file.over = f"q /Over gs {cmyk(0, 0, 0, 100)}BT /F1 12 Tf 100 100 Td <00000001> Tj ET Q"


@FAULTS.fault("PDF-F6", "vægten 400")
def a_bold_font_is_not_bold(file: PrintFile) -> None:
    file.resources.Font.F2 = embed(file, name="AtkinsonHyperlegibleNext-Bold")


@FAULTS.fault("PDF-F7", "1 tegn")
def a_glyph_is_said_to_be_narrower_than_it_is(file: PrintFile) -> None:
    file.resources.Font.F1.DescendantFonts[0].W[1][5] = 12

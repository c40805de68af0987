"""At least one fault for each rule of a screen file: it spoils one thing, and its rule alone must tell of it."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, String

from tests.preflight.pdf.faults.base import Faults
from tests.preflight.pdf.screen_file import element

SCREEN_FAULTS = Faults()


@SCREEN_FAULTS.fault("PDF-U0", "JavaScript")
def a_script_lies_in_the_file(pdf: Any) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@SCREEN_FAULTS.fault("PDF-U0", "vedhæftet")
def another_file_is_attached(pdf: Any) -> None:
    pdf.attachments["note.txt"] = b"note"


@SCREEN_FAULTS.fault("PDF-U1", "tagget")
def the_file_does_not_say_that_it_is_tagged(pdf: Any) -> None:
    del pdf.Root.MarkInfo


@SCREEN_FAULTS.fault("PDF-U1", "/Suspects")
def the_file_doubts_its_own_tags(pdf: Any) -> None:
    pdf.Root.MarkInfo.Suspects = True


@SCREEN_FAULTS.fault("PDF-U1", "/StructTreeRoot", "PDF-U7", "PDF-U9", "PDF-U10")
def there_is_no_structure(pdf: Any) -> None:
    del pdf.Root.StructTreeRoot


@SCREEN_FAULTS.fault("PDF-U2", "»en«")
def the_language_is_another(pdf: Any) -> None:
    pdf.Root.Lang = String("en")


@SCREEN_FAULTS.fault("PDF-U3", "dc:title")
def the_title_is_missing(pdf: Any) -> None:
    _xmp(pdf, b"Smerte er kroppens alarm", b"")


@SCREEN_FAULTS.fault("PDF-U3", "/DisplayDocTitle")
def the_viewer_shows_the_file_name(pdf: Any) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@SCREEN_FAULTS.fault("PDF-U4", "pdfuaid:part")
def the_packet_does_not_name_the_standard(pdf: Any) -> None:
    _xmp(pdf, b"http://www.aiim.org/pdfua/ns/id/", b"http://www.aiim.org/pdfua/ns/xx/")


def _xmp(pdf: Any, old: bytes, new: bytes) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    assert old in packet
    pdf.Root.Metadata.write(packet.replace(old, new))


@SCREEN_FAULTS.fault("PDF-U5", "2 sider")
def there_are_no_bookmarks(pdf: Any) -> None:
    del pdf.Root.Outlines


@SCREEN_FAULTS.fault("PDF-U6", "/Tabs")
def the_tab_key_does_not_follow_the_structure(pdf: Any) -> None:
    del pdf.pages[0].obj.Tabs


@SCREEN_FAULTS.fault("PDF-U7", "den højeste her er H2")
def a_heading_level_is_skipped(pdf: Any) -> None:
    element(pdf, "H2").S = Name.H3


@SCREEN_FAULTS.fault("PDF-U7", "den højeste her er H1")
def the_first_heading_is_not_the_title(pdf: Any) -> None:
    element(pdf, "H1").S = Name.P


@SCREEN_FAULTS.fault("PDF-U7", "endnu en H1")
def there_are_two_titles(pdf: Any) -> None:
    element(pdf, "H2").S = Name.H1
    element(pdf, "H3").S = Name.H2


@SCREEN_FAULTS.fault("PDF-U7", "uden niveau")
def a_heading_has_no_level(pdf: Any) -> None:
    element(pdf, "H3").S = Name.H


@SCREEN_FAULTS.fault("PDF-U7", "tom", "PDF-U10")
def a_heading_is_empty(pdf: Any) -> None:
    element(pdf, "H3").K = Array([])


@SCREEN_FAULTS.fault("PDF-U8", "figur 1")
def a_figure_has_no_alternative_text(pdf: Any) -> None:
    del element(pdf, "Figure").Alt


@SCREEN_FAULTS.fault("PDF-U8", "figur 1")
def a_figures_alternative_text_is_blank(pdf: Any) -> None:
    element(pdf, "Figure").Alt = String("  ")


@SCREEN_FAULTS.fault("PDF-U9", "ikke tagget som Link")
def a_link_is_not_tagged(pdf: Any) -> None:
    element(pdf, "Link").S = Name.Span


@SCREEN_FAULTS.fault("PDF-U9", "ikke tagget som Link")
def a_link_is_not_in_the_structure(pdf: Any) -> None:
    link = element(pdf, "Link")
    link.K = Array([kid for kid in link.K if not isinstance(kid, Dictionary) or kid.get("/Type") != Name.OBJR])


@SCREEN_FAULTS.fault("PDF-U9", "/Contents")
def a_link_is_not_described(pdf: Any) -> None:
    del pdf.pages[0].obj.Annots[0].Contents


@SCREEN_FAULTS.fault("PDF-U9", "/F 4")
def a_link_is_not_printed(pdf: Any) -> None:
    pdf.pages[0].obj.Annots[0].F = 0


@SCREEN_FAULTS.fault("PDF-U9", "ingen steder hen")
def a_link_leads_nowhere(pdf: Any) -> None:
    del pdf.pages[0].obj.Annots[0].A


@SCREEN_FAULTS.fault("PDF-U9", "(Widget) er ikke tagget som Form")
def a_field_is_not_tagged(pdf: Any) -> None:
    element(pdf, "Form").S = Name.Span


@SCREEN_FAULTS.fault("PDF-U9", "/TU")
def a_field_does_not_say_what_belongs_in_it(pdf: Any) -> None:
    del pdf.Root.AcroForm.Fields[0].TU


@SCREEN_FAULTS.fault("PDF-U10", "flade")
def a_shape_is_outside_the_structure(pdf: Any) -> None:
    pdf.pages[0].contents_add(b"0 0 50 50 re f")


@SCREEN_FAULTS.fault("PDF-U10", "flade")
def a_shape_stands_under_an_id_that_the_structure_does_not_know(pdf: Any) -> None:
    pdf.pages[0].contents_add(b"/P <</MCID 99>> BDC 0 0 50 50 re f EMC")


@SCREEN_FAULTS.fault("PDF-U10", "tekst »Hvad du kan gøre«")
def text_is_left_out_of_the_structure(pdf: Any) -> None:
    heading = element(pdf, "H2")
    heading.K[0].K = Array([])
    heading.K.append(element(pdf, "Figure"))  # so that the heading is not empty


@SCREEN_FAULTS.fault("PDF-U10", "nr. 77")
def the_structure_names_content_that_is_not_there(pdf: Any) -> None:
    element(pdf, "H1").K[0].K.append(77)


@SCREEN_FAULTS.fault("PDF-U11", "LI står i P")
def items_stand_outside_a_list(pdf: Any) -> None:
    element(pdf, "L").S = Name.P


@SCREEN_FAULTS.fault("PDF-U11", "ingen overskriftsceller")
def a_table_has_no_header_cells(pdf: Any) -> None:
    for _ in range(2):
        element(pdf, "TH").S = Name.TD


@SCREEN_FAULTS.fault("PDF-U11", "ingen punkter")
def a_list_has_no_items(pdf: Any) -> None:
    for kid in element(pdf, "L").K:
        kid.S = Name.Div
    for _ in range(2):
        element(pdf, "LBody").S = Name.Div


@SCREEN_FAULTS.fault("PDF-U12", "Blob")
def a_tag_is_unknown(pdf: Any) -> None:
    element(pdf, "Sect").S = Name.Blob


@SCREEN_FAULTS.fault("PDF-U13", "ikke indlejret")
def a_font_is_not_embedded(pdf: Any) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


@SCREEN_FAULTS.fault("PDF-U13", "/ToUnicode")
def a_font_cannot_be_read_aloud(pdf: Any) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        del font.ToUnicode


@SCREEN_FAULTS.fault("PDF-U14", "glyf 0")
def a_character_is_missing_in_the_font(pdf: Any) -> None:
    font = next(iter(pdf.pages[0].obj.Resources.Font.keys()))
    pdf.pages[0].contents_add(b"/Artifact BMC BT %s 12 Tf 50 50 Td <0000> Tj ET EMC" % font.encode())


@SCREEN_FAULTS.fault("PDF-U15", "anden bredde")
def glyphs_are_said_to_be_wider_than_they_are(pdf: Any) -> None:
    widths = next(iter(pdf.pages[0].obj.Resources.Font.values())).DescendantFonts[0].W
    widths[1][0] = 999

"""Faults of the file, its metadata and its output intent."""

from __future__ import annotations

import re
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.preflight.pdf.faults.base import Faults
from tests.preflight.pdf.reference import MM, PrintFile

FAULTS = Faults()


@FAULTS.fault("PDF-X0", "beskadiget", "PDF-V1")
def the_cross_reference_table_points_nowhere(file: PrintFile) -> None:
    file.finish.append(lambda data: re.sub(rb"startxref\n\d+", b"startxref\n999999999", data))


@FAULTS.fault("PDF-X0", "kan ikke læses")
def the_file_is_no_pdf(file: PrintFile) -> None:
    file.finish.append(lambda _: b"<html></html>")


@FAULTS.fault("PDF-X0", "forkerte operander")
def an_operator_lacks_its_operands(file: PrintFile) -> None:
    file.over = "1 0 0 1 cm "


@FAULTS.fault("PDF-X0", "lag")
def a_form_draws_itself(file: PrintFile) -> None:
    form = file.form("/Me Do")
    form.Resources = Dictionary(XObject=Dictionary(Me=form))
    file.resources.XObject.Me = form
    file.over = "/Me Do"


@FAULTS.fault("PDF-X1", "1.7")
def the_header_says_a_newer_version(file: PrintFile) -> None:
    file.save["force_version"] = "1.7"


@FAULTS.fault("PDF-X1", "1.7")
def the_catalog_says_a_newer_version(file: PrintFile) -> None:
    file.pdf.Root.Version = Name("/1.7")


@FAULTS.fault("PDF-X2", "krypteret")
def the_file_is_encrypted_without_a_password(file: PrintFile) -> None:
    _encrypt(file, user="")


@FAULTS.fault("PDF-X2", "adgangskode")
def the_file_is_encrypted_with_a_password(file: PrintFile) -> None:
    _encrypt(file, user="hemmelig")


def _encrypt(file: PrintFile, user: str) -> None:
    file.save |= {
        "encryption": pikepdf.Encryption(owner="ejer", user=user, R=4, metadata=False),
        "deterministic_id": False,
        "static_id": True,
    }


@FAULTS.fault("PDF-X3", "/ID")
def the_trailer_has_no_id(file: PrintFile) -> None:
    file.finish.append(lambda data: re.sub(rb"/ID *\[[^\]]*\]", lambda found: b" " * len(found[0]), data))


@FAULTS.fault("PDF-X4", "komprimerede")
def the_xmp_packet_is_compressed(file: PrintFile) -> None:
    packet = file.pdf.Root.Metadata
    packet.Room = String("x" * 30)  # pikepdf never compresses the packet: it is done afterwards, at the same length
    plain = packet.read_bytes()

    def compress(data: bytes) -> bytes:
        assert plain in data
        data = data.replace(plain, zlib.compress(plain).ljust(len(plain), b"\0"))
        return re.sub(rb"/Room \(x+\)", lambda room: b"/Filter /FlateDecode".ljust(len(room[0])), data)

    file.finish.append(compress)


@FAULTS.fault("PDF-X4", "PDF/X-3")
def the_xmp_packet_names_another_standard(file: PrintFile) -> None:
    _xmp(file, "PDF/X-4", "PDF/X-3")


@FAULTS.fault("PDF-X4", "ingen læselige")
def there_is_no_xmp_packet(file: PrintFile) -> None:
    del file.pdf.Root.Metadata


@FAULTS.fault("PDF-X5", "xmpMM:VersionID")
def the_xmp_packet_has_no_version(file: PrintFile) -> None:
    _xmp(file, "<xmpMM:VersionID>1</xmpMM:VersionID>", "")


@FAULTS.fault("PDF-X5", "ikke en dato")
def the_xmp_packet_has_a_date_that_is_none(file: PrintFile) -> None:
    _xmp(file, "<xmp:MetadataDate>2026-11-22T10:15:00+01:00", "<xmp:MetadataDate>i går")


@FAULTS.fault("PDF-X5", "dc:title")
def the_xmp_packet_has_an_empty_title(file: PrintFile) -> None:
    _xmp(file, ">Prøveark<", "><")


def _xmp(file: PrintFile, old: str, new: str) -> None:
    packet = file.pdf.Root.Metadata
    text = packet.read_bytes().decode()
    assert old in text
    packet.write(text.replace(old, new).encode())


@FAULTS.fault("PDF-X6", "Trapped")
def info_does_not_say_whether_it_is_trapped(file: PrintFile) -> None:
    del file.pdf.trailer.Info.Trapped


@FAULTS.fault("PDF-X6", "to forskellige tidspunkter")
def info_and_xmp_tell_different_dates(file: PrintFile) -> None:
    file.pdf.trailer.Info.ModDate = String("D:20261122101500Z")


@FAULTS.fault("PDF-X6", "men XMP")
def info_and_xmp_tell_different_titles(file: PrintFile) -> None:
    file.pdf.trailer.Info.Title = String("En anden titel")


@FAULTS.fault("PDF-X7", "FOGRA51")
def the_output_intent_is_another_than_agreed(file: PrintFile) -> None:
    file.pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("FOGRA51")


@FAULTS.fault("PDF-X7", "0 OutputIntent")
def the_output_intent_is_for_archives(file: PrintFile) -> None:
    file.pdf.Root.OutputIntents[0].S = Name.GTS_PDFA1


@FAULTS.fault("PDF-X7", "2 OutputIntent")
def there_are_two_output_intents(file: PrintFile) -> None:
    intents = file.pdf.Root.OutputIntents
    intents.append(intents[0])


@FAULTS.fault("PDF-X8", "ingen indlejret")
def the_output_intent_has_no_profile(file: PrintFile) -> None:
    del file.pdf.Root.OutputIntents[0].DestOutputProfile


@FAULTS.fault("PDF-X8", "RGB", "PDF-V1")
def the_profile_is_for_rgb(file: PrintFile) -> None:
    _profile(file, 16, b"RGB ")


@FAULTS.fault("PDF-X8", "mntr")
def the_profile_is_a_monitors(file: PrintFile) -> None:
    _profile(file, 12, b"mntr")


@FAULTS.fault("PDF-X8", "ikke en hel", "PDF-V1")
def the_profile_is_cut_short(file: PrintFile) -> None:
    profile = file.pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes()[:5000])


def _profile(file: PrintFile, at: int, field: bytes) -> None:
    profile = file.pdf.Root.OutputIntents[0].DestOutputProfile
    data = profile.read_bytes()
    profile.write(data[:at] + field + data[at + len(field) :])


@FAULTS.fault("PDF-X9", "/OpenAction")
def the_file_acts_when_it_is_opened(file: PrintFile) -> None:
    file.pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([file.page, Name.Fit]))


@FAULTS.fault("PDF-X9", "JavaScript")
def a_script_lies_among_the_names(file: PrintFile) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    file.pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


@FAULTS.fault("PDF-X9", "/AA")
def the_page_acts_when_it_is_shown(file: PrintFile) -> None:
    file.page.AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.Print))


@FAULTS.fault("PDF-X9", "vedhæftet")
def another_file_is_attached(file: PrintFile) -> None:
    file.pdf.attachments["note.txt"] = b"note"


@FAULTS.fault("PDF-X9", "/AcroForm")
def the_file_has_form_fields(file: PrintFile) -> None:
    file.pdf.Root.AcroForm = Dictionary(Fields=Array([]))


@FAULTS.fault("PDF-X10", "lag")
def the_file_has_layers(file: PrintFile) -> None:
    layer = file.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Engelsk")))
    file.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer])))


@FAULTS.fault("PDF-X11", "Link")
def a_link_lies_on_the_sheet(file: PrintFile) -> None:
    _annotate(file, Name.Link, 20)


@FAULTS.fault("PDF-X11", "Text")
def a_note_touches_the_bleed(file: PrintFile) -> None:
    _annotate(file, Name.Text, 302)


def _annotate(file: PrintFile, kind: Any, left: float) -> None:
    corners = Array([left * MM, 20 * MM, (left + 30) * MM, 40 * MM])
    file.page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=kind, Rect=corners, Contents=String("se"))])


@FAULTS.fault("PDF-X12", "/TR")
def a_graphics_state_has_a_transfer_curve(file: PrintFile) -> None:
    file.resources.ExtGState.Over.TR = Name.Identity


@FAULTS.fault("PDF-X12", "/TR2")
def a_form_has_a_transfer_curve_in_its_own_resources(file: PrintFile) -> None:
    curve = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=2, C0=Array([0]), C1=Array([1]))
    file.resources.XObject.Form.Resources.ExtGState = Dictionary(T=Dictionary(TR2=curve))


@FAULTS.fault("PDF-X12", "/HTP")
def a_graphics_state_moves_the_screen(file: PrintFile) -> None:
    file.resources.ExtGState.Half.HTP = Array([0, 0])


@FAULTS.fault("PDF-X12", "/Alternates")
def an_image_has_an_alternate(file: PrintFile) -> None:
    image = file.resources.XObject.Image
    image.Alternates = Array([Dictionary(Image=image, DefaultForPrinting=True)])


@FAULTS.fault("PDF-X12", "/OPI")
def a_form_stands_in_for_another_file(file: PrintFile) -> None:
    file.resources.XObject.Form.OPI = Dictionary()


@FAULTS.fault("PDF-X12", "PostScript")
def an_object_is_postscript(file: PrintFile) -> None:
    file.resources.XObject.Ps = file.stream("showpage", Type=Name.XObject, Subtype=Name.PS)


@FAULTS.fault("PDF-V1", "Poppler melder")
def the_content_has_an_operator_that_no_reader_knows(file: PrintFile) -> None:
    file.over = "ukendt "

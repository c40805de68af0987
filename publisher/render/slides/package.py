"""python-pptx's presentation in; slides with nothing on them, and the finished file, out.

python-pptx has no public way to a slide without clones of its layout's placeholders, which lack a language, nor to a
file without the hour at which it was written.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter, _PhysPkgWriter
from pptx.oxml.slide import CT_NotesSlide
from pptx.parts.slide import NotesSlidePart
from pptx.presentation import Presentation
from pptx.slide import NotesSlide, Slide, SlideLayout

_DATE = (1980, 1, 1, 0, 0, 0)


def bare_slide(presentation: Presentation, layout: SlideLayout) -> Slide:
    """A new last slide on the layout."""
    relation, slide = presentation.part.add_slide(layout)
    presentation.slides._sldIdLst.add_sldId(relation)  # noqa: SLF001 - see above
    added: Slide = slide
    return added


def bare_notes(slide: Slide, number: int) -> NotesSlide:
    """The notes page of a slide that has none yet; `number` is the slide's place in the show."""
    part = slide.part
    name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
    notes = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, part.package, CT_NotesSlide.new())
    notes.relate_to(part.package.presentation_part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    notes.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
    part.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)
    page: NotesSlide = notes.notes_slide
    return page


def written(presentation: Presentation) -> bytes:
    """The file: the same bytes for the same presentation."""
    package = presentation.part.package
    collected = _Collected()
    writer = PackageWriter("", package._rels, tuple(package.iter_parts()))  # noqa: SLF001 - see above
    for write in (writer._write_content_types_stream, writer._write_pkg_rels, writer._write_parts):  # noqa: SLF001
        write(collected)
    return _zipped(collected.parts.items())


def normalised(package: bytes) -> bytes:
    """A finished file with its parts in the order of their names and without the hour at which it was zipped."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        return _zipped((name, source.read(name)) for name in source.namelist())


class _Collected(_PhysPkgWriter):
    """Takes the parts that python-pptx writes."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def write(self, name: PackURI, content: bytes) -> None:
        self.parts[name.membername] = content


def _zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name, content in sorted(parts):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.external_attr = 0o644 << 16
            target.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return file.getvalue()

"""A sheet and its foot's field, each set for itself, in; one page that shows both, tagged as one, out.

What all clinics have in common is set once; a clinic costs no more than its own field. Both are pages of one size as
WeasyPrint sets them, mended or already in ink. The field is painted over the sheet and read before its last part, the
imprint.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

_KINDS = {
    "Tf": "/Font",
    "gs": "/ExtGState",
    "Do": "/XObject",
    "sh": "/Shading",
    "scn": "/Pattern",
    "SCN": "/Pattern",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
}
"""The operators that name a resource, and its category."""
_TAGGED = {"BDC", "DP"}
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SUBSET = 6  # letters before the plus of a font's name (ISO 32000-1, 9.6.4)


def stamp(sheet: bytes, field: bytes) -> bytes:
    """The one-page PDF `sheet` with the page of `field` upon it; the same bytes for the same two."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sheet)) as pdf, pikepdf.open(io.BytesIO(field)) as other:
        page = pdf.pages[0]
        pdf.pages.append(other.pages[0])
        stamped = pdf.pages[1]
        del pdf.pages[1]
        first = _marks(pdf)
        painted = pikepdf.unparse_content_stream(list(_moved(stamped, first)))
        # In streams of their own, so that a reader of many can tell that they begin alike.
        layers = (page.Contents.read_bytes(), painted)
        page.obj.Contents = Array([pdf.make_stream(b"q\n" + layer + b"\nQ\n") for layer in layers])
        _add_resources(page, stamped)
        if "/StructTreeRoot" in pdf.Root:
            _Grafting(pdf, other, stamped, first).graft()
        pdf.save(out, compress_streams=False, deterministic_id=True)
    return out.getvalue()


def _renamed(name: Any) -> Name:
    return Name(f"/Felt{str(name)[1:]}")


def _moved(page: pikepdf.Page, first: int) -> Iterator[tuple[Any, Operator]]:
    """The page's instructions, with names and marks that the sheet below has not taken."""
    for step in pikepdf.parse_content_stream(page):
        operator, operands = str(step.operator), list(step.operands)
        own = page.Resources.get(_KINDS.get(operator, ""), Dictionary())
        at = 0 if operator == "Tf" else -1
        if operands and isinstance(operands[at], Name) and operands[at] in own:
            operands[at] = _renamed(operands[at])
        elif operator in _TAGGED and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
            operands[1] = Dictionary({**dict(operands[1].items()), "/MCID": int(operands[1].MCID) + first})
        yield operands, step.operator


def _add_resources(page: pikepdf.Page, stamped: pikepdf.Page) -> None:
    for font in stamped.Resources.get("/Font", Dictionary()).values():
        _retag(font)
    for category in dict.fromkeys(_KINDS.values()):
        own = page.Resources.get(category, Dictionary())
        for name, thing in stamped.Resources.get(category, Dictionary()).items():
            own[_renamed(name)] = thing
        page.Resources[category] = own


def _retag(font: pikepdf.Object) -> None:
    """Give a subset a tag that follows from its glyphs: the sheet's own subset of that face has another."""
    (descendant,) = font.DescendantFonts
    descriptor = descendant.FontDescriptor
    program = descriptor["/FontFile2" if "/FontFile2" in descriptor else "/FontFile3"]
    digest = hashlib.sha256(program.read_bytes()).digest()
    tag = "".join(_ALPHABET[part % len(_ALPHABET)] for part in digest[:_SUBSET])
    for holder, key in ((font, "/BaseFont"), (descendant, "/BaseFont"), (descriptor, "/FontName")):
        holder[key] = Name(f"/{tag}{str(holder[key])[1 + _SUBSET :]}")


def _marks(pdf: pikepdf.Pdf) -> int:
    """How many pieces of marked content the page has."""
    root = pdf.Root.get("/StructTreeRoot")
    return 0 if root is None else len(root.ParentTree.Nums[1])


class _Grafting:
    """Gives the sheet's structure the field's: elements, the marks on the page that they own, and links."""

    def __init__(self, pdf: pikepdf.Pdf, other: pikepdf.Pdf, stamped: pikepdf.Page, first: int) -> None:
        self._pdf, self._other, self._first = pdf, other, first
        self._page = pdf.pages[0]
        self._links = dict(
            zip(
                (link.objgen for link in other.pages[0].get("/Annots", [])),
                stamped.get("/Annots", []),
                strict=True,
            )
        )
        self._made: dict[tuple[int, int], pikepdf.Object] = {}

    def graft(self) -> None:
        root, theirs = self._pdf.Root.StructTreeRoot, self._other.Root.StructTreeRoot
        document = root.K[0]
        grown = [self._element(child, document) for child in theirs.K[0].K]
        kids = list(document.K)
        document.K = Array([*kids[:-1], *grown, *kids[-1:]])
        numbers: list[Any] = list(root.ParentTree.Nums)
        added = list(theirs.ParentTree.Nums)
        numbers[1] = Array([*numbers[1], *(self._made[element.objgen] for element in added[1])])
        free = int(numbers[-2]) + 1
        homes = {int(added[at]): added[at + 1] for at in range(2, len(added), 2)}
        for link in self._links.values():
            numbers += [free, self._made[homes[int(link.StructParent)].objgen]]
            link.StructParent = free
            free += 1
        root.ParentTree.Nums = Array(numbers)
        self._page.obj.Annots = Array([*self._page.get("/Annots", []), *self._links.values()])

    def _element(self, theirs: pikepdf.Object, parent: pikepdf.Object) -> pikepdf.Object:
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=theirs.S, P=parent, Pg=self._page.obj))
        self._made[theirs.objgen] = made
        for key in theirs.keys() - {"/Type", "/S", "/P", "/Pg", "/K"}:
            made[key] = pikepdf.Object.parse(theirs[key].unparse(resolved=True))
        if "/K" in theirs:
            kids = theirs.K if isinstance(theirs.K, Array) else [theirs.K]
            made.K = Array([self._kid(kid, made) for kid in kids])
        return made

    def _kid(self, theirs: Any, parent: pikepdf.Object) -> Any:
        if isinstance(theirs, int):
            return theirs + self._first
        if theirs.get("/Type") == Name.OBJR:
            return Dictionary(Type=Name.OBJR, Obj=self._links[theirs.Obj.objgen], Pg=self._page.obj)
        return self._element(theirs, parent)

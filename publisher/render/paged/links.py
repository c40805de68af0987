"""A tagged PDF as WeasyPrint 70 writes it in; each link once, saying where it leads, out."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_PRINT_FLAG = 4  # ISO 32000-1, table 165: PDF/UA wants links that print


def mend_links(pdf: pikepdf.Pdf) -> None:
    """Drop the second link that WeasyPrint lays over each box inside a link, such as words in bold."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    homes = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    dropped: set[int] = set()
    for page in pdf.pages:
        kept = []
        for annotation in page.get("/Annots", []):
            key = int(annotation.get("/StructParent", -1))
            home = homes.get(key)
            if annotation.get("/Subtype") == Name.Link and home is not None and home.get("/S") != Name.Link:
                home.K = Array([kid for kid in home.K if not _is_reference(kid, annotation)])
                dropped.add(key)
            else:
                kept.append(annotation)
        if "/Annots" in page:
            page.Annots = Array(kept)
    if dropped:
        pairs = [(key, home) for key, home in homes.items() if key not in dropped]
        pdf.Root.StructTreeRoot.ParentTree.Nums = Array([part for pair in pairs for part in pair])


def describe_links(pdf: pikepdf.Pdf) -> None:
    """Let each link print and say in Danish where it leads: an address, or a page of the document."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    places = _places(pdf)
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            if annotation.get("/Subtype") != Name.Link:
                continue
            annotation.F = _PRINT_FLAG
            if "/A" in annotation and "/URI" in annotation.A:
                annotation.Contents = String(f"Gå til {annotation.A.URI}")
            elif "/Dest" in annotation:
                annotation.Contents = String(f"Gå til side {pages[places[str(annotation.Dest)]]}")


def _places(pdf: pikepdf.Pdf) -> dict[str, tuple[int, int]]:
    """The page object that each named destination lies on."""
    tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    if tree is None:
        return {}
    return {str(name): place[0].objgen for name, place in pikepdf.NameTree(tree).items()}


def _is_reference(kid: pikepdf.Object, annotation: pikepdf.Object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Obj", Dictionary()).objgen == annotation.objgen

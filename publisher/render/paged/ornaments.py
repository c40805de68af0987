"""A tagged PDF as WeasyPrint 70 writes it in; its running heads and page numbers marked as ornament, out.

WeasyPrint marks what stands in the margins of a page as content, but leaves it out of the structure. PDF/UA-1 wants
such content to be an artifact (ISO 14289-1, 7.1 and 7.8).
"""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Array, Dictionary

_MARK = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_ARTIFACT = b"/Artifact BMC"


def mark_ornaments(pdf: pikepdf.Pdf) -> None:
    """Turn content that the structure does not reach into artifacts; the pages' streams must not be compressed."""
    root = pdf.Root.StructTreeRoot
    reached = _Reached(root.K[0])
    numbers = root.ParentTree.Nums
    homes = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    for page in pdf.pages:
        elements = homes.get(int(page.obj.get("/StructParents", -1)))
        if not isinstance(elements, Array):
            continue
        lost = {mark for mark, element in enumerate(elements) if not reached(element)}
        if lost:
            _rewrite(page, lost)


class _Reached:
    """Whether an element hangs on the structure tree: its outermost parent is a child of the document element."""

    def __init__(self, document: pikepdf.Object) -> None:
        self._document = document.objgen
        self._known = {child.objgen: True for child in document.K if isinstance(child, Dictionary)}

    def __call__(self, element: pikepdf.Object) -> bool:
        key = element.objgen
        if key not in self._known:
            parent = element.P
            self._known[key] = parent.objgen != self._document and self(parent)
        return self._known[key]


def _rewrite(page: pikepdf.Page, lost: set[int]) -> None:
    def artifact(match: re.Match[bytes]) -> bytes:
        return _ARTIFACT if int(match.group(1)) in lost else match.group()

    page.contents_coalesce()
    stream = page.obj.Contents
    stream.write(_MARK.sub(artifact, stream.read_bytes()))

"""The package's media in; what is cut short, mislabelled or of a kind that not every PowerPoint shows out."""

from __future__ import annotations

import io
import posixpath

from PIL import Image

from publisher.preflight.pptx.model.ooxml import local
from publisher.preflight.pptx.model.package import Package
from publisher.preflight.pptx.rules.registry import Faults, package_rule

_KINDS = {
    ".png": ("image/png", "PNG"),
    ".jpg": ("image/jpeg", "JPEG"),
    ".jpeg": ("image/jpeg", "JPEG"),
    ".svg": ("image/svg+xml", "SVG"),
}
_MOST_PIXELS = 40_000_000
_SVG_FORBIDDEN = frozenset({"script", "foreignObject"})


@package_rule("PPTX-P8", "hvert billede er helt, og det er, hvad det giver sig ud for")
def _whole_media(package: Package) -> Faults:
    for part, data in sorted(package.parts.items()):
        ending = posixpath.splitext(part)[1].lower()
        if "/media/" not in part and not package.content_type(part).startswith("image/"):
            continue
        if ending not in _KINDS:
            yield part, f"er af typen »{ending or 'ukendt'}«; brug PNG, JPEG eller SVG"
            continue
        content_type, name = _KINDS[ending]
        if package.content_type(part) not in {content_type, ""}:
            yield part, f"er mærket »{package.content_type(part)}«, men hedder {ending}"
        fault = _svg_fault(package, part) if name == "SVG" else _raster_fault(data, name)
        if fault:
            yield part, fault


def _raster_fault(data: bytes, name: str) -> str:
    try:
        with Image.open(io.BytesIO(data)) as image:
            kind, pixels = image.format, image.width * image.height
            image.verify()
        if pixels > _MOST_PIXELS:
            return f"har {pixels // 1_000_000} millioner billedpunkter; højst {_MOST_PIXELS // 1_000_000}"
        with Image.open(io.BytesIO(data)) as image:
            image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        return f"kan ikke læses som billede: {error}"
    return "" if kind == name else f"er i virkeligheden {kind}, men hedder {name}"


def _svg_fault(package: Package, part: str) -> str:
    tree = package.trees.get(part)
    if tree is None:
        return ""  # broken XML is PPTX-P3's finding
    if local(tree) != "svg":
        return f"begynder med <{local(tree)}> og er ikke SVG"
    found = sorted({local(element) for element in tree.iter()} & _SVG_FORBIDDEN)
    return f"indeholder <{found[0]}>, som ikke hører hjemme i et billede" if found else ""

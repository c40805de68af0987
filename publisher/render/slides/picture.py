"""A placed logo and the slide's part in; the picture that fills its placeholder, sharp in any size, out."""

from __future__ import annotations

import functools
import hashlib
import io
from xml.sax.saxutils import quoteattr

from PIL import Image
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.parts.slide import SlidePart

from publisher.content.logo import Logo
from publisher.render.slides.placeholders import KINDS
from publisher.render.slides.plan import PlacedLogo

_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DRAWN = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # PowerPoint's mark of a picture that is an SVG as well
_SVG_SPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_LARGEST = (1200, 800, 500, 300)  # pixels on the longer side, tried in order
_MOST_BYTES = 400_000


def picture(placed: PlacedLogo, part: SlidePart, number: int) -> str:
    """The `p:pic`, shape `number`; its files enter the package once, however many slides show it."""
    kind, frame = KINDS["logo"], placed.frame
    _, pixels = part.get_or_add_image_part(io.BytesIO(pixels_of(placed.logo)))
    drawn = ""
    if placed.logo.kind == "svg":
        link = part.relate_to(_svg_part(placed.logo, part), RELATIONSHIP_TYPE.IMAGE)
        blip = f'<asvg:svgBlip xmlns:asvg="{_SVG_SPACE}" r:embed="{link}"/>'
        drawn = f'<a:extLst><a:ext uri="{_DRAWN}">{blip}</a:ext></a:extLst>'
    return (
        f'<p:pic {_SPACES}><p:nvPicPr><p:cNvPr id="{number}" name={quoteattr(kind.name)} '
        f'descr={quoteattr(placed.alt)}/><p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
        f"<p:nvPr><p:ph{kind.attributes}/></p:nvPr></p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{pixels}">{drawn}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr><a:xfrm><a:off x="{frame.left.emu}" y="{frame.top.emu}"/>'
        f'<a:ext cx="{frame.width.emu}" cy="{frame.height.emu}"/></a:xfrm></p:spPr></p:pic>'
    )


@functools.lru_cache(maxsize=8)
def pixels_of(logo: Logo) -> bytes:
    """The logo as PNG in its own proportions, its transparency kept; fewer pixels where the file would be large."""
    image = _drawn(logo) if logo.kind == "svg" else Image.open(io.BytesIO(logo.data))
    data = logo.data
    for most in _LARGEST:
        if logo.kind == "svg" or max(image.size) > most or len(data) > _MOST_BYTES:
            smaller = image.copy()
            smaller.thumbnail((most, most), Image.Resampling.LANCZOS)
            out = io.BytesIO()
            smaller.save(out, "PNG", optimize=True)
            data = out.getvalue()
        if len(data) <= _MOST_BYTES:
            break
    return data


def _drawn(logo: Logo) -> Image.Image:
    """The drawing in pixels, on nothing: for programs that do not show SVG."""
    import pypdfium2  # both are slow to load, and most decks have no drawn logo

    from publisher.render.paged.page_setter import CSS, HTML

    width, height = (side * 300 / max(logo.width, logo.height) for side in (logo.width, logo.height))
    page = CSS(string=f"@page{{size:{width:.3f}pt {height:.3f}pt;margin:0}}body{{margin:0}}svg{{display:block}}")
    sized = f"svg{{width:{width:.3f}pt;height:{height:.3f}pt}}"
    html = HTML(string=f"<style>{sized}</style>{logo.data.decode()}")
    document = pypdfium2.PdfDocument(html.write_pdf(stylesheets=[page]))
    try:
        rendered = document[0].render(scale=_LARGEST[0] / max(width, height), fill_color=(255, 255, 255, 0))
        image: Image.Image = rendered.to_pil()
        return image.convert("RGBA")
    finally:
        document.close()


def _svg_part(logo: Logo, part: SlidePart) -> Part:
    """The drawing's own part, named by what it holds."""
    name = PackURI(f"/ppt/media/logo-{hashlib.sha256(logo.data).hexdigest()[:16]}.svg")
    there = (one for one in part.package.iter_parts() if one.partname == name)
    return next(there, None) or Part(name, "image/svg+xml", part.package, logo.data)

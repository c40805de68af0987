"""The deck's theme in; an empty presentation, its master, layouts and notes master authored as text, out."""

from __future__ import annotations

import functools
import io
import itertools
import string
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2
from lxml import etree
from markupsafe import Markup

from publisher.figures import Palette
from publisher.render.drawingml import Frame
from publisher.render.drawingml.colour import Shade, colour_xml
from publisher.render.paged.templates import environment
from publisher.render.slides.look import Layout, Theme
from publisher.render.slides.ornament import ornament
from publisher.render.slides.placeholders import KINDS, NUMBER_FIELD
from publisher.render.slides.theme import FOLDER
from publisher.units import Pt

_FIRST_MASTER_ID = 2**31  # masters and layouts share one run of ids
_OFFICE = "application/vnd.openxmlformats-officedocument"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LAYOUT_TYPES = {"title": ' type="title"', "section": ' type="secHead"'}  # the two that PowerPoint treats as such
_SCHEME = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)))
_LINKS = {"hlink": "safety-deep", "folHlink": "psy-deep"}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PLAIN = _DECLARATION + '<{tag} xmlns:{prefix}="{space}"{rest}/>'
_SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}


def template(root: Path, name: str, theme: Theme, palette: Palette) -> bytes:
    """A .pptx without slides; `name` is what the theme is called."""
    layouts = list(theme.layouts.values())
    parts = dict(_sheets(root, name, theme, palette, layouts))
    links = {
        "": [("officeDocument", "ppt/presentation.xml")],
        "ppt/presentation.xml": [
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("theme", "theme/theme1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("tableStyles", "tableStyles.xml"),
        ],
        "ppt/slideMasters/slideMaster1.xml": [
            *(("slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in range(1, len(layouts) + 1)),
            ("theme", "../theme/theme1.xml"),
        ],
        "ppt/notesMasters/notesMaster1.xml": [("theme", "../theme/theme2.xml")],
    }
    for number in range(1, len(layouts) + 1):
        links[f"ppt/slideLayouts/slideLayout{number}.xml"] = [("slideMaster", "../slideMasters/slideMaster1.xml")]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", _content_types(parts))
        for source, targets in links.items():
            folder, _, base = source.rpartition("/")
            package.writestr(f"{folder}{'/' if folder else ''}_rels/{base}.rels", _relations(targets))
        for path, text in parts.items():
            package.writestr(path, text)
    return file.getvalue()


def _sheets(root: Path, name: str, theme: Theme, palette: Palette, layouts: list[Layout]) -> Iterator[tuple[str, str]]:
    """Every part of the package with its text."""
    plain = {colour.slot.name: colour for colour in palette.values() if colour.slot and colour.slot.lum_mod is None}
    chosen = {slot: plain[slot] for slot in _SCHEME} | {slot: palette[token] for slot, token in _LINKS.items()}
    scheme = {slot: colour.light[1:] for slot, colour in chosen.items()}
    fixed = {token: colour.light[1:] for token, colour in palette.items() if colour.slot is None}
    render = functools.partial(
        _rendered,
        environment(root / FOLDER, root),
        colours={token: _xml(colour_xml(Shade(colour))) for token, colour in palette.items()},
        kinds={role: kind.__dict__ | {"attributes": _xml(kind.attributes)} for role, kind in KINDS.items()},
        number_field=NUMBER_FIELD,
        notes=theme.notes,
    )
    ids = range(_FIRST_MASTER_ID + 1, _FIRST_MASTER_ID + 1 + len(layouts))
    size = {"width": theme.width, "height": theme.height}
    yield "ppt/presentation.xml", render("presentation", master_id=_FIRST_MASTER_ID, **size)
    for number in (1, 2):
        yield f"ppt/theme/theme{number}.xml", render("theme", name=name, scheme=scheme, fixed=fixed)
    yield "ppt/slideMasters/slideMaster1.xml", render("master", master={"slots": theme.master}, layout_ids=ids)
    for number, layout in enumerate(layouts, 1):
        numbers = itertools.count(2)
        drawing, kind = _xml(_ornament(layout, theme, palette, numbers)), _xml(_LAYOUT_TYPES.get(layout.id, ""))
        sheet = render("layout", layout=layout, type=kind, ornament=drawing, first_id=next(numbers))
        yield f"ppt/slideLayouts/slideLayout{number}.xml", sheet
    yield "ppt/notesMasters/notesMaster1.xml", render("notes-master")
    for part, prefix, tag, rest in (
        ("presProps", "p", "p:presentationPr", ""),
        ("viewProps", "p", "p:viewPr", ""),
        ("tableStyles", "a", "a:tblStyleLst", ' def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"'),
    ):
        yield f"ppt/{part}.xml", _PLAIN.format(tag=tag, prefix=prefix, space=_SPACES[prefix], rest=rest)


def _xml(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - XML of our own making


def _rendered(environment: jinja2.Environment, sheet: str, **values: Any) -> str:
    return environment.get_template(f"{sheet}.xml.j2").render(**values)


def _ornament(layout: Layout, theme: Theme, palette: Palette, numbers: Iterator[int]) -> str:
    """The layout's drawing as one decorative group behind its placeholders."""
    if layout.ornament is None:
        return ""
    whole = Frame(Pt(0), Pt(0), theme.width, theme.height)
    return etree.tostring(ornament(layout.ornament, palette, whole, numbers), encoding="unicode")


def _relations(targets: list[tuple[str, str]]) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{space}">{links}</Relationships>'


def _content_types(parts: Mapping[str, str]) -> str:
    kinds = {  # by the part's name without number
        "presentation": "presentationml.presentation.main",
        "presProps": "presentationml.presProps",
        "viewProps": "presentationml.viewProps",
        "tableStyles": "presentationml.tableStyles",
        "slideMaster": "presentationml.slideMaster",
        "slideLayout": "presentationml.slideLayout",
        "notesMaster": "presentationml.notesMaster",
        "theme": "theme",
    }
    overrides = "".join(
        f'<Override PartName="/{path}" ContentType="{_OFFICE}.{kinds[Path(path).stem.rstrip(string.digits)]}+xml"/>'
        for path in parts
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{_DECLARATION}<Types xmlns="{space}">{defaults}{overrides}</Types>'

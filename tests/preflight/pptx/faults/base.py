"""What a fault is, and the words that faults are written in: which part, which element, what is done to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from tests.preflight.pptx.parts import Element, Parts, drop, edit, found, one, xml

Change: TypeAlias = Callable[[Parts], object]
Edit: TypeAlias = Callable[[Element], object]

TREE = "p:cSld/p:spTree"
TITLE = "//p:sp[.//p:ph[@type='title' or @type='ctrTitle']]"
BODY = "//p:sp[.//p:ph[@idx='1']]"
NOTES = "//p:sp[.//p:ph[@type='body']]"
NUMBER = "//p:sp[.//p:ph[@type='sldNum']]"
FOOTER = "//p:sp[.//p:ph[@type='ftr']]"
GROUP = "//p:grpSp[p:nvGrpSpPr/p:cNvPr/@name='Trekant']"
GROUP_NAME = GROUP + "/p:nvGrpSpPr/p:cNvPr"
LABEL = "//p:sp[p:nvSpPr/p:cNvPr/@name='Trekantens navn']"
LABEL_NAME = LABEL + "/p:nvSpPr/p:cNvPr"
PANEL = "//p:sp[p:nvSpPr/p:cNvPr/@name='Trekantens flade']"
PICTURE_NAME = "//p:pic//p:cNvPr"


@dataclass(frozen=True)
class Fault:
    """A fault by its name, the rule that must find it, and words that the finding must say."""

    rule: str
    name: str
    change: Change
    says: str

    def __str__(self) -> str:
        return f"{self.rule}-{self.name.replace(' ', '-')}"


def on_slide(number: int, *changes: Edit) -> Change:
    return on_part(f"ppt/slides/slide{number}.xml", *changes)


def on_layout(number: int, *changes: Edit) -> Change:
    return on_part(f"ppt/slideLayouts/slideLayout{number}.xml", *changes)


def on_notes(number: int, *changes: Edit) -> Change:
    return on_part(f"ppt/notesSlides/notesSlide{number}.xml", *changes)


def on_master(*changes: Edit) -> Change:
    return on_part("ppt/slideMasters/slideMaster1.xml", *changes)


def on_presentation(*changes: Edit) -> Change:
    return on_part("ppt/presentation.xml", *changes)


def on_theme(*changes: Edit) -> Change:
    return on_part("ppt/theme/theme1.xml", *changes)


def on_types(*changes: Edit) -> Change:
    return on_part("[Content_Types].xml", *changes)


def on_part(name: str, *changes: Edit) -> Change:
    def change(parts: Parts) -> None:
        for each in changes:
            edit(parts, name, each)

    return change


def put(path: str, **attributes: str) -> Edit:
    """Set attributes of the first element on the path."""

    def change(tree: Element) -> None:
        for name, value in attributes.items():
            one(tree, path).set(name, value)

    return change


def put_all(path: str, **attributes: str) -> Edit:
    """Set attributes of every element on the path."""

    def change(tree: Element) -> None:
        for element in found(tree, path):
            for name, value in attributes.items():
                element.set(name, value)

    return change


def taken(path: str, attribute: str) -> Edit:
    return lambda tree: one(tree, path).attrib.pop(attribute)


def dropped(path: str) -> Edit:
    def change(tree: Element) -> None:
        for element in found(tree, path):
            drop(element)

    return change


def added(path: str, text: str) -> Edit:
    return lambda tree: one(tree, path).append(xml(text))


def before(path: str, text: str) -> Edit:
    return lambda tree: one(tree, path).addprevious(xml(text))


def after(path: str, text: str) -> Edit:
    return lambda tree: one(tree, path).addnext(xml(text))


def replaced(path: str, text: str) -> Edit:
    def change(tree: Element) -> None:
        old = one(tree, path)
        old.addnext(xml(text))
        drop(old)

    return change


def retold(path: str, text: str) -> Edit:
    return lambda tree: setattr(one(tree, path), "text", text)


def copied(path: str, attribute: str, source: str) -> Edit:
    """Give the first element on the path the attribute of the first on another."""
    return lambda tree: one(tree, path).set(attribute, str(one(tree, source).get(attribute)))


def text_box(
    content: str,
    *,
    y: int = 5_000_000,
    width: int = 8_000_000,
    height: int = 900_000,
    size: int = 2000,
    style: str = "",
    fill: str = "<a:noFill/>",
    placeholder: str = "",
) -> Edit:
    """Add a text at the left margin: `style` goes in the run's properties, `fill` in the shape's."""
    run = f'<a:r><a:rPr lang="da-DK" sz="{size}">{style}</a:rPr><a:t>{content}</a:t></a:r>'
    body = f'<p:txBody><a:bodyPr wrap="square"/><a:lstStyle/><a:p>{run}</a:p></p:txBody>' if content else ""
    return added(
        TREE,
        f'<p:sp><p:nvSpPr><p:cNvPr id="90" name="Tilføjet"/><p:cNvSpPr/><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="600000" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>{body}</p:sp>',
    )


def scheme(name: str, *changes: tuple[str, int]) -> str:
    """A fill in a theme colour: scheme("accent1", ("lumMod", 40000))."""
    inner = "".join(f'<a:{change} val="{value}"/>' for change, value in changes)
    return f'<a:solidFill><a:schemeClr val="{name}">{inner}</a:schemeClr></a:solidFill>'

"""Faults in slides: ids, titles, placeholders, numbers, links and pictures."""

from __future__ import annotations

from tests.preflight.pptx.faults.base import (
    BODY,
    FOOTER,
    LABEL_NAME,
    NUMBER,
    PANEL,
    PICTURE_NAME,
    TITLE,
    Change,
    Fault,
    copied,
    dropped,
    on_part,
    on_slide,
    put,
    replaced,
    retold,
    text_box,
)
from tests.preflight.pptx.parts import Element, one, q

_TABLE_NAME = "//p:graphicFrame//p:cNvPr"
_SECOND = "tre ting gør en  prøve god"
_TYPED = '<a:r><a:rPr lang="da-DK"/><a:t>4</a:t></a:r>'
_TODAY = (
    '<a:fld id="{C4E1B0A2-5F0E-5C7D-9A37-3B1F5D7E9A10}" type="datetime1"><a:rPr lang="da-DK"/><a:t>i dag</a:t></a:fld>'
)
_LINK_TEXT = "//a:r[.//a:hlinkClick]/a:t"


def title_last(tree: Element) -> None:
    one(tree, BODY).addnext(one(tree, TITLE))


def link(target: str) -> Change:
    return on_part("ppt/slides/_rels/slide4.xml.rels", put("*[@TargetMode='External']", Target=target))


FAULTS = [
    Fault("PPTX-S1", "one id twice in a group", on_slide(3, copied(LABEL_NAME, "id", PANEL + "//p:cNvPr")), "2 former"),
    Fault(
        "PPTX-S1",
        "one id twice",
        on_slide(4, copied(_TABLE_NAME, "id", TITLE + "//p:cNvPr")),
        "2 former",
    ),
    Fault("PPTX-S1", "an id that is zero", on_slide(1, put(PICTURE_NAME, id="0")), "»0«"),
    Fault("PPTX-S2", "a slide without a title", on_slide(4, dropped(TITLE)), "Slide 4: har ingen titel"),
    Fault("PPTX-S2", "an empty title", on_slide(4, dropped(TITLE + "//a:r")), "titlen er tom"),
    Fault("PPTX-S2", "two titles", on_slide(4, text_box("To", placeholder='<p:ph type="title"/>')), "har 2 titel"),
    Fault("PPTX-S3", "a title read after the text", on_slide(2, title_last), "»Indhold 2« læses op før titlen"),
    Fault(
        "PPTX-S4",
        "two slides with one title",
        on_slide(4, retold(TITLE + "//a:t", _SECOND)),
        "slide 2",
    ),
    Fault("PPTX-S5", "an empty placeholder", on_slide(1, dropped(BODY + "//a:r")), "tom pladsholder"),
    Fault(
        "PPTX-S6",
        "a placeholder that the layout does not have",
        on_slide(4, text_box("Løs tekst", placeholder='<p:ph type="body" idx="44"/>')),
        "»Indhold« ikke har",
    ),
    Fault("PPTX-S7", "a slide without a number", on_slide(4, dropped(NUMBER)), "intet slidenummer"),
    Fault("PPTX-S7", "a slide without a footer", on_slide(4, dropped(FOOTER)), "ingen sidefod"),
    Fault("PPTX-S8", "a number typed in", on_slide(4, replaced(NUMBER + "//a:fld", _TYPED)), "skrevet som tekst"),
    Fault("PPTX-S8", "a number that is wrong", on_slide(4, retold(NUMBER + "//a:fld/a:t", "7")), "»7«"),
    Fault("PPTX-S8", "a date that follows the clock", on_slide(4, replaced(FOOTER + "//a:r", _TODAY)), "dags dato"),
    Fault("PPTX-S9", "a link without a scheme", link("www.example.org"), "www.example.org"),
    Fault("PPTX-S9", "a link to the own disk", link("file:///C:/kursus.pptx"), "kursus.pptx"),
    Fault("PPTX-S9", "a mail address that is none", link("mailto:klinik"), "mailto:klinik"),
    Fault("PPTX-S9", "a link that says only here", on_slide(4, retold(_LINK_TEXT, "Klik her")), "»Klik her«"),
    Fault("PPTX-S9", "a link without a target", on_slide(4, put("//a:hlinkClick", **{q("r:id"): ""})), "uden mål"),
    Fault(
        "PPTX-S10",
        "a figure as a picture",
        on_slide(
            1,
            put("//p:pic//a:off", y="2900000"),
            put("//p:pic//a:ext[@cx]", cx="6000000", cy="3000000"),
            dropped(BODY),
        ),
        "22% af slidet",
    ),
]

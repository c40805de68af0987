"""Page numbers in the text are the real ones, and lines break where they should."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2
import pytest
import weasyprint
from weasyprint.layout import inline

from publisher.fonts import ATKINSON
from publisher.render.paged import line_breaks
from publisher.render.paged.setting import set_document

STYLE = f"@page {{ size: A5; margin: 20mm }} html {{ font: 10.5pt/15pt {ATKINSON} }} .ny {{ break-before: page }}"


def document(body: str) -> pypdfium2.PdfDocument:
    html = f"<!doctype html><html lang=da><title>x</title><style>{STYLE}</style><h1>x</h1>{body}"
    return pypdfium2.PdfDocument(set_document(html).pdf)


def lines(page: pypdfium2.PdfPage) -> list[str]:
    return str(page.get_textpage().get_text_bounded()).split("\r\n")


def number(place: str) -> str:
    return f'<span data-side="#{place}">00</span>'


@pytest.mark.parametrize("before", [1, 11, 105])
def test_a_page_number_has_one_two_or_three_digits_and_what_follows_closes_up(before: int) -> None:
    pages = "<p class=ny>y</p>" * (before - 1)
    made = document(f"<p>Se den (side {number('maal')}), og læs videre.</p>{pages}<p class=ny id=maal>Her</p>")
    (line,) = [found for found in lines(made[0]) if found.startswith("Se")]
    assert line == f"Se den (side {before + 1}), og læs videre."
    text = made[0].get_textpage()
    gap = text.get_charbox(line.index(")") + 3)[0] - text.get_charbox(line.index(")") + 2)[2]
    assert 0 <= gap < 2  # "x" and its line end come first in the page's text


def test_a_number_at_the_right_edge_ends_there_whatever_its_length() -> None:
    pages = "<p class=ny>y</p>" * 10
    rows = "".join(f"<p style='text-align: right'>{number(place)}</p>" for place in ("a", "b"))
    made = document(f"{rows}<p class=ny id=a>Her</p>{pages}<p class=ny id=b>Her</p>")
    text = made[0].get_textpage()
    ends = [text.get_rect(index)[2] for index in range(text.count_rects())][-2:]
    assert [found.strip() for found in lines(made[0])][-2:] == ["2", "13"]
    assert ends[0] == pytest.approx(ends[1], abs=1)


def test_a_place_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="ingen"):
        document(f"<p>{number('ingen')}</p>")


# 128 mm hold the second line but for the space before the link.
SENTENCE = (
    "Blandingen skifter. Lige efter et styrt på cykel kan det meste ligge i vævet. To år senere kan nætterne, uroen og"
    ' det mistede arbejde veje tungere. Billedet af <a href="#x">mødet i hjernen</a> er en måde at vise det.'
)
NARROW = f"@page {{ size: 168mm 100mm; margin: 20mm }} html {{ font: 10.5pt/15pt {ATKINSON} }} body {{ margin: 0 }}"


def broken(sentence: str) -> list[str]:
    html = f"<!doctype html><html lang=da><title>x</title><style>{NARROW}</style><h1 id=x>x</h1><p>{sentence}</p>"
    return lines(pypdfium2.PdfDocument(set_document(html).pdf)[0])[1:]


def test_a_line_is_filled_although_the_space_before_a_link_has_no_room() -> None:
    second = broken(SENTENCE)[1].strip()
    assert second == "år senere kan nætterne, uroen og det mistede arbejde veje tungere. Billedet af"


def test_weasyprint_alone_leaves_one_word_on_that_line(monkeypatch: pytest.MonkeyPatch) -> None:
    broken("x")  # so that the mending is in place before it is taken out
    monkeypatch.setattr(inline, "split_first_line", line_breaks._split)  # noqa: SLF001 - the unmended original
    monkeypatch.setattr(line_breaks, "mend_line_breaks", lambda: None)
    assert broken(SENTENCE)[1].strip() == "år"
    assert weasyprint.__version__.startswith("70."), "see whether the mending is still needed"


def test_running_heads_are_ornament_and_every_link_is_one_annotation() -> None:
    from publisher.render.paged.mending import mend

    body = '<p>Se <a href="#x"><strong>fed</strong> og <em>kursiv</em></a>.</p>'
    style = f"@page {{ size: A5; margin: 20mm; @top-left {{ content: 'Løbende' }} }} html {{ font-family: {ATKINSON} }}"
    html = f"<!doctype html><html lang=da><title>x</title><style>{style}</style><h1 id=x>x</h1>{body}"
    raw = set_document(html).pdf
    with pikepdf.open(io.BytesIO(raw)) as before:
        assert len(before.pages[0].Annots) == 3
        assert b"/Artifact" not in before.pages[0].Contents.read_bytes()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        mend(pdf)
        assert len(pdf.pages[0].Annots) == 1
        content = pdf.pages[0].Contents.read_bytes()
        assert len(re.findall(rb"/Artifact BMC", content)) == 1

"""Readability is counted as Björnsson defined it."""

from __future__ import annotations

import pytest

from publisher.content import report
from publisher.content.markup import PARAGRAPH, prose
from publisher.content.reading import lix, sentences, words


def test_lix_is_words_per_sentence_plus_the_percentage_of_long_words() -> None:
    # 10 words, 2 sentences, 3 words of seven letters or more: 5 + 30.
    assert lix("Hjernen får besked fra kroppen. Den svarer på en tusindedel.") == pytest.approx(5 + 30)


def test_a_text_without_words_has_no_lix() -> None:
    assert lix(" – ") == 0


def test_figures_and_hyphenated_words_are_words() -> None:
    assert words("MR-scanning viser 20–25 ting, ikke sandt?") == [
        "MR-scanning",
        "viser",
        "20",
        "25",
        "ting",
        "ikke",
        "sandt",
    ]


def test_a_full_stop_inside_a_number_or_before_a_small_letter_ends_no_sentence() -> None:
    assert sentences("Det er 2.5 gange så meget. Ja. Cirka kl. ti.") == [
        "Det er 2.5 gange så meget.",
        "Ja.",
        "Cirka kl. ti.",
    ]


def test_an_empty_line_ends_a_sentence() -> None:
    assert len(sentences("En overskrift\n\nOg et afsnit")) == 2


def test_each_item_of_a_list_is_a_sentence_of_its_own() -> None:
    assert len(sentences(prose("- ild i huset\n- røg fra panden\n- damp fra badet"))) == 3


def test_prose_is_what_a_reader_reads_of_a_page_with_its_lines_kept() -> None:
    page = (
        "# Titel {#id}\n\n/// budskab | alarm\n///\n\nSe [siden](side.md) om `kode` [@raja2020 | billede].\n- **punkt**"
    )
    assert prose(page).split("\n") == [" Titel ", "", "", "", "", "Se siden om X .", f"{PARAGRAPH}punkt"]


def test_the_report_begins_with_the_longest_sentence_and_then_the_hardest_page() -> None:
    easy = report.PageFigures("a.md", 200, 21.0, ((30, "Lang."), (9, "Kort.")))
    hard = report.PageFigures("b.md", 100, 44.0, ((12, "Svær."),))
    lines = report.table([hard, easy]).split("\n")
    assert [line.strip() for line in lines[1:4]] == [
        "30 ord: Lang. (docs/a.md)",
        "12 ord: Svær. (docs/b.md)",
        "9 ord: Kort. (docs/a.md)",
    ]
    assert lines.index("  44    100  docs/b.md") < lines.index("  21    200  docs/a.md")

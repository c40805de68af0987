"""Chapters and pages in; every place that is too hard to read, blames or alarms, or breaks the house typography out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from publisher.content import guide, handouts
from publisher.content.book import Page
from publisher.content.markup import prose
from publisher.content.models import Model, Term, Text
from publisher.content.reading import index_of, lix, sentences, words
from publisher.content.yaml_source import Key, YamlSource, dotted
from publisher.errors import Problem

if TYPE_CHECKING:
    from publisher.content.resolving import Draft

_QUOTED = re.compile(r"»[^«]*«")
_ABBREVIATION = re.compile(r"(?<![\w-])[A-ZÆØÅ]{2,}[0-9A-ZÆØÅ]*(?!\w)")
_SHORTENED = r"fx|f\.eks\.|bl\.a\.|m\.m\.|mv\.|osv\.|dvs\.|pga\.|ift\.|mht\.|evt\.|ca\.|jf\.|inkl\.|maks\."
_DOTTED = re.compile(rf"(?<!\w)(?:{_SHORTENED})(?!\w)")
# What is found in every text that the slower patterns beside and below are found in; most texts have none of it.
_MAYBE_DOTTED = re.compile(_SHORTENED)
_MAYBE_TYPOGRAPHY = re.compile(r"%|\d-\d|[\"“”„]|  ")
_NOTHING = "(?!)"  # is found nowhere
_FEWEST_WORDS = 20  # fewer words make LIX a matter of chance
_TYPOGRAPHY = (
    (re.compile(r"\d(?:[ \n]|)%"), "mellem tal og % står et hårdt mellemrum", "100\u00a0%"),
    (re.compile(r"(?<![\d-])\d+-\d+(?![\d-])"), "et interval skrives med tankestreg uden mellemrum", "20–25"),
    (re.compile(r"[\"“”„]"), "citationstegn er »…«", "»…«"),
    (re.compile(r"\S {2,}\S"), "to mellemrum efter hinanden", "ét mellemrum"),
)


class Limits(Model):
    """The limits of docs/sprog.yml."""

    lix_fagfolk: int
    lix_patienter: int
    ord_pr_saetning: int
    undgaa: dict[Text, Text]
    forkortelser: tuple[Text, ...]


@dataclass(frozen=True)
class _Passage:
    """A text with its place; `patient` texts keep the tighter limits, `quoted` ones may use any word."""

    path: str
    line: int
    column: int
    key: str
    text: str
    patient: bool
    quoted: bool = False

    def problem(self, message: str, found: str, allowed: str = "") -> Problem:
        return Problem(self.path, self.line, self.column, self.key, message, found, allowed)


def read_limits(root: Path) -> tuple[Limits | None, YamlSource]:
    """The limits below `root`, and the file they stand in."""
    source = YamlSource.read(root, "docs/sprog.yml")
    return source.validated(TypeAdapter(Limits)), source


def problems(
    limits: Limits,
    glossary: Iterable[Term],
    drafts: list[Draft],
    pages: Mapping[str, Page],
    sheets: Iterable[handouts.Draft] = (),
    leader: tuple[guide.Guide, YamlSource] | None = None,
) -> Iterator[Problem]:
    """Every problem of the language, chapters first."""
    explained = {
        found for term in glossary for form in (term.term, *term.forms) for found in _ABBREVIATION.findall(form)
    }
    explained |= set(limits.forkortelser)
    better = {word.lower(): instead for word, instead in limits.undgaa.items()}
    any_of_them = "|".join(map(re.escape, better)) or _NOTHING
    avoided, maybe_avoided = re.compile(rf"\b({any_of_them})\b", re.IGNORECASE), re.compile(any_of_them)
    for passage in (*_of_chapters(drafts), *_of_pages(pages), *_of_sheets(sheets), *_of_guide(leader)):
        yield from _hard(passage, limits)
        yield from _typography(passage)
        yield from _abbreviations(passage, explained)
        if not passage.quoted and maybe_avoided.search(passage.text.lower()):
            for match in avoided.finditer(_QUOTED.sub(_blank, passage.text)):
                yield _at(passage, match.start()).problem(
                    "ordet kan skræmme eller bebrejde", match.group(), better[match.group().lower()]
                )


def _of_chapters(drafts: list[Draft]) -> Iterator[_Passage]:
    for draft in drafts:
        for key, text, patient in _texts(draft):
            place = draft.source.place(key)
            yield _Passage(draft.source.path, *place, dotted(key), text, patient, _is_myth(key))


def _texts(draft: Draft) -> Iterator[tuple[Key, str, bool]]:
    """Every text of a chapter with its key and whether patients meet it."""
    yield from _texts_of_words(draft)
    for number, slide in enumerate(draft.spec.slides):
        shown = [slide.title or "", *slide.body, *(line for column in slide.columns for line in column.lines)]
        yield ("slides", number), "\n\n".join(shown), True
        yield ("slides", number, "notes", "say"), slide.notes.say, True
        for part in ("ask", "do", "caution"):
            if text := getattr(slide.notes, part):
                yield ("slides", number, "notes", part), text, False


def _texts_of_words(draft: Draft) -> Iterator[tuple[Key, str, bool]]:
    spec = draft.spec
    for name, message in spec.messages.items():
        # Slides and posters show the short wording, so where there is one the full sentence is for professionals.
        yield ("messages", name), message.text, message.short is None
        if message.short:
            yield ("messages", name, "short"), message.short, True
    for name, phrase in spec.phrases.items():
        yield ("phrases", name), phrase, True
    for name, question in spec.questions.items():
        yield ("questions", name), question, True
    for name, items in spec.lists.items():
        for number, item in enumerate(items):
            yield ("lists", name, number, "name"), item.name, True
            if item.text:
                yield ("lists", name, number, "text"), item.text, False
            if item.plain:
                yield ("lists", name, number, "plain"), item.plain, True


def _is_myth(key: Key) -> bool:
    return key[:2] == ("lists", "myths")


def _of_pages(pages: Mapping[str, Page]) -> Iterator[_Passage]:
    for page in pages.values():
        yield _Passage(f"docs/{page.path}", page.first_line, 1, "", prose(page.text), patient=False)


def _of_sheets(sheets: Iterable[handouts.Draft]) -> Iterator[_Passage]:
    for sheet in sheets:
        for key, text in handouts.texts(sheet.spec) if sheet.spec else ():
            yield _Passage(sheet.source.path, *sheet.source.place(key), dotted(key), text, patient=True)


def _of_guide(leader: tuple[guide.Guide, YamlSource] | None) -> Iterator[_Passage]:
    if leader is not None:
        words_of_it, source = leader
        for key, text in guide.texts(words_of_it):
            yield _Passage(source.path, *source.place(key), dotted(key), text, patient=False)


def _hard(passage: _Passage, limits: Limits) -> Iterator[Problem]:
    most = limits.lix_patienter if passage.patient else limits.lix_fagfolk
    found = words(passage.text)
    if len(found) <= min(limits.ord_pr_saetning, _FEWEST_WORDS - 1):
        return  # as most are
    parts = sentences(passage.text)
    if len(found) >= _FEWEST_WORDS and (index := index_of(found, len(parts))) > most:
        hardest = max(parts, key=lix)
        yield passage.problem(f"teksten er for svær: LIX {index:.0f}", _short(hardest), f"højst {most}")
    if passage.patient and len(found) > limits.ord_pr_saetning:
        for sentence in parts:
            count = len(words(sentence))
            if count > limits.ord_pr_saetning:
                yield passage.problem(f"sætningen har {count} ord", _short(sentence), f"højst {limits.ord_pr_saetning}")


def _typography(passage: _Passage) -> Iterator[Problem]:
    for pattern, message, allowed in _TYPOGRAPHY if _MAYBE_TYPOGRAPHY.search(passage.text) else ():
        for match in pattern.finditer(passage.text):
            yield _at(passage, match.start()).problem(message, match.group().replace("\n", " "), allowed)


def _abbreviations(passage: _Passage, explained: set[str]) -> Iterator[Problem]:
    for match in _DOTTED.finditer(passage.text) if _MAYBE_DOTTED.search(passage.text) else ():
        yield _at(passage, match.start()).problem("forkortelsen skal skrives helt ud", match.group())
    for match in _ABBREVIATION.finditer(passage.text):
        if match.group() not in explained:
            message = "forkortelsen er ikke forklaret; skriv den i docs/glossary.yml"
            yield _at(passage, match.start()).problem(message, match.group(), "et ord i ordlisten")


def _at(passage: _Passage, offset: int) -> _Passage:
    """The passage with the line of an offset in it; in YAML, where lines are folded, its own place."""
    if passage.key:
        return passage
    line = passage.line + passage.text.count("\n", 0, offset)
    column = offset - passage.text.rfind("\n", 0, offset)
    return _Passage(passage.path, line, column, passage.key, passage.text, passage.patient)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 90 else plain[:89] + "…"

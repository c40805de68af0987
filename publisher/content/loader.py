"""The project folder in; the book out, or every problem of its content at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from publisher.content import courses as course_files
from publisher.content import guide, handouts, language
from publisher.content.book import Book, Chapter
from publisher.content.courses import CourseSpec, resolve_courses
from publisher.content.examples import read_examples
from publisher.content.models import ChapterSpec, PosterSpec, Reference, Term
from publisher.content.pages import check_pages, read_pages
from publisher.content.resolving import Draft, Known, resolve_figures, resolve_posters, resolve_slides
from publisher.content.search_words import read_search_words
from publisher.content.site_address import SiteAddress, site_address
from publisher.content.yaml_source import YamlSource
from publisher.errors import ContentError, Problem

Entry = TypeVar("Entry", Reference, Term)
_FOLDER = re.compile(r"^(\d)-[a-z0-9-]+$")


def load(root: Path) -> Book:
    """Read and check everything below `root`.

    Raises ContentError with the problems of all files together.
    """
    sources: list[YamlSource] = []
    drafts = _chapters(root, sources)
    references = _keyed(root, "docs/references.yml", Reference, sources)
    glossary = _keyed(root, "docs/glossary.yml", Term, sources)
    problems: list[Problem] = []
    pages = read_pages(root, drafts, problems)
    # Where a chapter, the bibliography or a page could not be read, every use of its ids would seem unknown too.
    readable = not any(source.problems for source in sources) and all(page.text for page in pages.values())
    course_specs = _courses(root, problems)
    posters: dict[str, tuple[PosterSpec | None, YamlSource]] = {}
    for path in sorted((root / "posters").glob("*.yml")):
        source = YamlSource.read(root, f"posters/{path.name}")
        posters[path.stem] = (source.validated(TypeAdapter(PosterSpec)), source)
    sheets = handouts.read(root)
    leader, leader_source = guide.read(root)
    known = Draft.merge(drafts, references, pages)
    if readable:
        _note_unused(references, known, sources[-2])
    figures = {**resolve_figures(known), **read_examples(root, problems)} if readable else {}
    slides = resolve_slides(known, figures) if readable else {}
    courses = resolve_courses(course_specs, slides) if readable else ()
    resolved_posters = resolve_posters(posters, known, figures) if readable else ()
    resolved_sheets = handouts.resolve(sheets, known.lists, figures, pages) if readable else ()
    course_sources = [source for _, _, source in course_specs]
    other_sources = [*(source for _, source in posters.values()), *(sheet.source for sheet in sheets.values())]
    other_sources += [leader_source] if leader_source else []
    for source in [*sources, *course_sources, *other_sources]:
        problems += source.problems
    search_words = read_search_words(root, pages, problems) if readable else {}
    limits, limits_source = language.read_limits(root)
    problems += limits_source.problems
    led = (leader, leader_source) if leader and leader_source else None
    if readable and limits:
        problems += language.problems(limits, glossary.values(), drafts, pages, sheets.values(), led)
    if readable:
        check_pages(root / "docs", pages, known, figures, problems)
    site = _site(root, problems)
    if problems:
        raise ContentError(problems)
    return Book(
        root=root,
        chapters=tuple(_chapter(draft) for draft in drafts),
        messages=known.messages,
        phrases=known.phrases,
        questions=known.questions,
        lists=known.lists,
        figures=figures,
        slides=slides,
        references=references,
        glossary=tuple(glossary.values()),
        pages=pages,
        search_words=search_words,
        site=site,
        courses=courses,
        posters=resolved_posters,
        handouts=resolved_sheets,
        guide=leader,
    )


def _site(root: Path, problems: list[Problem]) -> SiteAddress | None:
    try:
        return site_address(root)
    except ContentError as error:
        problems += error.problems
        return None


def _chapters(root: Path, sources: list[YamlSource]) -> list[Draft]:
    drafts: dict[str, Draft] = {}
    for folder in sorted(path for path in (root / "docs").iterdir() if path.is_dir() and _FOLDER.match(path.name)):
        source = YamlSource.read(root, f"docs/{folder.name}/chapter.yml")
        sources.append(source)
        spec = source.validated(TypeAdapter(ChapterSpec))
        if spec is None:
            continue
        if spec.id in drafts:
            source.problem(("id",), f"kapitlets id bruges også i {drafts[spec.id].source.path}", spec.id)
            continue
        draft = Draft(spec, int(folder.name[0]), folder.name, source)
        draft.check_own_ids()
        drafts[spec.id] = draft
    return list(drafts.values())


def _courses(root: Path, problems: list[Problem]) -> list[tuple[str, CourseSpec | None, YamlSource]]:
    """Every course file by its name without ending; one of them must be the course that is meant by default."""
    specs: list[tuple[str, CourseSpec | None, YamlSource]] = []
    for path in sorted((root / course_files.FOLDER).glob("*.yml")):
        source = YamlSource.read(root, f"{course_files.FOLDER}/{path.name}")
        specs.append((path.stem, source.validated(TypeAdapter(CourseSpec)), source))
    if not any(spec is None or spec.default for _, spec, _ in specs):
        message = "ét kursus skal være standard (default: true)" if specs else "mappen har intet kursus (<id>.yml)"
        problems.append(Problem(course_files.FOLDER, 0, 0, "", message))
    return specs


def _keyed(root: Path, path: str, shape: type[Entry], sources: list[YamlSource]) -> Mapping[str, Entry]:
    source = YamlSource.read(root, path)
    sources.append(source)
    keyed: dict[str, Entry] = {}
    entries: tuple[Entry, ...] | None = source.validated(TypeAdapter(tuple[shape, ...]))  # type: ignore[valid-type]
    for number, entry in enumerate(entries or ()):
        if entry.id in keyed:
            source.problem((number, "id"), "id'et bruges to gange", entry.id)
        keyed[entry.id] = entry
    return keyed


def _note_unused(references: Mapping[str, Reference], known: Known, source: YamlSource) -> None:
    """Note each reference that nothing cites: a bibliography shows what was used."""
    used = known.cited()
    for number, name in enumerate(references):
        if name not in used:
            source.problem((number, "id"), "ingen henviser til referencen; brug den, eller slet den", name)


def _chapter(draft: Draft) -> Chapter:
    spec = draft.spec
    return Chapter(
        spec.id,
        draft.number,
        draft.folder,
        spec.title,
        spec.short,
        spec.version,
        spec.reviewed,
        spec.messages,
        spec.phrases,
        spec.questions,
        spec.lists,
    )

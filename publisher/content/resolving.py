"""Chapters as written in; figures, slides, course and posters with every id replaced by what it names out."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

from publisher.content.book import FigureSource, Page, Place, Poster, Slide
from publisher.content.markup import CITATION, cited
from publisher.content.models import (
    MOST_ROWS,
    ChapterSpec,
    FigureSpec,
    LayoutName,
    ListItem,
    Message,
    PosterSpec,
    Reference,
    SlideSpec,
    Table,
)
from publisher.content.pages import named_page
from publisher.content.yaml_source import Key, YamlSource, dotted
from publisher.errors import listed, nearest

T = TypeVar("T")
_LINES: Mapping[LayoutName, tuple[int, int]] = {"case": (1, 3), "steps": (3, 7)}


@dataclass(frozen=True)
class Draft:
    """A chapter that has its shape but not yet its references."""

    spec: ChapterSpec
    number: int
    folder: str
    source: YamlSource

    def check_own_ids(self) -> None:
        """Note ids that the chapter uses twice in one list or among its slides."""
        runs: list[tuple[Key, Iterable[Any]]] = [(("lists", name), items) for name, items in self.spec.lists.items()]
        for key, items in [*runs, (("slides",), self.spec.slides)]:
            seen: set[str] = set()
            for number, item in enumerate(items):
                if item.id in seen:
                    self.source.problem((*key, number, "id"), "id'et bruges to gange", item.id)
                seen.add(item.id)

    @staticmethod
    def merge(drafts: list[Draft], references: Mapping[str, Reference], pages: Mapping[str, Page]) -> Known:
        """All chapters' content, keyed "chapter.id"."""

        def keyed(field: str) -> dict[str, Any]:
            return {
                f"{draft.spec.id}.{name}": value
                for draft in drafts
                for name, value in getattr(draft.spec, field).items()
            }

        return Known(
            drafts=drafts,
            messages=keyed("messages"),
            phrases=keyed("phrases"),
            questions=keyed("questions"),
            lists=keyed("lists"),
            figure_specs=keyed("figures"),
            references=references,
            pages=pages,
        )


@dataclass(frozen=True)
class Known:
    """Everything that can be named, keyed "chapter.id" (references by id, pages by path)."""

    drafts: list[Draft]
    messages: dict[str, Message]
    phrases: dict[str, str]
    questions: dict[str, str]
    lists: dict[str, tuple[ListItem, ...]]
    figure_specs: dict[str, FigureSpec]
    references: Mapping[str, Reference]
    pages: Mapping[str, Page]

    def cited(self) -> set[str]:
        """The ids of all references that a page, a message, a list item or a slide cites."""
        slides = (slide.cite for draft in self.drafts for slide in draft.spec.slides)
        items = (item.cite for items in self.lists.values() for item in items)
        texts = (cited(match.group(1)) for page in self.pages.values() for match in CITATION.finditer(page.text))
        return set(chain.from_iterable(chain((m.cite for m in self.messages.values()), items, slides, texts)))


def full_ref(ref: str, chapter: str | None) -> str:
    """A local id with its chapter in front; a full one as it is."""
    return ref if "." in ref or chapter is None else f"{chapter}.{ref}"


def _look_up(
    ref: str, chapter: str | None, known: Mapping[str, T], source: YamlSource, key: Key, what: str
) -> T | None:
    found = known.get(full_ref(ref, chapter))
    if found is None:
        own = [name.removeprefix(f"{chapter}.") for name in known]
        source.problem(key, f"ukendt {what}", ref, listed(own), nearest(ref, own))
    return found


def _place(source: YamlSource, key: Key) -> Place:
    return Place(source.path, *source.place(key), dotted(key))


def _check_cites(cites: Iterable[str], known: Known, source: YamlSource, key: Key) -> None:
    for cite in cites:
        if cite not in known.references:
            near = nearest(cite, known.references)
            source.problem((*key, "cite"), "ukendt reference", cite, listed(known.references), near)


def resolve_figures(known: Known) -> dict[str, FigureSource]:
    """Each figure with its lists; problems are noted in its chapter's source."""
    figures: dict[str, FigureSource] = {}
    for draft in known.drafts:
        chapter, source = draft.spec.id, draft.source
        for name, message in draft.spec.messages.items():
            _check_cites(message.cite, known, source, ("messages", name))
        for name, items in draft.spec.lists.items():
            for number, item in enumerate(items):
                _check_cites(item.cite, known, source, ("lists", name, number))
                if item.page is not None:
                    _docs_page(item.page, draft, known, ("lists", name, number, "page"))
        for name, spec in draft.spec.figures.items():
            lists = {}
            for role, ref in spec.lists.items():
                found = _look_up(ref, chapter, known.lists, source, ("figures", name, "lists", role), "liste")
                lists[role] = found or ()
            ref = f"{chapter}.{name}"
            figures[ref] = FigureSource(ref, spec, lists, _place(source, ("figures", name)))
    return figures


def _docs_page(page: str, draft: Draft, known: Known, key: Key) -> str | None:
    """A page given from the chapter's folder as a path in docs, with its anchor."""
    note = functools.partial(draft.source.problem, key)
    return named_page(page, f"{draft.folder}/chapter.yml", known.pages, note)


def resolve_slides(known: Known, figures: Mapping[str, FigureSource]) -> dict[str, Slide]:
    """Each slide with its words; problems are noted in its chapter's source."""
    slides: dict[str, Slide] = {}
    for draft in known.drafts:
        for number, spec in enumerate(draft.spec.slides):
            slide = _slide(spec, ("slides", number), draft, known, figures)
            slides[slide.ref] = slide
    return slides


def _slide(spec: SlideSpec, key: Key, draft: Draft, known: Known, figures: Mapping[str, FigureSource]) -> Slide:
    chapter, source = draft.spec.id, draft.source
    title, body, figure = spec.title or "", spec.body, None
    items: tuple[ListItem, ...] | None = None
    if spec.message is not None:
        message = _look_up(spec.message, chapter, known.messages, source, (*key, "message"), "budskab")
        title = message.brief if message else ""
    if spec.items is not None:
        items = _look_up(spec.items, chapter, known.lists, source, (*key, "items"), "liste")
        body = tuple(item.brief for item in items or ())
    table = spec.table
    if table is not None and spec.items is not None:
        table, body = _table(table, items or (), source, key), ()
    _check_count(spec, body, source, key)
    if spec.figure is not None:
        _look_up(spec.figure, chapter, figures, source, (*key, "figure"), "figur")
        figure = full_ref(spec.figure, chapter)
    page = _docs_page(spec.page, draft, known, (*key, "page")) if spec.page else None
    _check_cites(spec.cite, known, source, key)
    return Slide(
        ref=f"{chapter}.{spec.id}",
        chapter=chapter,
        layout=spec.layout,
        title=title,
        subtitle=spec.subtitle,
        body=body,
        columns=spec.columns,
        table=table,
        start=spec.start,
        figure=figure,
        minutes=spec.minutes,
        notes=spec.notes,
        teach_back=spec.teach_back,
        page=page,
        cite=spec.cite,
        place=_place(source, key),
    )


def _table(table: Table, items: tuple[ListItem, ...], source: YamlSource, key: Key) -> Table:
    """The table with a row for each item: its name and what is said of it in short."""
    if len(table.head) != 2:
        source.problem(
            (*key, "table", "head"), "med items har tabellen to spalter: name og short", str(len(table.head))
        )
    bare = [item.id for item in items if item.short is None]
    if bare:
        source.problem((*key, "items"), "hvert punkt skal have short, når listen bliver en tabel", listed(bare))
    if len(items) > MOST_ROWS:
        source.problem((*key, "items"), "tabellen får for mange rækker", str(len(items)), f"højst {MOST_ROWS}")
    return table.model_copy(update={"rows": tuple((item.name, item.brief) for item in items)})


def _check_count(spec: SlideSpec, body: tuple[str, ...], source: YamlSource, key: Key) -> None:
    """Note a body with fewer or more lines than its layout can show."""
    fewest, most = _LINES.get(spec.layout, (0, len(body)))
    if not fewest <= len(body) <= most:
        where = (*key, "items" if spec.items else "body")
        source.problem(where, f"forkert antal linjer til layoutet {spec.layout}", str(len(body)), f"{fewest}–{most}")


def resolve_posters(
    specs: Mapping[str, tuple[PosterSpec | None, YamlSource]], known: Known, figures: Mapping[str, FigureSource]
) -> tuple[Poster, ...]:
    """Each poster with its words and figure; problems are noted in its source."""
    posters: list[Poster] = []
    for name, (spec, source) in specs.items():
        if spec is None:
            continue
        title = _look_up(spec.title, None, known.messages, source, ("title",), "budskab")
        figure = _look_up(spec.figure, None, figures, source, ("figure",), "figur")
        found = [
            _look_up(ref, None, known.messages, source, ("lines", number), "budskab")
            for number, ref in enumerate(spec.lines)
        ]
        named_page(spec.page, "", known.pages, functools.partial(source.problem, ("page",)))
        lines = tuple(message for message in found if message)
        if title and figure:
            posters.append(Poster(name, title, figure.ref, lines, spec.page, spec.colour, _place(source, ())))
    return tuple(posters)

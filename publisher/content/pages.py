"""The Markdown pages in; their titles and texts, and every id, citation, link and picture that leads nowhere, out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.content.book import FigureSource, Page
from publisher.content.markup import BLOCK, BLOCKS, CITATION, HEADING, IMAGE, LINK, Names, cited, slug, without_code
from publisher.content.models import Strength
from publisher.errors import Problem, listed, nearest

if TYPE_CHECKING:
    from publisher.content.resolving import Draft, Known

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_DANISH: dict[Names, str] = {
    "message": "budskab",
    "phrase": "vending",
    "question": "spørgsmål",
    "list": "liste",
    "figure": "figur",
}


def resolve_path(page: str, target: str) -> str | None:
    """The path in docs that `target` names when written on `page`; None where it leads outside docs."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
    return None if path.startswith("..") or posixpath.isabs(path) else path


def named_page(target: str, beside: str, pages: Mapping[str, Page], note: Callable[..., None]) -> str | None:
    """The path in docs, with its #anchor, of the page that `target` names when written in the file `beside`.

    Where there is none, `note` is called with what is wrong, was found, is allowed and is nearest.
    """
    path, _, anchor = target.partition("#")
    full = resolve_path(beside, path)
    if full is None or full not in pages:
        folder = posixpath.dirname(beside)
        near = nearest(path, [posixpath.relpath(page, folder or ".") for page in pages])
        note("siden findes ikke", target, f"en .md-fil set fra {'kapitlets mappe' if folder else 'docs'}", near)
        return None
    if anchor and anchor not in (found := anchors(pages[full].text)):
        note(f"siden {full} har ikke dette afsnit", f"#{anchor}", listed(found), nearest(anchor, found))
    return full + (f"#{anchor}" if anchor else "")


def anchors(text: str) -> list[str]:
    """The ids of a page's headings: the author's own {#id}, or the heading's slug."""
    return [match.group(3) or slug(match.group(2)) for match in HEADING.finditer(without_code(text))]


def read_pages(root: Path, drafts: list[Draft], problems: list[Problem]) -> dict[str, Page]:
    """Every page of docs, keyed by its path there."""
    pages: dict[str, Page] = {}
    chapters = {draft.folder: draft.spec.id for draft in drafts}
    for path in sorted((root / "docs").rglob("*.md")):
        name = path.relative_to(root / "docs").as_posix()
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            problems.append(Problem(f"docs/{name}", line, 1, "", "filen er ikke gemt som UTF-8", allowed="UTF-8"))
            pages[name] = Page(name, "", "", 1, None)
            continue
        body = _FRONT_MATTER.sub("", text)
        title = next((match.group(2) for match in HEADING.finditer(body) if match.group(1) == "#"), "")
        if not title:
            problems.append(Problem(f"docs/{name}", 1, 1, "", "siden mangler en overskrift (# …)"))
        first_line = text[: len(text) - len(body)].count("\n") + 1
        pages[name] = Page(name, title, body, first_line, chapters.get(name.partition("/")[0]))
    return pages


def check_pages(
    docs: Path, pages: Mapping[str, Page], known: Known, figures: Mapping[str, FigureSource], problems: list[Problem]
) -> None:
    """Note every block, citation, link and picture of the pages that names nothing; `docs` is their folder."""
    for page in pages.values():
        problems += _Check(docs, page, known, figures).problems()


class _Check:
    """One page and what it may name."""

    def __init__(self, docs: Path, page: Page, known: Known, figures: Mapping[str, FigureSource]) -> None:
        self._docs = docs
        self._page = page
        self._known = known
        self._text = without_code(page.text)
        self._ids: dict[Names, Mapping[str, object]] = {
            "message": known.messages,
            "phrase": known.phrases,
            "question": known.questions,
            "list": known.lists,
            "figure": figures,
        }

    def problems(self) -> Iterator[Problem]:
        """All problems of the page."""
        for match in BLOCK.finditer(self._text):
            yield from self._block(match)
        for match in CITATION.finditer(self._text):
            yield from self._citation(match)
        for match in LINK.finditer(self._text):
            yield from self._link(match)
        for match in IMAGE.finditer(self._text):
            yield from self._image(match)

    def _problem(self, match: re.Match[str], message: str, found: str, allowed: str = "", near: str = "") -> Problem:
        line = self._page.text.count("\n", 0, match.start()) + self._page.first_line
        column = match.start() - self._page.text.rfind("\n", 0, match.start())
        return Problem(f"docs/{self._page.path}", line, column, "", message, found, allowed, near)

    def _block(self, match: re.Match[str]) -> Iterator[Problem]:
        name, ids = match.group(1), (match.group(2) or "").split()
        if name not in BLOCKS:
            yield self._problem(match, "ukendt blok", f"/// {name}", listed(BLOCKS), nearest(name, BLOCKS))
            return
        if name == "kapitlets-sider" and self._page.chapter is None:
            yield self._problem(match, "blokken hører til på en side i et kapitel", f"/// {name}")
        what, most = BLOCKS[name]
        if what is None:
            return
        if not 1 <= len(ids) <= most:
            allowed = "ét id" if most == 1 else "et eller flere id'er"
            yield self._problem(match, f"/// {name} skal nævne {allowed}", " ".join(ids) or "intet")
        for given in ids:
            full = given if "." in given else f"{self._page.chapter}.{given}"
            if full not in self._ids[what]:
                own = [ref.removeprefix(f"{self._page.chapter}.") for ref in self._ids[what]]
                yield self._problem(match, f"ukendt {_DANISH[what]}", given, listed(own), nearest(given, own))

    def _citation(self, match: re.Match[str]) -> Iterator[Problem]:
        for ref in cited(match.group(1)):
            if ref not in self._known.references:
                near = nearest(ref, self._known.references)
                yield self._problem(match, "ukendt reference", f"@{ref}", listed(self._known.references), near)
        strength = match.group(2)
        allowed = Strength.__args__  # type: ignore[attr-defined]
        if not strength:
            example = f"{match.group()[:-1]} | {allowed[0]}]"
            yield self._problem(match, "henvisningen mangler styrken af det, den støtter", match.group(), example)
        elif strength not in allowed:
            yield self._problem(match, "ukendt styrke", strength, listed(allowed), nearest(strength, allowed))

    def _link(self, match: re.Match[str]) -> Iterator[Problem]:
        path, _, anchor = match.group(1).partition("#")
        if re.match(r"[a-z]+:", path) or path.startswith("/"):
            return
        full = resolve_path(self._page.path, path) if path else self._page.path
        if path and not path.endswith(".md"):
            return
        if full is None or full not in self._known.pages:
            near = nearest(full or path, self._known.pages)
            yield self._problem(match, "linket fører ingen steder hen", path, near=near)
        elif anchor and anchor not in (found := anchors(self._known.pages[full].text)):
            message = f"siden {full} har ikke dette afsnit"
            yield self._problem(match, message, f"#{anchor}", listed(found), nearest(anchor, found))

    def _image(self, match: re.Match[str]) -> Iterator[Problem]:
        full = resolve_path(self._page.path, match.group(1))
        if full is None:
            yield self._problem(match, "billedet ligger uden for docs", match.group(1), "en fil i docs")
        elif not (self._docs / full).is_file():
            yield self._problem(match, "billedet findes ikke", match.group(1), "en fil i docs, set fra siden")

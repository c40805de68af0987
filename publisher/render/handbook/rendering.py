"""One page of the handbook while it is rendered: as on the site, but every address is a place in the same document."""

from __future__ import annotations

from publisher.content.book import Chapter
from publisher.content.markup import slug
from publisher.content.pages import resolve_path
from publisher.render.handbook.plan import Plan
from publisher.render.pages.library import Library
from publisher.render.pages.rendering import Rendering
from publisher.render.pages.review import review_of


class HandbookRendering(Rendering):
    """The state of one conversion, and the terms that the chapter has explained so far."""

    def __init__(self, library: Library, plan: Plan) -> None:
        """Render the pages of `plan` from what `library` holds."""
        super().__init__(lambda: library)
        self.plan = plan
        self.explained: set[str] = set()
        self.drawn: dict[str, tuple[int, str]] = {}
        """The number and the place (path in docs, with #id) of each figure so far."""

    def place(self, target: str) -> str | None:
        """The id that `target`, an address seen from this page, has in the handbook; None where that is left out."""
        path, _, anchor = target.partition("#")
        found = resolve_path(self.path, path) if path else self.path
        return identify(found, anchor) if found in {page.path for page in self.plan.pages} else None


def identify(path: str | None, anchor: str = "") -> str:
    """The id of a page or of an anchor on it, which no other place in the handbook has."""
    page = slug((path or "").removesuffix(".md").replace("/", " "))
    return f"{page}--{anchor}" if anchor else page


def edition(chapter: Chapter) -> str:
    """A chapter's version and who has reviewed it, as the foot of its pages says it."""
    return f"Version {chapter.version}, {review_of(chapter)}"

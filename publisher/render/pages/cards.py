"""A list of the chapter in; its entries as cards out."""

from __future__ import annotations

import re
from itertools import groupby
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from publisher.content.models import Kind, ListItem
from publisher.render.pages import marks
from publisher.render.pages.blocks import ContentBlock
from publisher.render.pages.elements import PLAIN, append, element, spaced
from publisher.render.pages.icons import icon
from publisher.render.pages.rendering import Rendering

_ID = re.compile(r"^[a-z][a-z0-9-]*$")


class Liste(ContentBlock):
    """`/// liste | id`: a list's entries as cards, under headings where they have groups."""

    NAME = "liste"

    def made(self) -> Element:
        """The cards with name, text, kind, strength and citations."""
        items = self.rendering.library.book.lists[self.refs[0]]
        box = element("div", "fs-liste")
        for group, members in groupby(items, key=lambda item: item.group or ""):
            if group:
                append(box, element("p", "fs-liste__gruppe", _spoken(group)))
            append(box, element("ul", "fs-kort", *(self._card(item) for item in members)))
        return box

    def _card(self, item: ListItem) -> Element:
        rendering = self.rendering
        name: Element | str = item.name
        if item.page:
            target = _beside(rendering, item.page, self.refs[0])
            if target.partition("#")[0] != rendering.path:
                name = element("a", "", item.name, href=rendering.link(target))
        holder = element("span", "fs-ikon" + (f" fs-ikon--{item.kind}" if item.kind else ""), aria_hidden="true")
        drawn = self.drawn(item.icon, item.kind, holder) if item.icon else None
        head = element("p", "fs-kort__navn", drawn, element("strong", "", name))
        head.set(PLAIN, "")
        supported = marks.citation(rendering, item.cite, item.strength) if item.cite or item.strength else None
        kind = marks.kind(item.kind) if item.kind else None
        foot = (
            element("p", "fs-kort__fod", *spaced([kind, supported]))
            if kind is not None or supported is not None
            else None
        )
        classes = "fs-kort__et" + (f" fs-kort__et--{item.kind}" if item.kind else "")
        return element("li", classes, head, element("p", "", item.text or item.brief), foot)

    def drawn(self, name: str, kind: Kind | None, holder: Element) -> Element:  # noqa: ARG002 - for other editions
        """The icon in its holder, here as an inline drawing in the text's colour."""
        holder.text = AtomicString(self.md.htmlStash.store(icon(self.rendering.library.book.root, name)))
        return holder


def _beside(rendering: Rendering, page: str, ref: str) -> str:
    """The path in docs of a page that a list names from its own chapter's folder."""
    chapter = next(found for found in rendering.library.book.chapters if found.id == ref.partition(".")[0])
    return f"{chapter.folder}/{page}"


def _spoken(group: str) -> str:
    """A group written as an id is shown as words."""
    return group.replace("-", " ").capitalize() if _ID.match(group) else group

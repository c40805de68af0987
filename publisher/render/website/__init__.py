"""A book and its drawings in; the finished website out."""

from collections.abc import Mapping

from publisher.content.book import Book
from publisher.figures import Figure, Palette
from publisher.render.pages.menu import reading_order
from publisher.render.website.building import render


def check(book: Book, figures: Mapping[str, Figure], palette: Palette) -> None:  # noqa: ARG001 - as every renderer's check
    """Try what can be wrong with the menu; raises ContentError where it and the pages do not agree."""
    reading_order(book)


__all__ = ["check", "render"]

"""The rules for a file that is read on a screen, also by a screen reader; together they are the book SCREEN."""

from publisher.preflight.pdf.screen import files, fonts, tags
from publisher.preflight.pdf.screen.document import SCREEN, ScreenDocument

__all__ = ["SCREEN", "ScreenDocument", "files", "fonts", "tags"]

"""The glossary and a text in; where the text uses which terms out."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from publisher.content.models import Term


def uses(glossary: tuple[Term, ...], text: str) -> Iterator[tuple[re.Match[str], Term]]:
    """Every use of a term in the text, in any of its forms, the longest form first where several begin at one place."""
    if glossary:
        pattern, terms = _pattern(glossary)
        for match in pattern.finditer(text):
            yield match, terms[match.group().lower()]


@functools.lru_cache(maxsize=4)
def _pattern(glossary: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, Term]]:
    """All terms and their forms, the longest first."""
    terms = {form.lower(): term for term in glossary for form in (term.term, *term.forms)}
    words = "|".join(re.escape(form) for form in sorted(terms, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), terms

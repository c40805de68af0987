"""A page in; what it opens with as a page of its own out, where nothing around can change how that is read.

Files made by the hundred open alike: a poster, over which each clinic's field is painted. What is found out about an
opening follows from its content and the resources it names, and holds for every page that opens so.
"""

from __future__ import annotations

import functools
import hashlib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from publisher.preflight.pdf.reading import paths
from publisher.preflight.pdf.reading.objects import MalformedPdfError, Raw, entries, entry, identity, items, name
from publisher.preflight.pdf.reading.parsing import INLINE_IMAGE, Instruction, parse

MOST_KEPT = 16
"""How many openings something is kept about: posters in all their sizes, for print and for the screen."""
_ITS_OWN = {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
_DEFAULT_SPACES = {"/DefaultGray", "/DefaultRGB", "/DefaultCMYK"}
_CLOSED_BY = {"q": "Q", "BT": "ET", "BMC": "EMC", "BDC": "EMC"}
_DEEPEST = 60
_LEAVES_A_PATH = paths.BUILDING | paths.CLIPPING


@dataclass(frozen=True)
class Opening:
    """A page's first content stream: `key` tells whether two are alike, `rest` is what the page paints after it.

    `names` are those in its instructions, `page` is where it was found, which must be open while it is read.
    """

    key: bytes
    rest: list[Instruction] = field(compare=False)
    names: frozenset[str] = field(compare=False)
    page: pikepdf.Page = field(compare=False)

    def instructions(self) -> list[Instruction]:
        """What the opening itself paints."""
        return _instructions(self.page.obj.Contents[0].read_bytes())

    def alone(self) -> pikepdf.Pdf:
        """A file whose one page paints the opening, with the resources that it names, and nothing else."""
        pdf = pikepdf.new()
        pdf.pages.append(self.page)
        own = pdf.pages[0].obj
        for key in set(own.keys()) - _ITS_OWN:
            del own[key]
        own.Contents = own.Contents[0]
        own.Resources = Dictionary(
            {category: Dictionary(dict(named)) for category, named in _named(own.Resources, self.names)}
        )
        return pdf


class _DependentError(Exception):
    """Something is read by the resources of the page it stands on, or its own cannot be followed to their end."""


def of(page: pikepdf.Page) -> Opening | None:
    """The first of a page's streams, or None where there is but one or it cannot be read for itself.

    It can where it saves the graphics state first and restores it last, leaves nothing begun, and where what it draws
    has resources of its own. Raises MalformedPdfError where the content cannot be parsed.
    """
    streams = items(entry(page.obj, "/Contents"))
    resources, mediabox = entry(page.obj, "/Resources"), entry(page.obj, "/MediaBox")
    if len(streams) < 2 or not all(isinstance(one, Stream) for one in streams):
        return None
    if not isinstance(resources, Dictionary) or not isinstance(mediabox, Array):
        return None
    content, *others = (one.read_bytes() for one in streams)
    names = _names(content)
    if names is None:
        return None
    digest = hashlib.sha256(b"%d " % len(content) + content)
    try:
        for part in _spelled([mediabox, *_named(resources, names)], {}, 0):
            digest.update(part)
    except _DependentError:
        return None
    return Opening(digest.digest(), _parsed(b"\n".join(others)), names, page)


def _parsed(content: bytes) -> list[Instruction]:
    with pikepdf.new() as holder:
        return parse(Stream(holder, content))


@functools.lru_cache(maxsize=2)
def _instructions(content: bytes) -> list[Instruction]:
    """Kept while an opening that was not met before is read: several ask for them."""
    return _parsed(content)


@functools.lru_cache(maxsize=MOST_KEPT)
def _names(content: bytes) -> frozenset[str] | None:
    """The names in a stream's instructions; None where it takes or leaves more than the marks it paints."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # pikepdf warns of operands that no operator takes
        try:
            found = _instructions(content)
        except (MalformedPdfError, UserWarning):
            return None
    if not _is_closed([one.operator for one in found]):
        return None
    return frozenset(str(one) for each in found for one in each.operands if isinstance(one, Name))


def _is_closed(operators: list[str]) -> bool:
    """Whether the first operator saves the graphics state, the last restores it, and nothing begun is left open."""
    due: list[str] = []
    for at, operator in enumerate(operators):
        if operator in _CLOSED_BY:
            due.append(_CLOSED_BY[operator])
        elif operator in _CLOSED_BY.values() and (not due or due.pop() != operator):
            return False
        if not due and at < len(operators) - 1:
            return False
    drawn = [one for one in operators if one in paths.PAINTING or one in _LEAVES_A_PATH]
    ends_a_path = not drawn or drawn[-1] in paths.PAINTING
    return operators[:1] == ["q"] and not due and ends_a_path and INLINE_IMAGE not in operators


def _named(resources: Raw, names: frozenset[str]) -> Iterator[tuple[str, list[tuple[str, Raw]]]]:
    """The entries that are named in every category of the resources."""
    for category, named in entries(resources):
        found = [(key, value) for key, value in entries(named) if key in names or key in _DEFAULT_SPACES]
        if found:
            yield category, found


def _spelled(value: Raw, met: dict[tuple[int, int], int], depth: int) -> Iterator[bytes]:
    """A value and all that it leads to, spelled out without the numbers that its objects have in the file.

    Raises _DependentError for what would be read by its page's resources, and for what leads on and on.
    """
    if depth > _DEEPEST:
        raise _DependentError
    place = identity(value)
    if place in met:
        yield b"R%d " % met[place]
        return
    if place is not None:
        met[place] = len(met)
    if isinstance(value, (Dictionary, Stream)):
        if _draws(value) and entry(value, "/Resources") is None:
            raise _DependentError
        yield b"<<"
        for key, each in entries(value):
            yield from (key.encode(), b" ")
            yield from _spelled(each, met, depth + 1)
        yield b">>"
        if isinstance(value, Stream):
            raw = value.read_raw_bytes()
            yield from (b"%d " % len(raw), raw)
    elif isinstance(value, (Array, list, tuple)):
        yield b"["
        for each in value:
            yield from _spelled(each, met, depth + 1)
        yield b"]"
    else:
        yield (value.unparse() if isinstance(value, Object) else repr(value).encode()) + b" "


def _draws(value: Raw) -> bool:
    """Whether it has content of its own: a form, a tiling pattern, a font whose glyphs are drawings."""
    return name(entry(value, "/Subtype")) in {"Form", "Type3"} or entry(value, "/PatternType") == 1

"""Every drawing follows the drawing guide; what the guide says in numbers is read from its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from lxml import etree

from publisher import content, figures
from publisher.content import spelling
from publisher.content.book import Book
from publisher.figures.figure import SVG, Figure
from tests.figures.measuring import inherited, line_weights, type_sizes

PROJECT = Path(__file__).resolve().parents[2]
TEMPLATES = PROJECT / "docs" / "figures"
GUIDE = (PROJECT / "docs" / "tegneguide.md").read_text("utf-8")
VOICES = {"safety", "alarm", "attention", "bio", "psy", "soc", "water"}
KIND_SHAPES = {"biologisk": ("bio", "circle"), "psykologisk": ("psy", "rect"), "social": ("soc", "polygon")}
LITERAL = re.compile(r'stroke-width="([\d.]+)"')
ROUNDED = re.compile(r'<rect\b[^<>]*?\brx="([\d.]+)"')
# Smallest use: a column of the A4 handbook and poster is about 170 mm wide, a slide 13.33 inches.
SMALLEST_UNIT = 170 / 25.4 * 72 / 1600  # points a figure unit


def numbers(heading: str) -> set[float]:
    """The first column of the guide's table with this heading."""
    rows = re.search(rf"^\| {heading} \|.*\n\| ---.*\n((?:\|.*\n)+)", GUIDE, re.MULTILINE)
    assert rows, heading
    return {float(row.split("|")[1]) for row in rows.group(1).splitlines()}


@pytest.fixture(scope="module")
def book() -> Book:
    return content.load(PROJECT)


@pytest.fixture(scope="module")
def drawn(book: Book) -> Mapping[str, Figure]:
    return figures.draw(book)


@pytest.fixture(scope="module")
def of_chapters(drawn: Mapping[str, Figure]) -> Mapping[str, Figure]:
    """The drawings without the guide's own examples, which show what not to do."""
    return {ref: figure for ref, figure in drawn.items() if not ref.startswith("tegneguide.")}


def templates() -> list[Path]:
    found = [path for path in TEMPLATES.glob("*.svg.j2") if not path.name.startswith(("guide-", "_icons", "_people"))]
    assert len(found) >= 18
    return sorted(found)


def stray(text: str, pattern: re.Pattern[str], allowed: set[float], below: float) -> set[float]:
    return (
        {float(found) for found in pattern.findall(text)}
        - allowed
        - {float(n) for n in pattern.findall(text) if float(n) >= below}
    )


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.stem)
def test_a_template_draws_lines_and_corners_of_the_guides_measures(path: Path) -> None:
    text, weights = path.read_text("utf-8"), numbers("Streg")
    assert stray(text, LITERAL, weights, max(weights)) == set()
    assert stray(text, ROUNDED, numbers("Runding"), 60) == set()  # a pill is round as it needs


def test_icons_have_lines_of_three_weights() -> None:
    text = (TEMPLATES / "_icons.svg.j2").read_text("utf-8")
    weights = {float(found) for found in re.findall(r'_line\("[^"]*", \w+, ([\d.]+)\)', text)}
    said = re.search(r"Deres streger er (\S+), (\S+) eller (\S+)\.", GUIDE)
    assert said
    thin = {weight for weight in weights if weight < 8}  # a limb is a shape
    assert thin <= {float(number.replace(",", ".")) for number in said.groups()}


def test_a_line_or_a_corner_of_another_measure_is_seen() -> None:
    text = '<path stroke-width="7"/><path stroke-width="24"/><rect x="0" rx="11" width="9"/><rect rx="84"/>'
    assert stray(text, LITERAL, numbers("Streg"), 20) == {7}
    assert stray(text, ROUNDED, numbers("Runding"), 60) == {11}


def test_words_have_the_guides_sizes_and_a_drawing_few_of_them(of_chapters: Mapping[str, Figure]) -> None:
    allowed = numbers("Størrelse")
    for ref, figure in of_chapters.items():
        found = {round(size.value, 1) for size in type_sizes(figure)}
        assert found <= allowed, f"{ref}: {found - allowed}"
        assert len(found) <= 3, f"{ref}: {found}"


def voices(figure: Figure) -> set[str]:
    """The colours that speak; pale and soft tones do not, and body, thoughts and life together are one voice."""
    painted = {str(element.get(key, "")) for element in figure.root.iter(etree.Element) for key in ("fill", "stroke")}
    spoken = {token.removesuffix("-deep") for token in painted} & VOICES
    kinds = spoken & {"bio", "psy", "soc"}
    spoken = spoken - kinds | ({"kinds"} if len(kinds) == 3 else kinds)
    return {"safety" if voice == "water" else voice for voice in spoken}  # tones of one colour


def test_at_most_four_colours_speak_in_a_drawing(of_chapters: Mapping[str, Figure]) -> None:
    assert {ref: voices(figure) for ref, figure in of_chapters.items() if len(voices(figure)) > 4} == {}


def test_a_fifth_colour_is_heard() -> None:
    shapes = "".join(
        f'<path d="M0 0H1" fill="{token}"/>' for token in ("safety", "water", "alarm-deep", "bio", "psy-pale")
    )
    figure = Figure(
        "x", "", "", "", 1, 1, etree.fromstring(f'<svg xmlns="{SVG}">{shapes}<path stroke="soc"/></svg>'), 0
    )
    assert voices(figure) == {"safety", "alarm", "bio", "soc"}


def unmarked(book: Book, drawn: Mapping[str, Figure]) -> Iterator[str]:
    """Items whose drawing shows their kind by colour and not by its shape."""
    for ref, source in book.figures.items():
        for item in (item for items in source.lists.values() for item in items if item.kind):
            token, shape = KIND_SHAPES[str(item.kind)]
            parts = [g for g in drawn[ref].root.iter(f"{{{SVG}}}g") if str(g.get("id", "")).endswith(item.id)]
            fills = {(etree.QName(e).localname, e.get("fill", "")) for g in parts for e in g.iter(etree.Element)}
            if any(fill.split("-")[0] == token for _, fill in fills) and (shape, token) not in fills:
                yield f"{ref}: {item.name}"


def test_what_is_biological_psychological_or_social_has_its_shape_wherever_it_has_its_colour(
    book: Book, drawn: Mapping[str, Figure]
) -> None:
    assert list(unmarked(book, drawn)) == []


def test_a_kind_that_only_its_colour_tells_is_seen(book: Book, drawn: Mapping[str, Figure]) -> None:
    cup = drawn["forklaringsmodeller.kop"]
    root = etree.fromstring(etree.tostring(cup.root).replace(b"<polygon", b"<path"))
    changed = Figure(cup.id, "", "", "", 1, 1, root, 0)
    assert any(found.startswith(cup.id) for found in unmarked(book, {**drawn, cup.id: changed}))


def test_nothing_is_too_small_or_too_thin_for_paper_at_its_smallest_use(drawn: Mapping[str, Figure]) -> None:
    for ref, figure in drawn.items():
        small = [size for size in type_sizes(figure) if size.value * SMALLEST_UNIT < 6]
        thin = [line for line in line_weights(figure) if line.value * SMALLEST_UNIT < 0.25]
        assert (small, thin) == ([], []), ref


def test_small_words_and_thin_lines_are_seen_through_every_scale() -> None:
    root = etree.fromstring(
        f'<svg xmlns="{SVG}"><g transform="scale(0.5)" stroke="ink" stroke-width="1.6"><g transform="scale(1 0.9)">'
        '<path d="M0 0H9"/></g><text font-size="38"><tspan x="0" y="0">ord</tspan></text></g></svg>'
    )
    figure = Figure("x", "", "", "", 1600, 900, root, 0)
    assert [size.value * SMALLEST_UNIT < 6 for size in type_sizes(figure)] == [True]
    assert [line.value * SMALLEST_UNIT < 0.25 for line in line_weights(figure)] == [True]


def test_each_lamp_of_the_traffic_light_has_a_shape_of_its_own(drawn: Mapping[str, Figure]) -> None:
    root = drawn["praksis.trafiklys"].root
    lamps = {
        token: {
            (etree.QName(shape).localname, len(re.findall(r"[LHV]", shape.get("d", ""))))
            for shape in root.iter(f"{{{SVG}}}circle", f"{{{SVG}}}path")
            if shape.get("fill") == token and shape.get("fill-opacity") is None and not inherited(shape, "transform")
        }
        for token in ("alarm", "attention", "soc")
    }
    assert all(lamps.values()), lamps
    assert len({frozenset(found) for found in lamps.values()}) == 3, lamps


def foreign(names: Iterable[str]) -> set[str]:
    """Words that neither the Danish dictionary nor the project's own list knows."""
    own = spelling.own_words(PROJECT)
    found = {word for name in names for word in spelling.words(name)}
    return {word for word in spelling.unknown_words(found) if not {word, word.lower()} & own}


def test_groups_carry_danish_names(drawn: Mapping[str, Figure]) -> None:
    names = {str(e.get("data-name")) for figure in drawn.values() for e in figure.root.iter() if e.get("data-name")}
    assert len(names) > 100
    assert foreign(names) == set()
    for ref, figure in drawn.items():
        steps = [e for e in figure.root.iter(etree.Element) if e.get("data-build")]
        assert [e.get("id") for e in steps if not e.get("data-name")] == [], ref


def test_an_english_name_is_seen() -> None:
    assert foreign(["smoke alarm", "Røgalarmen"]) == {"smoke"}

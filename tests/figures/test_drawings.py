"""Every drawing keeps to the profile, follows its data, and says what it shows."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from publisher import content, figures
from publisher.content.book import Book, FigureSource
from publisher.content.models import ListItem
from publisher.errors import ContentError
from publisher.figures import palette, svg, template
from publisher.figures.figure import Figure
from publisher.figures.text import TextDoesNotFit
from tests.figures.measuring import inherited, text_boxes

PROJECT = Path(__file__).resolve().parents[2]
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")


@pytest.fixture(scope="module")
def book() -> Book:
    return content.load(PROJECT)


@pytest.fixture(scope="module")
def drawn(book: Book) -> Mapping[str, Figure]:
    return figures.draw(book)


def words(figure: Figure) -> str:
    return " ".join("".join(str(part) for part in text.itertext()) for text in figure.root.iter(f"{SVG}text"))


def lines_joined(figure: Figure) -> str:
    return " ".join(" ".join(t.text or "" for t in text.iter(f"{SVG}tspan")) for text in figure.root.iter(f"{SVG}text"))


def test_every_figure_of_the_book_is_drawn_with_title_alt_and_description(
    book: Book, drawn: Mapping[str, Figure]
) -> None:
    assert set(drawn) == set(book.figures)
    assert len(drawn) >= 3
    for figure in drawn.values():
        assert figure.title
        assert len(figure.alt) > 40
        assert len(figure.description) > len(figure.alt)


def test_where_some_are_wanted_no_other_is_drawn_nor_complained_of(book: Book) -> None:
    broken, wanted = sorted(book.figures)[:2]
    spec = book.figures[broken].spec.model_copy(update={"template": "findes-ikke"})
    faulty = replace(book, figures={**book.figures, broken: replace(book.figures[broken], spec=spec)})
    assert set(figures.draw(faulty, wanted={wanted})) == {wanted}
    with pytest.raises(ContentError, match="tegningen findes ikke"):
        figures.draw(faulty)


def test_every_item_and_label_stands_in_its_figure_as_text(book: Book, drawn: Mapping[str, Figure]) -> None:
    for ref, source in book.figures.items():
        shown = lines_joined(drawn[ref]).replace("\u00ad", "").replace("- ", "")
        for item in itertools.chain(*source.lists.values()):
            assert item.name.replace("\u00ad", "").replace("- ", "") in shown, f"{ref} does not show »{item.name}«"
        for label in source.spec.labels.values():
            assert label.replace("- ", "") in shown, f"{ref} does not show »{label}«"


def test_the_steps_of_a_figure_count_from_one_without_a_gap(drawn: Mapping[str, Figure]) -> None:
    for ref, figure in drawn.items():
        found = {int(element.get("data-build", "0")) for element in figure.root.iter(etree.Element)} - {0}
        assert found == set(range(1, figure.steps + 1)), ref
        assert figure.steps >= 3 or ref.startswith("tegneguide."), ref


def painted(parts: Iterable[etree._Element]) -> bool:
    """Whether something in the parts leaves paint."""
    marks = (mark for part in parts for mark in part.iter(*(f"{SVG}{name}" for name in (*SHAPES, "text"))))
    return any(inherited(mark, key) not in {"", "none"} for mark in marks for key in ("fill", "stroke"))


def test_a_scene_stands_before_the_first_step_and_each_step_adds_something_to_it(drawn: Mapping[str, Figure]) -> None:
    for ref, figure in drawn.items():
        steps: dict[int, list[etree._Element]] = {}
        for element in figure.root.iter(etree.Element):
            steps.setdefault(int(inherited(element, "data-build") or 0), []).append(element)
        assert painted(element for element in steps[0] if not len(element)), ref
        assert [number for number, parts in steps.items() if not painted(parts)] == [], ref


def test_a_step_without_paint_is_seen() -> None:
    root = etree.fromstring(f'<svg xmlns="{SVG[1:-1]}"><g fill="none" data-build="1"><path d="M0 0H9"/></g></svg>')
    assert not painted(root)


def test_a_drawing_is_small_enough_to_stand_in_a_page(drawn: Mapping[str, Figure]) -> None:
    sizes = {ref: len(svg.inline(figure, "f").encode()) for ref, figure in drawn.items()}
    assert max(sizes.values()) <= 40_000, sizes
    of_chapters = [size for ref, size in sizes.items() if not ref.startswith("tegneguide.")]
    assert statistics.median(of_chapters) <= 12_000, sizes


def grown(source: FigureSource, name: str, count: int) -> FigureSource:
    items = source.lists[name]
    more = tuple(ListItem.model_validate({**items[n % len(items)].model_dump(), "id": f"nr-{n}"}) for n in range(count))
    return replace(source, lists={**source.lists, name: more})


def test_a_drawing_takes_every_number_of_items_it_declares(book: Book) -> None:
    colours = palette.load(PROJECT)
    for source in book.figures.values():
        for name, (few, many) in template.inputs(PROJECT, source.spec.template).lists.items():
            for count in range(few, many + 1):
                filled = template.fill(PROJECT, grown(source, name, count), colours)
                first = source.lists[name][0].name.split()[0].split("\u00ad")[0]
                assert filled.count(first) >= -(-count // len(source.lists[name])), f"{source.ref}: {name} × {count}"


def test_of_twenty_people_as_many_are_marked_as_the_share_says(book: Book, drawn: Mapping[str, Figure]) -> None:
    ref = "hvorfor.billeder-og-alder"
    for item in book.figures[ref].lists["ages"]:
        (group,) = (e for e in drawn[ref].root.iter(f"{SVG}g") if e.get("id") == f"scan-{item.id}")
        heads = {
            str(path.get("stroke")): path.get("d", "").count("M")
            for path in group.iter(f"{SVG}path")
            if path.get("stroke-width") == "16" and path.get("d", "").endswith("v.1")
        }
        assert item.share is not None
        assert heads["attention-deep"] == round(item.share / 5)
        assert heads["metal"] == 20 - heads["attention-deep"]


LONG = ("Smerte\u00adregulerings\u00adforstyrrelse", "Arbejdspladsens for\u00adventninger", "Genoptrænings\u00adforløb")


def extremes(source: FigureSource) -> Iterator[tuple[str, FigureSource]]:
    """The figure with the fewest and the most items it declares, with their own names and with long compounds."""
    ranges = template.inputs(PROJECT, source.spec.template).lists
    for which, end in (("fewest", 0), ("most", 1)):
        made = source
        for name, count in ranges.items():
            made = grown(made, name, count[end])
        yield which, made
        renamed = {
            name: tuple(item.model_copy(update={"name": LONG[n % 3]}) for n, item in enumerate(items))
            for name, items in made.lists.items()
        }
        yield f"{which}, long", replace(made, lists=renamed)


def misplaced(root: etree._Element) -> list[str]:
    """Lines of text that leave the drawing or lie on another."""
    width, height = (float(number) for number in root.get("viewBox", "").split()[2:])
    boxes = list(text_boxes(root))
    outside = [b.text for b in boxes if b.left < 0 or b.top < 0 or b.right > width or b.bottom > height]
    return outside + [f"{a.text} / {b.text}" for a, b in itertools.combinations(boxes, 2) if a.overlaps(b)]


def test_the_fewest_and_the_most_items_and_long_words_are_a_good_picture_or_a_clear_error(book: Book) -> None:
    colours, refused, wrong = palette.load(PROJECT), set(), {}
    for source in book.figures.values():
        for which, made in extremes(source):
            try:
                root = etree.fromstring(template.fill(PROJECT, made, colours))
            except TextDoesNotFit:
                refused.add((source.ref, which))
                continue
            wrong[source.ref, which] = misplaced(root)
    assert {place: found for place, found in wrong.items() if found} == {}
    assert [place for place in refused if not place[1].endswith("long")] == []
    assert len(wrong) > 3 * len(book.figures)


def test_words_that_lie_on_each_other_or_leave_the_drawing_are_seen() -> None:
    line = '<text font-size="40"><tspan x="{}" y="{}">ord</tspan></text>'
    moved = f'<g transform="translate(100 0) scale(2)">{line.format(50, 50)}</g>'
    root = etree.fromstring(
        f'<svg xmlns="{SVG[1:-1]}" viewBox="0 0 400 200">{line.format(10, 40)}{line.format(30, 50)}{moved}</svg>'
    )
    assert misplaced(root) == ["ord / ord"]
    root.set("viewBox", "0 0 300 200")
    assert misplaced(root) == ["ord", "ord / ord"]


def test_on_a_page_every_colour_is_a_variable_and_every_id_is_prefixed(drawn: Mapping[str, Figure]) -> None:
    for figure in drawn.values():
        root = etree.fromstring(svg.inline(figure, "p7"))
        for element in root.iter(etree.Element):
            assert element.get("id", "p7-").startswith("p7-")
            for key in ("fill", "stroke", "stop-color"):
                paint = element.get(key, "none")
                assert paint == "none" or paint.startswith(("var(--fs-", "url(#p7-")), paint
        assert root.get("role") == "img"


def test_as_a_file_of_its_own_every_colour_is_a_number(drawn: Mapping[str, Figure]) -> None:
    screen = palette.load(PROJECT).screen("dark")
    for figure in drawn.values():
        text = svg.standalone(figure, screen)
        assert "var(" not in text
        assert f'width="{figure.width:g}"' in text

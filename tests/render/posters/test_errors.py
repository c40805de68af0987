"""What cannot be a poster is told in Danish, all at once, before anything is written."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from publisher.content.book import Book, Poster
from publisher.content.models import Message
from publisher.errors import ContentError, UsageError
from publisher.figures import Palette
from publisher.render import posters
from publisher.render.posters import profile
from tests.render.posters.conftest import PROJECT, Source

LONG = "Det her er en sætning, som bliver ved og ved, og som ingen plakat har plads til i en smal spalte forneden."


def said(poster: Poster, **words: object) -> Poster:
    changes = {
        key: tuple(Message(text=text) for text in value) if isinstance(value, list) else Message(text=str(value))
        for key, value in words.items()
    }
    return replace(poster, **changes)  # type: ignore[arg-type]


def with_poster(source: Source, name: str, **words: object) -> Book:
    changed = tuple(said(poster, **words) if poster.id == name else poster for poster in source.book.posters)
    return replace(source.book, posters=changed)


def complaint(source: Source, book: Book, palette: Palette | None = None) -> str:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(PROJECT / "posters", root / "posters")
        for path in (root / "posters").glob("*/*.yml"):
            if path.stem not in {"a3", "standard"}:  # one size and one print shop: each fault is told once
                path.unlink()
        with pytest.raises(ContentError) as caught:
            posters.check(replace(book, root=root), source.figures, palette or source.palette)
    return str(caught.value)


def test_the_real_posters_have_no_fault(source: Source) -> None:
    posters.check(source.book, source.figures, source.palette)


def test_a_long_title_and_long_lines_of_two_posters_are_told_together(source: Source) -> None:
    book = with_poster(source, "kopmodellen", title=LONG)
    book = with_poster(replace(source, book=book), "roegalarmen", lines=["Kort.", LONG, LONG])
    assert (
        complaint(source, book)
        == f"""\
posters/kopmodellen.yml:1:1: title: titlen er for lang til plakaten i A3
    fundet:  {LONG}
    tilladt: 2 linjer à 261 mm ved 80 punkt
posters/roegalarmen.yml:3:37: lines[2]: linjen er for lang til plakaten i A3
    fundet:  {LONG}
    tilladt: 3 linjer à 81 mm ved 26 punkt
posters/roegalarmen.yml:3:64: lines[3]: linjen er for lang til plakaten i A3
    fundet:  {LONG}
    tilladt: 3 linjer à 81 mm ved 26 punkt"""
    )


def test_a_word_wider_than_the_sheet_is_told(source: Source) -> None:
    word = "Smertevidenskabsformidlingsplakat"
    assert complaint(source, with_poster(source, "kopmodellen", title=word)).startswith(
        "posters/kopmodellen.yml:1:1: title: titlen er for lang til plakaten"
    )


def test_a_character_that_the_face_does_not_have_is_told(source: Source) -> None:
    book = with_poster(source, "kopmodellen", lines=["Skru → ned.", "Kort.", "Smil ☺ →."])
    assert (
        complaint(source, book)
        == """\
posters/kopmodellen.yml:3:9: lines[1]: skriften har ikke »→« (U+2192)
    fundet:  Skru → ned.
posters/kopmodellen.yml:3:70: lines[3]: skriften har ikke »→« (U+2192) og »☺« (U+263A)
    fundet:  Smil ☺ →."""
    )


def test_a_page_outside_the_chapters_is_told(source: Source) -> None:
    changed = tuple(replace(poster, page="om.md") for poster in source.book.posters[:1])
    assert (
        complaint(source, replace(source.book, posters=changed))
        == """\
posters/kopmodellen.yml:4:1: page: siden skal høre til et kapitel; plakaten viser kapitlets version
    fundet:  om.md"""
    )


def test_a_page_title_too_long_for_the_foot_is_told(source: Source) -> None:
    poster = source.book.posters[0]
    pages = {**source.book.pages, poster.page: replace(source.book.pages[poster.page], title=LONG * 4)}
    told = complaint(source, replace(source.book, pages=pages, posters=(poster,)))
    assert told.startswith("posters/kopmodellen.yml:4:1: page: kolofonen er for lang til plakaten i A3")


def test_after_a_fault_the_earlier_files_are_whole_and_untouched(source: Source, tmp_path: Path) -> None:
    written = source.render(tmp_path)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in written}
    book = with_poster(source, "roegalarmen", title=LONG)
    with pytest.raises(ContentError):
        replace(source, book=book).render(tmp_path)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in written} == before
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted(written)


def repainted(source: Source, changes: Mapping[str, tuple[int, int, int, int]]) -> Palette:
    return Palette(
        {token: replace(colour, cmyk=changes.get(token, colour.cmyk)) for token, colour in source.palette.items()}
    )


def test_two_tokens_with_one_screen_colour_and_two_builds_are_told(source: Source) -> None:
    twins = repainted(source, {"water-pale": (21, 0, 9, 0)})
    assert (
        complaint(source, source.book, twins)
        == """\
docs/palette.yml: water-pale.cmyk: safety-pale har samme skærmfarve #C9ECED, men en anden trykfarve; ret den ene
    fundet:  [21, 0, 9, 0]
    tilladt: [20, 0, 9, 0]"""
    )


def test_a_build_with_too_much_ink_is_told(source: Source) -> None:
    heavy = repainted(source, {"hair-1": (60, 80, 80, 85)})
    assert (
        complaint(source, source.book, heavy)
        == """\
docs/palette.yml: hair-1.cmyk: farven lægger mere farve på papiret, end trykprofilen standard tillader
    fundet:  305 %
    tilladt: højst 300 %"""
    )


GOOD = (PROJECT / "posters" / "profiles" / "standard.yml").read_text("utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "posters", tmp_path / "posters")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "bleed_mm: 3",
            "bleed: 3",
            """\
posters/profiles/standard.yml:2:1: mangler bleed_mm
posters/profiles/standard.yml:3:1: bleed: ukendt nøgle
    fundet:  bleed
    tilladt: bleed_mm, condition, condition_info, icc, ink_limit, marks, paper, safe_mm, title
    mente du »bleed_mm«?""",
        ),
        (
            "bleed_mm: 3",
            "bleed_mm: 30",
            """\
posters/profiles/standard.yml:3:1: bleed_mm: tallet er uden for grænserne
    fundet:  30
    tilladt: højst 10""",
        ),
        (
            "safe_mm: 5",
            "safe_mm: 18",
            """\
posters/profiles/standard.yml:4:1: safe_mm: tallet er uden for grænserne
    fundet:  18
    tilladt: højst 10""",
        ),
        (
            "bleed_mm: 3",
            "bleed_mm: tre",
            """\
posters/profiles/standard.yml:3:1: bleed_mm: forkert type
    fundet:  tre
    tilladt: et tal""",
        ),
        (
            "icc: icc/fogra39-coated-tac300.icc",
            "icc: icc/fogra51.icc",
            """\
posters/profiles/standard.yml:9:1: icc: farveprofilen findes ikke
    fundet:  icc/fogra51.icc
    tilladt: en .icc-fil set fra posters/""",
        ),
        (
            "icc: icc/fogra39-coated-tac300.icc",
            "icc: icc/README.md",
            """\
posters/profiles/standard.yml:9:1: icc: filen er ikke en farveprofil til tryk i CMYK
    fundet:  icc/README.md
    tilladt: en hel .icc-fil, prtr og CMYK""",
        ),
    ],
)
def test_a_faulty_print_profile_gives_its_exact_message(root: Path, old: str, new: str, expected: str) -> None:
    (root / "posters" / "profiles" / "standard.yml").write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(ContentError) as caught:
        profile.load(root)
    assert str(caught.value) == expected


def test_every_profile_is_checked_and_the_standard_one_must_be_there(root: Path) -> None:
    folder = root / "posters" / "profiles"
    (folder / "avis.yml").write_text(GOOD.replace("ink_limit: 300", "ink_limit: 500"), "utf-8")
    (folder / "standard.yml").unlink()
    with pytest.raises(ContentError) as caught:
        profile.load_all(root)
    told = [f"{problem.path}: {problem.key} {problem.message}" for problem in caught.value.problems]
    assert told == [
        "posters/profiles/avis.yml: ink_limit tallet er uden for grænserne",
        "posters/profiles/standard.yml:  filen findes ikke",
    ]


def test_a_date_that_is_no_number_of_seconds_is_told(
    source: Source, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "i går")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH skal være et antal sekunder siden 1970, ikke »i går«"):
        source.render(tmp_path)

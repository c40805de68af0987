"""The same content gives the same bytes, and the date comes from where it should."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from publisher import dates
from publisher.content.models import Message, Review
from tests.conftest import run
from tests.render.posters.conftest import PROJECT, Source

RENDER = """
import sys
from pathlib import Path
from publisher import pipeline
from publisher.options import Options
from publisher.poster_choice import PosterChoice
from publisher.render import posters

book = pipeline.read(Path.cwd())
palette, figures = pipeline.draw(book)
choice = PosterChoice(sizes=("a3",))
posters.render(book, figures, palette, Options.of(Path.cwd(), out=Path(sys.argv[1]), posters=choice))
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_another_process_with_another_hash_seed_writes_the_same_bytes(
    folder: Path, tmp_path: Path, seed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    done = run(PROJECT, "-c", RENDER, str(tmp_path), PYTHONHASHSEED=seed)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert contents(tmp_path / "plakater") == contents(folder)


def test_source_date_epoch_is_the_date_of_every_file(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    written = [path for path in source.render(tmp_path) if path.suffix == ".pdf"]
    for path in written:
        with pikepdf.open(path) as pdf:
            assert str(pdf.trailer.Info.CreationDate) == str(pdf.trailer.Info.ModDate) == "D:19700102000000Z"
            assert b"1970-01-02T00:00:00Z" in pdf.Root.Metadata.read_bytes()
    assert len(written) == 2 * len(source.book.posters)


def test_without_it_the_newest_review_is_the_date(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    days = (dt.date(2027, 3, 1), dt.date(2027, 2, 1))
    reviewed = [
        replace(chapter, reviewed=Review(name="N. N.", title="læge", date=day))
        for chapter, day in zip(source.book.chapters, days, strict=False)
    ]
    assert dates.published(replace(source.book, chapters=tuple(reviewed))) == dt.datetime(2027, 3, 1, tzinfo=dt.UTC)
    assert dates.published(source.book) == dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def test_a_changed_sentence_changes_its_poster_and_its_id_alone(
    source: Source, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    first, *others = source.book.posters
    changed = replace(first, lines=(Message(text="En ny linje står her."), *first.lines[1:]))
    book = replace(source.book, posters=(changed, *others))
    replace(source, book=book).render(tmp_path)
    before, after = contents(folder), contents(tmp_path / "plakater")
    different = {name for name in before if before[name] != after[name]}
    assert different == {f"{first.id}-a3-tryk.pdf", f"{first.id}-a3-skaerm.pdf"}
    for name in (f"{first.id}-a3-tryk.pdf", f"{first.id}-a3-skaerm.pdf"):
        with pikepdf.open(folder / name) as old, pikepdf.open(tmp_path / "plakater" / name) as new:
            assert identity(old) != identity(new)


def identity(pdf: pikepdf.Pdf) -> bytes:
    packet = pdf.Root.Metadata.read_bytes()
    return bytes(packet[packet.index(b"<xmpMM:DocumentID>") :][:60])

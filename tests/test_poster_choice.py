"""The command line chooses poster, size, print shop and address, and answers what it does not know in Danish."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import poster_choice
from publisher.commandline import Parser
from publisher.errors import UsageError
from publisher.options import POSTERS, SLIDES, Options
from publisher.poster_choice import PosterChoice

ROOT = Path(__file__).resolve().parents[1]


def chosen(*arguments: str) -> PosterChoice:
    parser = Parser(prog="x")
    poster_choice.add_arguments(parser)
    return poster_choice.chosen(ROOT, parser.parse_args(arguments))


def test_without_options_it_is_what_the_website_offers() -> None:
    assert chosen() == PosterChoice()
    assert chosen().is_standard


def test_options_name_posters_sizes_a_print_shop_and_an_address() -> None:
    given = chosen(
        *("--poster", "kopmodellen", "--size", "A2", "--size", "16:9", "--size", "a2"),
        *("--printer", "3mm-med-maerker", "--url", "https://egen.dk"),
    )
    assert given == PosterChoice(("kopmodellen",), ("a2", "16x9"), "3mm-med-maerker", "https://egen.dk")
    assert not given.is_standard


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("--poster", "kopmodelen"),
            (
                "--poster: ukendt plakat »kopmodelen«; mente du »kopmodellen«?\n"
                "    tilladt: kopmodellen, moedet-i-hjernen, roegalarmen"
            ),
        ),
        (("--size", "A5"), "--size: ukendt størrelse »a5«\n    tilladt: 16x9, a2, a3, a4"),
        (
            ("--printer", "2mm"),
            (
                "--printer: ukendt trykprofil »2mm«; mente du »2mm-uden-maerker«?\n"
                "    tilladt: 2mm-uden-maerker, 3mm-med-maerker, standard"
            ),
        ),
        (("--url", "egen.dk"), "--url: egen.dk er ikke en adresse på nettet, fx https://eksempel.dk"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(arguments: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        chosen(*arguments)
    assert str(caught.value) == told


def test_what_somebody_chose_never_lies_among_the_websites_files(tmp_path: Path) -> None:
    standard, own = Options.of(tmp_path), Options.of(tmp_path, posters=PosterChoice(sizes=("a2",)))
    assert (standard.is_published, own.is_published) == (True, False)
    assert own.target(POSTERS) == tmp_path / "ud" / "plakater"
    assert standard.target(POSTERS) == tmp_path / "docs" / "download" / "plakater"
    assert Options.of(tmp_path, clinic=tmp_path / "klinik.yml").target(SLIDES) == tmp_path / "ud" / "undervisning"
    assert Options.of(tmp_path, out=tmp_path / "x", posters=PosterChoice(sizes=("a2",))).downloads == tmp_path / "x"


def test_each_choice_is_remembered_for_itself(tmp_path: Path) -> None:
    choices = [Options.of(tmp_path, posters=PosterChoice(sizes=sizes)) for sizes in ((), ("a2",), ("a4",))]
    assert len({each.choice(POSTERS) for each in choices}) == 3
    assert {each.choice(SLIDES) for each in choices} == {""}

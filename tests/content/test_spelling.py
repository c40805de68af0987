"""Every word that people read is in the Danish dictionary or in the project's own list, and that list hides nothing."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from publisher.content import spelling
from publisher.content.pages import read_pages
from publisher.errors import ContentError, Problem, ToolMissing
from tests.conftest import PROJECT

PAGE = "docs/2-alarmsystemet/myter.md"
CHAPTER = "docs/2-alarmsystemet/chapter.yml"
GUIDE = "docs/tegneguide.md"
# Each is right in the file and wrong after the bar.
SLIPS = {
    "a heading": (PAGE, "## Ordene bliver hængende", "## Ordene bliver hængdene"),
    "a line of a list": (PAGE, "- Myter om smerte er almindelige", "- Myter om smerte er almindlige"),
    "the words of a link": (PAGE, "[de røde flag](", "[de røde falg]("),
    "a message": (CHAPTER, "text: Smerte er kroppens alarm", "text: Smerte er kropens alarm"),
    "a phrase": (CHAPTER, "Din smerte er virkelig.", "Din smerte er virklig."),
    "a name in a list": (CHAPTER, "name: Opmærksomhed", "name: Opmærksomhd"),
    "a label of a drawing": (CHAPTER, "volume-up: Skru op", "volume-up: Skrru op"),
    "the notes of a slide": (CHAPTER, "do: Lad alle gætte, før", "do: Lad alle gjætte, før"),
    "the glossary": ("docs/glossary.yml", "plain: stresshormon", "plain: streshormmon"),
    "the bibliography": ("docs/references.yml", "supports: ", "supports: Smetre. "),
    "a search word": ("docs/soegeord.yml", "patientundervisning, smerteskole", "patientunderivsning, smerteskole"),
    "the course": ("slides/courses/3x60.yml", "title: Velkommen", "title: Velkomen"),
    "a table": (GUIDE, "| 16 | en pil, en akse, en stolpe |", "| 16 | en pil, en akxe, en stolpe |"),
}


def checked(root: Path) -> list[Problem]:
    return list(spelling.problems(root, spelling.sources(root), read_pages(root, [], [])))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("download", "assets"))
    shutil.copytree(PROJECT / "slides", tmp_path / "slides")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} no longer says {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_every_word_that_people_read_is_spelt_right() -> None:
    assert "\n".join(map(str, checked(PROJECT))) == ""


def test_a_slip_is_found_wherever_it_stands_and_nowhere_else(copy: Path) -> None:
    for name, old, new in SLIPS.values():
        edit(copy / name, old, new)
    wrong = {
        (name, word)
        for name, old, new in SLIPS.values()
        for word in set(spelling.words(new)) - set(spelling.words(old))
    }
    assert len(wrong) == len(SLIPS)
    assert {(problem.path, problem.found) for problem in checked(copy)} == wrong


def test_a_slip_is_named_with_its_line_and_a_guess(copy: Path) -> None:
    edit(copy / PAGE, "## Ordene bliver hængende", "## Ordene bliver hængnde")
    line = (copy / PAGE).read_text("utf-8").split("\n").index("## Ordene bliver hængnde") + 1
    (found,) = checked(copy)
    assert (found.path, found.line, found.found, found.nearest) == (PAGE, line, "hængnde", "hængende")
    assert spelling.OWN_WORDS in found.message


MACHINE = """
`chapter.yml` og `smetre`, [@smetre2020 | sandsynligt] og [side](smetre.md#smetre) ![x](smetre.png)

Se SCN9A, 10x, smetre.md og https://smetre.dk/smetre. En 12-årig, bl.a. m.fl. og id'er.

/// budskab | smetre
///

```yaml
smetre: smetre
```
"""


def test_the_check_command_names_a_slip_too(copy: Path) -> None:
    pages = read_pages(copy, [], [])
    spelling.check(copy, pages)
    edit(copy / "docs" / "soegeord.yml", "patientundervisning", "patientunderivsning")
    with pytest.raises(ContentError, match="patientunderivsning"):
        spelling.check(copy, pages)


def test_what_is_written_for_the_machine_is_left_alone(copy: Path) -> None:
    page = copy / PAGE
    page.write_text(page.read_text("utf-8") + MACHINE, "utf-8")
    assert checked(copy) == []


def test_the_project_s_own_list_holds_only_words_that_are_used_and_that_the_dictionary_lacks() -> None:
    lines = (PROJECT / spelling.OWN_WORDS).read_text("utf-8").splitlines()
    own = [line for line in lines if line and not line.startswith("#")]
    assert [word for word, times in Counter(own).items() if times > 1] == []
    assert [word for word in own if spelling.words(word) != [word]] == []
    assert set(own) - spelling.unknown_words(own) == set(), "the dictionary knows these"
    used = _all_words()
    assert [word for word in own if not {word, word.capitalize()} & used] == [], "nothing uses these"


def test_without_a_dictionary_the_machine_says_what_it_lacks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not spelling.available()
    with pytest.raises(ToolMissing, match="hunspell-da"):
        spelling.unknown_words(["ord"])


def _all_words() -> set[str]:
    """Every word of docs, read without the code under test's ideas of what is prose."""
    docs, courses = PROJECT / "docs", PROJECT / "slides" / "courses"
    files = [*docs.rglob("*.md"), *docs.rglob("*.yml"), *courses.glob("*.yml")]
    return {word for path in files for word in re.findall(r"[^\W\d_]+", path.read_text("utf-8"))}

"""One change in a chapter reaches the page, the slide and the poster."""

from __future__ import annotations

import re

import pptx
import pypdfium2
import pytest

from tests.conftest import Built, copy_project, run

NEW_FACTOR = """
    - id: soevn
      name: Nattens søvn
      short: Din søvn
      text: Dårlig søvn gør alarmen mere følsom.
      kind: biologisk
      icon: sleep
"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project with an eighth factor and two reworded messages, built."""
    root = copy_project(tmp_path_factory.mktemp("change") / "project")
    chapter = root / "docs" / "2-alarmsystemet" / "chapter.yml"
    text = chapter.read_text("utf-8")
    text, added = re.subn(r"(\n  triggers:\n)", f"{NEW_FACTOR}\\1", text, count=1)
    text, reworded = re.subn(
        r"short: Smerte er kroppens alarm\n", "short: Smerte er kroppens vagtmand\n", text, count=1
    )
    text, poster = re.subn(
        r"short: Mange stemmer former din smerte", "short: Mange stemmer taler med her", text, count=1
    )
    text, page = re.subn(r"text: Smerte er kroppens alarm, og", "text: Smerte er kroppens vagtmand, og", text, count=1)
    assert (added, reworded, poster, page) == (1, 1, 1, 1)
    chapter.write_text(text, "utf-8")
    made = run(root, "-m", "publisher", "build")
    assert made.returncode == 0, made.stderr
    return Built(root)


def deck_text(built: Built) -> str:
    deck = pptx.Presentation(str(built.downloads / "undervisning" / "3x60" / "1-hvad-er-smerter.pptx"))
    return " ".join(re.findall(r"<a:t>([^<]*)</a:t>", "".join(pptx_xml(slide) for slide in deck.slides)))


def pptx_xml(slide: pptx.slide.Slide) -> str:
    from lxml import etree

    return etree.tostring(slide._element, encoding="unicode")  # noqa: SLF001 - the slide's XML has no public name


def poster_text(built: Built, kind: str) -> str:
    document = pypdfium2.PdfDocument(built.downloads / "plakater" / f"moedet-i-hjernen-a3-{kind}.pdf")
    return " ".join(document[0].get_textpage().get_text_bounded().split())


def page_text(built: Built, path: str) -> str:
    return re.sub(r"<[^>]+>", " ", (built.site / f"{path}.html").read_text("utf-8"))


def test_an_eighth_factor_reaches_page_slide_and_poster(built: Built, changed: Built) -> None:
    assert "Nattens søvn" in page_text(changed, "2-alarmsystemet/konteksten")
    assert "Nattens søvn" in deck_text(changed)
    for kind in ("tryk", "skaerm"):
        assert "Nattens søvn" in poster_text(changed, kind)
        assert "Nattens søvn" not in poster_text(built, kind)
    assert "Nattens søvn" not in deck_text(built)


def test_a_reworded_message_reaches_page_slide_and_poster(built: Built, changed: Built) -> None:
    assert "Smerte er kroppens vagtmand, og" in page_text(changed, "2-alarmsystemet/en-vigtig-alarm")
    assert "Smerte er kroppens vagtmand" in deck_text(changed)
    assert "vagtmand" not in deck_text(built)
    assert "Mange stemmer taler med her" in poster_text(changed, "tryk")
    assert "Mange stemmer taler med her" not in poster_text(built, "tryk")

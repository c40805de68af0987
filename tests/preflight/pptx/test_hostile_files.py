"""Files made to trip a reader are judged, not stumbled over."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from lxml import etree

from publisher.preflight.pptx import check
from publisher.preflight.pptx.model import package
from tests.preflight.pptx.good_deck import good_parts
from tests.preflight.pptx.parts import Parts, written

ODD_VALUES = ("", "-1", "x", "0", "1e9", "999999999999", "true", "nan", "inf", "æ")


@pytest.fixture(scope="module")
def parts() -> Parts:
    return good_parts()


def mangled(parts: Parts, seed: int) -> Parts:
    """The deck with an element lost, doubled or renamed, or an attribute lost or given an odd value, four times."""
    chance = random.Random(seed)  # noqa: S311  # not a secret
    names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
    broken = dict(parts)
    for _ in range(4):
        name = chance.choice(names)
        tree = etree.fromstring(broken[name])
        element = chance.choice(list(tree.iter(etree.Element)))
        parent, attributes = element.getparent(), list(element.attrib)
        match chance.randrange(5):
            case 0 if parent is not None:
                parent.remove(element)
            case 1 if parent is not None:
                parent.append(etree.fromstring(etree.tostring(element)))
            case 2 if attributes:
                element.set(chance.choice(attributes), chance.choice(ODD_VALUES))
            case 3 if attributes:
                del element.attrib[chance.choice(attributes)]
            case _:
                element.tag = f"{element.tag}x"
        broken[name] = etree.tostring(tree)
    return broken


@pytest.mark.parametrize("seed", range(40))
def test_a_deck_that_is_mangled_anywhere_gets_a_report(seed: int, parts: Parts, tmp_path: Path) -> None:
    report = check(written(mangled(parts, seed), tmp_path / "mangled.pptx"))
    assert report.checked
    assert str(report)


def test_a_file_that_unpacks_to_more_than_memory_should_hold_is_refused(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_UNPACKED_BYTES", 10_000)
    report = check(written(parts, tmp_path / "bombe.pptx"))
    assert [finding.rule for finding in report.findings] == ["PPTX-P1"]
    assert "udpakket" in str(report)


def test_entities_that_multiply_are_never_read(parts: Parts, tmp_path: Path) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY b "ha">' + "".join(
        f'<!ENTITY b{number} "{f"&b{number - 1};" * 10}">' for number in range(1, 12)
    )
    broken = {**parts, "ppt/presProps.xml": f"{laughs}]><a>&b11;</a>".encode()}
    assert "DOCTYPE" in str(check(written(broken, tmp_path / "latter.pptx")))


def test_groups_nested_past_reason_are_told_of(parts: Parts, tmp_path: Path) -> None:
    deep = b"<p:grpSp xmlns:p='p'>" * 400 + b"</p:grpSp>" * 400
    broken = {**parts, "ppt/slides/slide1.xml": deep}
    assert {finding.rule for finding in check(written(broken, tmp_path / "dyb.pptx")).findings} == {"PPTX-P3"}

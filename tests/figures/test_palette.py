"""The palette's values agree with each other on screen, in PowerPoint and in print."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from publisher.figures import palette
from publisher.figures.palette import Colour, Palette, ThemeSlot

PROJECT = Path(__file__).resolve().parents[2]
ROLES = ("safety", "alarm", "attention", "bio", "psy", "soc")


@pytest.fixture(scope="module")
def colours() -> Palette:
    return palette.load(PROJECT)


def channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """WCAG 2's relative luminance."""
    red, green, blue = (channel(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_the_contrast_formula_gives_the_standards_own_extremes() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("surface", ["paper", "surface", *(f"{role}-pale" for role in ROLES)])
def test_ink_is_readable_on_every_surface(colours: Palette, scheme: str, surface: str) -> None:
    assert contrast(getattr(colours["ink"], scheme), getattr(colours[surface], scheme)) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("role", ROLES)
def test_the_deep_tone_of_a_role_is_readable_on_its_pale_tone_and_on_the_page(
    colours: Palette, scheme: str, role: str
) -> None:
    deep = getattr(colours[f"{role}-deep"], scheme)
    assert contrast(deep, getattr(colours[f"{role}-pale"], scheme)) >= 4.5
    assert contrast(deep, getattr(colours["paper"], scheme)) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("role", [role for role in ROLES if role != "attention"])  # amber has a deep edge or ground
def test_a_roles_shape_stands_out_from_the_page(colours: Palette, scheme: str, role: str) -> None:
    assert contrast(getattr(colours[role], scheme), getattr(colours["paper"], scheme)) >= 3


# What a kind or a state is told apart by besides its colour; tests of the drawings hold each to it.
SHAPED = {frozenset(pair) for pair in itertools.combinations(("bio", "psy", "soc"), 2)} | {frozenset(("alarm", "soc"))}
# Severity 1.0 for protanomaly, deuteranomaly and tritanomaly, on linear RGB, from Machado, Oliveira and Fernandes: A
# physiologically-based model for simulation of color vision deficiency, IEEE TVCG 15(6), 2009.
SEEN_BY = {
    "everyone": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopes": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopes": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopes": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
APART = 15  # CIE 1976; 2.3 is just noticeable side by side


def lab(colour: str, eyes: str) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a screen colour as those with these eyes see it."""
    linear = [channel(int(colour[i : i + 2], 16)) for i in (1, 3, 5)]
    red, green, blue = (min(max(sum(a * b for a, b in zip(row, linear, strict=True)), 0), 1) for row in SEEN_BY[eyes])
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: str, other: str, eyes: str) -> float:
    return math.dist(lab(one, eyes), lab(other, eyes))


def confused(colours: Mapping[str, Colour], roles: Iterable[str]) -> set[tuple[str, str, str, str]]:
    """Pairs of roles that some eyes do not tell apart, in which scheme."""
    return {
        (scheme, eyes, one, other)
        for one, other in itertools.combinations(roles, 2)
        for scheme, eyes in itertools.product(("light", "dark"), SEEN_BY)
        if frozenset((one, other)) not in SHAPED
        and difference(getattr(colours[one], scheme), getattr(colours[other], scheme), eyes) < APART
    }


def test_safety_alarm_and_attention_differ_for_all_eyes_and_kinds_too_or_have_a_shape(colours: Palette) -> None:
    assert confused(colours, ("safety", "alarm", "attention")) == set()
    assert confused(colours, ("alarm", "attention", "bio", "psy", "soc")) == set()


def test_colours_that_some_confuse_are_found(colours: Palette) -> None:
    green = Colour("soc", "#3C8750", "#7DC08E", None, (0, 0, 0, 0))
    assert ("light", "protanopes", "alarm", "safety") in confused({**colours, "safety": green}, ("alarm", "safety"))


def test_the_colour_difference_of_black_and_white_is_that_of_the_standard() -> None:
    assert difference("#000000", "#FFFFFF", "everyone") == pytest.approx(100, abs=0.1)
    assert difference("#777777", "#777777", "tritanopes") == 0


def test_no_colour_needs_more_ink_than_the_paper_takes(colours: Palette) -> None:
    assert max(sum(colour.cmyk) for colour in colours.values()) <= 300


def test_tokens_with_the_same_screen_colour_have_the_same_ink(colours: Palette) -> None:
    by_screen: dict[str, set[tuple[int, ...]]] = {}
    for colour in colours.values():
        by_screen.setdefault(colour.light, set()).add(colour.cmyk)
    assert {screen: inks for screen, inks in by_screen.items() if len(inks) > 1} == {}


def base_of(colours: Palette, slot: str) -> Colour:
    return next(colour for colour in colours.values() if colour.slot == ThemeSlot(slot))


def test_what_powerpoint_makes_of_a_slot_is_the_screen_colour(colours: Palette) -> None:
    for colour in colours.values():
        if colour.slot is None:
            continue
        made = colour.slot.applied_to(base_of(colours, colour.slot.name).light)
        apart = max(abs(int(made[i : i + 2], 16) - int(colour.light[i : i + 2], 16)) for i in (1, 3, 5))
        assert apart <= 2, f"{colour.token}: {made} against {colour.light}"


def test_a_slot_is_read_as_powerpoints_own_names_for_tints() -> None:
    assert ThemeSlot.parse("accent2 lighter 80") == ThemeSlot("accent2", 20_000, 80_000)
    assert ThemeSlot.parse("accent2 deeper 25") == ThemeSlot("accent2", 75_000, None)

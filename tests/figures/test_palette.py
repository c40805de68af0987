"""The palette's values agree with each other on screen, in PowerPoint and in print."""

from __future__ import annotations

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
@pytest.mark.parametrize("role", [role for role in ROLES if role != "attention"])
def test_a_roles_shape_stands_out_from_the_page(colours: Palette, scheme: str, role: str) -> None:
    assert contrast(getattr(colours[role], scheme), getattr(colours["paper"], scheme)) >= 3


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

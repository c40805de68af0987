"""The decks that the project itself builds pass all three judges."""

from __future__ import annotations

from publisher.preflight.pptx import check
from tests.conftest import Built
from tests.validators.office import audit_errors, sdk_errors


def test_every_deck_that_we_build_passes_our_preflight_and_both_validators(built: Built) -> None:
    courses = sorted((built.downloads / "undervisning").rglob("*.pptx"))
    drawings = sorted((built.downloads / "figurer").rglob("*.pptx"), key=lambda path: path.stat().st_size)
    assert courses
    assert len(drawings) >= 17
    for deck in [*courses, *drawings]:
        assert [str(finding) for finding in check(deck).findings] == []
        assert audit_errors(deck) == []
    # The one slide decks are made alike; Microsoft's judge takes a second for each, so it gets the extremes.
    for deck in [*courses, drawings[0], drawings[-1]]:
        assert sdk_errors(deck) == []

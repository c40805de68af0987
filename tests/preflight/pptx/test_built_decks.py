"""The decks that the project itself builds pass all three judges."""

from __future__ import annotations

from publisher.preflight.pptx import check
from tests.conftest import Built
from tests.validators.office import audit_errors, sdk_errors


def test_every_deck_that_we_build_passes_our_preflight_and_both_validators(built: Built) -> None:
    decks = sorted(built.downloads.rglob("*.pptx"))
    assert decks
    for deck in decks:
        assert [str(finding) for finding in check(deck).findings] == []
        assert audit_errors(deck) == []
        assert sdk_errors(deck) == []

"""The built site served on this machine, and one browser for the tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.conftest import Built
from tests.render.website.browser import chromium, serving


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(built: Built) -> Iterator[str]:
    with serving(built.site) as found:
        yield found

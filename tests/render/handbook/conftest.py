"""The handbook of the real build, opened once."""

from __future__ import annotations

import pytest

from tests.conftest import Built
from tests.render.handbook.reading import Handbook


@pytest.fixture(scope="session")
def handbook(built: Built) -> Handbook:
    return Handbook(built.downloads / "haandbog" / "forstaa-smerter-haandbog.pdf")

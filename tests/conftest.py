"""No test may touch the user's own data, cache or settings."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(  # the machine may be busy, and what fails in CI must fail again
    "mlquiz", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("mlquiz")

os.environ["ANKI_TEST_MODE"] = "1"  # Anki looks once a process: with it, intervals are not fuzzed


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    places = tmp_path_factory.mktemp("places")
    monkeypatch.setenv("MLQUIZ_DB", str(places / "reviews.db"))
    monkeypatch.setenv("MLQUIZ_CACHE", str(places / "cache"))
    monkeypatch.setenv("MLQUIZ_SETTINGS", str(places / "settings.toml"))
    monkeypatch.setenv("XDG_DATA_HOME", str(places / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(places / "config"))
    monkeypatch.delenv("MLQUIZ_CONTENT", raising=False)
    monkeypatch.delenv("MLQUIZ_IMAGES", raising=False)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parent.parent

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.anki.making import Anki, Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    folder = tmp_path / "workshop"
    folder.mkdir()
    return Workshop(folder)


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    folder = tmp_path / "anki"
    folder.mkdir()
    collection = Anki(folder)
    yield collection
    collection.col.close()

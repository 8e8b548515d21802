"""Content folders for tests."""

from pathlib import Path

from mlquiz.content import Content, find_content


def write(root: Path, files: dict[str, str]) -> Content:
    """A content folder with some files; their names are relative to it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return find_content(root)

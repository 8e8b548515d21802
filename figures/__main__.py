"""``python -m figures`` draws all figures; ``--check`` compares them with the committed files."""

import argparse
import sys
from collections.abc import Iterator, Mapping

from figures import style
from figures.registry import TARGET, figures


def drawn() -> dict[str, bytes]:
    """Draw every figure and return the bytes of its file."""
    return {name: draw().encode() for name, draw in figures().items()}


def too_large(files: Mapping[str, bytes]) -> Iterator[str]:
    """Name the figures that are larger than a figure may be."""
    for name, content in files.items():
        if len(content) > style.MAX_BYTES:
            yield f"{name}: {len(content)} bytes, at most {style.MAX_BYTES} are allowed"


def differences(files: Mapping[str, bytes]) -> Iterator[str]:
    """Name the committed files that differ from a fresh drawing, are missing or belong to no figure."""
    committed = {path.name: path for path in TARGET.glob("*.svg")}
    for name, content in files.items():
        if name not in committed:
            yield f"{name}: not drawn yet, run python -m figures"
        elif committed[name].read_bytes() != content:
            yield f"{name}: differs from a fresh drawing, run python -m figures"
    for name in sorted(committed.keys() - files.keys()):
        yield f"{name}: no module in figures/ draws it"


def write(files: Mapping[str, bytes]) -> None:
    """Write the drawn files into the notes."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (TARGET / name).write_bytes(content)
        print(f"{len(content):6} {name}")


def main() -> int:
    """Draw or check all figures and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m figures", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="exit with 1 when a committed file is out of date"
    )
    check: bool = parser.parse_args().check
    files = drawn()
    problems = list(too_large(files))
    if check:
        problems.extend(differences(files))
    else:
        write(files)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

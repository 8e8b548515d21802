"""Notes files to rows: what a process that parses hands back."""

from typing import TYPE_CHECKING, NamedTuple

from mlquiz.errors import Problem
from mlquiz.reading import cache_file
from mlquiz.reading.cache import digest
from mlquiz.reading.collecting import uncollected
from mlquiz.reading.extract import extract
from mlquiz.reading.files import read_text
from mlquiz.reading.rows import to_row
from mlquiz.spread import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mlquiz.reading.files import NotesFile


AT_ONCE = 20
"""Files that a process reads before it hands them back."""

PAYS_BYTES = 1_500_000
"""From so much text on, about 2,000 cards, two processes are faster than one."""


class Parsed(NamedTuple):
    """A file that was read.

    Attributes:
        read_ns: When.
        digest: Hash of what it held.
        extract: The extract of its document, as bytes.
        document: Its document, as a row.
    """

    read_ns: int
    digest: bytes
    extract: bytes
    document: bytes


def parse_file(found: "NotesFile") -> Parsed | Problem:
    """Read a file and parse it, or say why it cannot be read."""
    from mlquiz.reading.documents import parse_document  # noqa: PLC0415 - loads the parser

    read_ns = cache_file.now_ns()
    read = read_text(found)
    if isinstance(read, Problem):
        return read
    held, text = read
    document = parse_document(text, file=found.file, lang=found.lang)
    return Parsed(read_ns, digest(held), extract(document).as_bytes(), to_row(document))


def parse_files(
    files: "Sequence[NotesFile]", tell: "Callable[[int, int], None] | None" = None
) -> "Iterator[Parsed | Problem]":
    """Read and parse files, in order; many of them in several processes.

    Args:
        files: The files.
        tell: Told from time to time how many are done, and how many there are.
    """
    pays = _pays(files)
    if pays:  # so that forked processes need not load it
        import mlquiz.reading.documents  # noqa: F401, PLC0415
        from mlquiz.markdown.grammar import grammar  # noqa: PLC0415

        grammar()
    parts = [files[first : first + AT_ONCE] for first in range(0, len(files), AT_ONCE)]
    done = 0
    for parsed in spread(parse_some, parts, None if pays else 1):
        yield from parsed
        done += len(parsed)
        if tell is not None:
            tell(done, len(files))


def parse_some(files: "Sequence[NotesFile]") -> list[Parsed | Problem]:
    """Read and parse files, in order."""
    with uncollected():
        return list(map(parse_file, files))


def _pays(files: "Sequence[NotesFile]") -> bool:
    """Whether several processes are faster than one; one that is itself a worker may have none."""
    if sum(file.seen[0] for file in files) < PAYS_BYTES:
        return False
    from multiprocessing import current_process  # noqa: PLC0415 - few notes are read in one process

    return not current_process().daemon

"""Other programs that make Anki packages, each installed apart from everything else.

They come from whatever registry pip and npm are set to, in pinned versions, into a folder of their own each.
One that cannot be installed or fails is named with the reason. Nothing of them is kept in this repository.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from benchmarks.timing import FailedError

ADAPTERS = Path(__file__).with_name("adapters")
INSTALLED_WITHIN_S = 600


class Given(NamedTuple):
    """What a peer works on."""

    notes: Path
    """A folder of notes in its dialect."""
    fields: Path
    """HTML of the same notes as JSON: pairs of front and back."""
    out: Path
    """An empty folder for what it writes."""


class Peer(NamedTuple):
    """Another program.

    `job` is `build` (Markdown to packages), `read` (Markdown to HTML, no package) or `write` (HTML to a
    package). `command` makes the command from the folder it is installed in and from what is given.
    """

    name: str
    version: str
    job: str
    what: str
    """What it does that others do not, in words."""
    packages: Sequence[str]
    command: Callable[[Path, Given], Sequence[object]]
    dialect: str = ""
    least_python: tuple[int, int] = (3, 11)
    node: bool = False

    @property
    def label(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}"


def python_of(folder: Path) -> Path:
    """Of a virtual environment."""
    return folder / "bin" / "python"


def ankdown(folder: Path, given: Given) -> Sequence[object]:
    """As shipped."""
    return folder / "bin/ankdown", "-r", given.notes, "-p", given.out / "out.apkg"


def ankdown_coloured(folder: Path, given: Given) -> Sequence[object]:
    """With code coloured, as we do."""
    return (*ankdown(folder, given), "--highlight")


def markdown_anki_decks(folder: Path, given: Given) -> Sequence[object]:
    """A package a file."""
    return folder / "bin/mdankideck", given.notes, given.out


def md2anki(folder: Path, given: Given) -> Sequence[object]:
    """All files into one package."""
    files = sorted(given.notes.rglob("*.md"))
    parts = sorted(each for each in given.notes.iterdir() if each.is_dir())
    return (
        *(folder / "bin/md2anki", "-d", "ERROR"),
        *(*files, "-o-anki", given.out / "out.apkg", "-file-dir", *parts),
    )


def adapter(name: str) -> Callable[[Path, Given], Sequence[object]]:
    """A script of ours that calls a library as its own documents show."""

    def command(folder: Path, given: Given) -> Sequence[object]:
        source = given.notes if name.startswith("inka") else given.fields
        return python_of(folder), ADAPTERS / name, source, given.out / "out.apkg"

    return command


def mdanki(folder: Path, given: Given) -> Sequence[object]:
    """One folder of notes into one package."""
    return "node", folder / "node_modules/mdanki/src/index.js", given.notes, given.out / "out.apkg"


def anki_apkg_export(folder: Path, given: Given) -> Sequence[object]:
    """The library that mdanki writes with."""
    return "node", ADAPTERS / "apkg_export.js", folder, given.fields, given.out / "out.apkg"


PEERS = (
    Peer(
        name="ankdown",
        version="0.7.1",
        job="build",
        what="tables stay text, code is not coloured",
        packages=["ankdown==0.7.1"],
        command=ankdown,
        dialect="ankdown",
    ),
    Peer(
        name="ankdown --highlight",
        version="0.7.1",
        job="build",
        what="tables stay text",
        packages=["ankdown==0.7.1"],
        command=ankdown_coloured,
        dialect="ankdown",
    ),
    Peer(
        name="markdown-anki-decks",
        version="1.1.1",
        job="build",
        what="a package a file; knows neither formulas nor SVG",
        packages=["markdown-anki-decks==1.1.1", "click<8.2"],
        command=markdown_anki_decks,
        dialect="headings",
    ),
    Peer(
        name="md2anki",
        version="3.1.0",
        job="build",
        what="notes get new ids at every run",
        packages=["md2anki==3.1.0"],
        command=md2anki,
        dialect="md2anki",
        least_python=(3, 12),
    ),
    Peer(
        name="mdanki",
        version="1.1.2",
        job="build",
        what="",
        packages=["mdanki@1.1.2"],
        command=mdanki,
        dialect="mdanki",
        node=True,
    ),
    Peer(
        name="inka2",
        version="3.2.2",
        job="read",
        what="a package is what it does not write: it speaks to a running Anki",
        packages=["inka2==3.2.2"],
        command=adapter("inka_html.py"),
        dialect="inka",
    ),
    Peer(
        name="genanki",
        version="0.13.1",
        job="write",
        what="a plain loop, one note type, one deck",
        packages=["genanki==0.13.1"],
        command=adapter("genanki_loop.py"),
    ),
    Peer(
        name="anki",
        version="26.9.3",
        job="write",
        what="Anki's own backend: add_notes, then export",
        packages=["anki==26.9.3"],
        command=adapter("anki_add_notes.py"),
    ),
    Peer(
        name="anki-apkg-export",
        version="4.0.3",
        job="write",
        what="what mdanki writes with; here with 512 MiB, as shipped it stops at some 500 notes",
        packages=["anki-apkg-export@4.0.3"],
        command=anki_apkg_export,
        node=True,
    ),
)


def install(peer: Peer, peers: Path) -> Path:
    """The folder it is installed in; it is installed once.

    Raises:
        FailedError: With the reason.
    """
    folder = peers / "-".join([peer.packages[0].replace("==", "-").replace("@", "-")])
    done = folder / "installed"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (install_node if peer.node else install_python)(peer, folder)
        done.touch()
    return folder


def install_python(peer: Peer, folder: Path) -> None:
    """Into a virtual environment of its own."""
    told([interpreter(peer.least_python), "-m", "venv", folder])
    told([folder / "bin/pip", "install", "--quiet", "--disable-pip-version-check", *peer.packages])


def install_node(peer: Peer, folder: Path) -> None:
    """Into a folder of node modules."""
    if not shutil.which("npm"):
        raise FailedError("npm is not on this machine")
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    told(["npm", "install", "--no-audit", "--no-fund", *peer.packages], cwd=folder)


def interpreter(least: tuple[int, int]) -> str:
    """A Python that is new enough: ours, one on the path, or one of pyenv.

    Raises:
        FailedError: There is none.
    """
    if sys.version_info[:2] >= least:
        return sys.executable
    minors = range(least[1], least[1] + 4)
    named = [path for minor in minors if (path := shutil.which(f"python3.{minor}"))]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    named += [str(path) for minor in minors for path in pyenv.glob(f"3.{minor}.*/bin/python3")]
    for path in named:
        if subprocess.run([path, "-c", ""], check=False, capture_output=True).returncode == 0:
            return path
    raise FailedError(f"it needs Python {least[0]}.{least[1]}, which is not on this machine")


def told(command: Sequence[object], cwd: Path | None = None) -> None:
    """Run a command of an installation.

    Raises:
        FailedError: With the line of its output that says why.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words, check=False, capture_output=True, text=True, cwd=cwd, timeout=INSTALLED_WITHIN_S
        )
    except subprocess.TimeoutExpired:
        raise FailedError(f"it was not installed within {INSTALLED_WITHIN_S} s") from None
    if done.returncode:
        raise FailedError(f"it does not install: {reason(done.stderr)}")


def reason(said: str) -> str:
    """The line that says why, without anybody's addresses and folders."""
    lines = said.splitlines()
    if "E404" in said or "No matching distribution" in said:
        return "the registry in use does not have it"
    told = [line for line in lines if "://" not in line and ("ERROR" in line or "error" in line)]
    return (told or ["for no reason that it gives"])[0][:160]


def notes_in(out: Path) -> int:
    """How many notes the packages in a folder hold, or a file of HTML says that it has."""
    if (counted := out / "notes.json").exists():
        return int(json.loads(counted.read_text("ascii")))
    return sum(map(notes_of, out.glob("*.apkg")))


def notes_of(package: Path) -> int:
    """How many notes a package holds."""
    with zipfile.ZipFile(package) as archive:
        names = set(archive.namelist())
        data = archive.read("collection.anki21" if "collection.anki21" in names else "collection.anki2")
    copy = package.with_suffix(".collection")
    copy.write_bytes(data)
    try:
        with closing(sqlite3.connect(copy)) as collection:
            return int(collection.execute("SELECT count(*) FROM notes").fetchone()[0])
    finally:
        copy.unlink()

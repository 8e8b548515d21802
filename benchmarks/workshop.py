"""Where the measurements work: courses, logs of reviews, an environment of their own, the peers."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.cards import CARDS_A_FILE, name_of
from benchmarks.synthetic import write_course
from benchmarks.timing import FailedError, Took, last_line, measured, process

EDITED = "unit-{:04}.md"
FULL_PARSE = Path(__file__).with_name("adapters") / "full_parse.py"
CARDS_OF_THE_LOGS = 10_000
A_DAY = 200
SETTLED_S = 2.5


@dataclass(slots=True)
class Workshop:
    """One run.

    Args:
        scratch: Gone after the run.
        kept: What is made once: the peers, the long log.
        cards: The size that most measurements take.
        sizes: Those that growth is measured at.
        quick: Few rounds.
        tell: Is told what is going on.
    """

    scratch: Path
    kept: Path
    cards: int
    sizes: Sequence[int]
    quick: bool
    tell: Callable[[str], None]
    edits: int = 0
    _counted: int = field(default=0, repr=False)
    _written: float = field(default=0.0, repr=False)

    def rounds(self, usual: int) -> int:
        """How many pairs."""
        return max(3, usual // 4) if self.quick else usual

    def course(self, cards: int, *, dialect: str = "mlquiz", prose: bool = False) -> Path:
        """A synthetic course; made once a run."""
        folder = self.scratch / "courses" / f"{dialect}{'-prose' if prose else ''}-{cards}"
        if not folder.exists():
            write_course(cards, folder, dialect=dialect, prose=prose)
            self._written = time.monotonic()
        return folder

    def settle(self) -> None:
        """Wait until what was written will be remembered: a file that was only just written is not."""
        time.sleep(max(0.0, self._written + SETTLED_S - time.monotonic()))

    def new_folder(self) -> Path:
        """An empty one."""
        self._counted += 1
        folder = self.scratch / "folders" / str(self._counted)
        folder.mkdir(parents=True)
        return folder

    def environment(self, cache: Path | None = None, db: Path | None = None) -> dict[str, str]:
        """Nothing of the person's own: neither their reviews nor their settings nor what was read before."""
        home = self.scratch / "home"
        home.mkdir(exist_ok=True)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MLQUIZ_", "XDG_"))}
        return kept | {
            "HOME": str(home),
            "MLQUIZ_CACHE": str(cache or home / "cache"),
            "MLQUIZ_DB": str(db or home / "progress.db"),
        }

    def ours(self, *arguments: object) -> list[object]:
        """A command of mlquiz, as it is installed."""
        script = Path(sys.executable).with_name("mlquiz")
        return [*([script] if script.exists() else [sys.executable, "-m", "mlquiz"]), *arguments]

    def plain_launcher(self) -> Path:
        """A command as pip writes it nowadays, and uv: older ones import `re` first."""
        path = self.new_folder() / "mlquiz"
        path.write_text("import sys\nfrom mlquiz.cli import main\nsys.exit(main())\n", encoding="utf-8")
        return path

    def due(self, course: Path, cache: Path, db: Path | None = None) -> Took:
        """`mlquiz due` reads all notes and says how many cards wait."""
        return process(self.ours("--content", course, "due"), self.environment(cache, db or self.empty_log()))

    def due_remembered(self, course: Path, cache: Path, db: Path | None = None) -> None:
        """Let everything be remembered."""
        self.settle()
        self.due(course, cache, db)
        self.due(course, cache, db)

    def due_cold(self, course: Path) -> Took:
        """The same with nothing remembered."""
        return self.due(course, self.new_folder())

    def build(self, course: Path, cache: Path) -> Took:
        """All notes to one package."""
        return process(self.build_command(course), self.environment(cache))

    def build_command(self, course: Path) -> list[object]:
        """All notes to one package."""
        out = self.scratch / "packages" / f"{course.name}.apkg"
        out.parent.mkdir(exist_ok=True)
        return self.ours("--content", course, "build-deck", "all", "--out", out)

    def build_cold(self, course: Path) -> Took:
        """The same with nothing remembered."""
        return self.build(course, self.new_folder())

    def memory_of_build(self, course: Path, cache: Path) -> tuple[Took, float | None]:
        """Time and peak memory of a build."""
        return measured(self.build_command(course), self.environment(cache))

    def edit(self, course: Path) -> None:
        """Change a word of one answer in one file; another file each time."""
        files = -(-int(course.name.rpartition("-")[2]) // CARDS_A_FILE)
        number = self.edits * 37 % files
        self.edits += 1
        path = next(course.rglob(EDITED.format(number)))
        text = path.read_text("utf-8")
        at = text.index("A: The ")
        path.write_text(f"{text[:at]}A: Edit {self.edits}. The {text[at + 7 :]}", encoding="utf-8")
        self._written = time.monotonic()

    def empty_log(self) -> Path:
        """A database that exists and holds nothing."""
        path = self.scratch / "empty" / "progress.db"
        if not path.exists():
            from mlquiz.store import Store  # noqa: PLC0415 - loaded when it is needed

            Store.open(path).close()
        return path

    def log(self, reviews: int) -> Path:
        """A database of so many reviews of 10,000 cards; long ones are kept for other runs."""
        folder = self.kept / "logs" if reviews > CARDS_OF_THE_LOGS else self.scratch / "logs"
        path = folder / version_of_the_log() / f"{reviews}.db"
        if not path.exists():
            from benchmarks.sums_of_the_log import fill  # noqa: PLC0415 - with it the store is loaded

            self.tell(f"making a log of {reviews:,} reviews")
            shutil.rmtree(path.parent / "making", ignore_errors=True)
            making = path.parent / "making" / "progress.db"
            making.parent.mkdir(parents=True)
            fill(making, [name_of(number) for number in range(CARDS_OF_THE_LOGS)], reviews, A_DAY)
            making.rename(path)
        if folder == self.scratch / "logs":
            return path
        copy = self.scratch / "logs" / path.name
        if not copy.exists():
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, copy)
        return copy


def version_of_the_log() -> str:
    """Changes when the log would be another, or its tables."""
    from mlquiz.store.schema import SCHEMA_VERSION  # noqa: PLC0415 - loaded when it is needed

    maker = Path(__file__).with_name("sums_of_the_log.py").read_bytes()
    return f"{SCHEMA_VERSION}-{sha256(maker).hexdigest()[:8]}"


def timed_inside(
    command: Sequence[object], env: Mapping[str, str], *, limit_s: float | None = None
) -> tuple[Took, list[float]]:
    """What a command says of itself: seconds of the clock and of the processor, and more numbers.

    Raises:
        FailedError: It did not end well, or not within a limit, or says nothing.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words, env=dict(env), check=False, capture_output=True, text=True, timeout=limit_s
        )
    except subprocess.TimeoutExpired:
        raise FailedError(f"stopped after {limit_s:.0f} s") from None
    try:
        clock_s, cpu_s, *more = map(float, done.stdout.splitlines()[-1].split())
    except (IndexError, ValueError):
        raise FailedError(last_line(done.stderr) or "it says nothing") from None
    return Took(clock_s, cpu_s), more


def of_machine() -> dict[str, Any]:
    """What it was measured on; neither names nor folders."""
    import platform  # noqa: PLC0415 - here only
    import sqlite3  # noqa: PLC0415

    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 0
    return {
        "processor": processor() or platform.machine(),
        "cores": os.cpu_count(),
        "memory_gb": round(memory / 2**30),
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }


def processor() -> str:
    """Its name, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")

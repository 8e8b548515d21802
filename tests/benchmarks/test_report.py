import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import report
from benchmarks.plot import write_plot
from benchmarks.targets import results
from benchmarks.timing import FailedError, measured, process, spread

PAIRS = {
    "ours_clock_s": [0.02, 0.03, 0.02],
    "ours_cpu_s": [0.02, 0.02, 0.02],
    "theirs_clock_s": [0.01, 0.01, 0.02],
    "theirs_cpu_s": [0.01, 0.01, 0.01],
}
RAW: dict[str, Any] = {
    "made": {
        "date": "2026-11-22",
        "cards": 10_000,
        "quick": False,
        "again": ["peers"],
        "machine": {
            "processor": "A processor",
            "cores": 2,
            "memory_gb": 8,
            "system": "Linux 6.1",
            "python": "3.11.7",
            "sqlite": "3.40.1",
        },
        "versions": {"mlquiz": "0.1.0"},
    },
    "rows": {
        "version": PAIRS,
        "build": PAIRS,
        "write": {**PAIRS, "ours_kb": 30, "theirs_kb": 100},
        "killed": {"sittings": 400, "passed": 2, "lost": False, "took_s": 9.0},
        "power-cut": {"cuts": 25, "acknowledged": 900, "lost": 3, "corrupt": 0, "lost_with_normal": 40},
    },
    "failed": {"reading": "it ended with 1"},
    "peers": [
        {
            "name": "ankdown",
            "version": "0.7.1",
            "job": "build",
            "what": "tables stay text",
            "sizes": {"1000": {**PAIRS, "notes": 990, "peak_mb": 22}},
            "reason": "10,000 notes would take over 100 s",
        },
        {
            "name": "mdanki",
            "version": "1.1.2",
            "job": "build",
            "what": "",
            "sizes": {},
            "reason": "it does not install",
        },
    ],
    "growth": {
        "reading": {"1000": {"clock_s": 0.1, "cpu_s": 0.1}, "10000": {"clock_s": 2.0, "cpu_s": 0.5}},
        "build": {"1000": {"clock_s": 0.1, "cpu_s": 0.1}, "10000": {"clock_s": 0.9, "cpu_s": 0.9}},
        "memory": {"1000": {"peak_mb": 30}, "10000": {"peak_mb": 60}},
    },
}


def test_each_target_says_whether_it_holds() -> None:
    verdicts = {each.target.name: (each.clock.middle, each.verdict) for each in results(RAW["rows"])}
    assert verdicts == {
        "version": (2.0, "met"),
        "build": (2.0, "missed"),
        "write": (2.0, "missed"),
        "write-size": (0.3, "met"),
    }


def test_the_page_tells_what_is_missed_lost_skipped_and_not_measured() -> None:
    page = report.page(RAW)
    assert "Missed: cold build of 10,000 cards; writing the package, HTML ready." in page
    assert "**loses 10 notes**" in page
    assert "10,000 notes would take over 100 s" in page
    assert "skipped: it does not install" in page
    assert "- reading: it ended with 1" in page
    assert "| cold reading | 100 ms | 2.00 s | **1.30** |" in page
    assert "In runs of their own, later: peers." in page
    assert "400 sittings killed" in page
    assert "900 answers acknowledged: **3 were lost**; of the databases none damaged" in page


@pytest.mark.parametrize("part", ["rows", "peers", "growth"])
def test_a_page_of_a_part_of_the_measurements_is_written_too(part: str) -> None:
    raw = copy.deepcopy(RAW)
    raw[part] = type(raw[part])()
    assert report.page(raw)
    assert report.table(raw)


def test_the_same_results_make_the_same_page_and_plot(tmp_path: Path, checkout: Path) -> None:
    (tmp_path / "raw.json").write_text(json.dumps(RAW), encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks", "--report", str(tmp_path / "raw.json")]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=checkout)
    write_plot(RAW, tmp_path / "again.svg")
    assert done.stdout == report.page(RAW)
    assert (tmp_path / "images/raw.svg").read_bytes() == (tmp_path / "again.svg").read_bytes()
    assert (tmp_path / "again.svg").stat().st_size < 40_000


def test_the_spread_of_few_pairs_is_from_the_least_to_the_largest() -> None:
    assert spread([3.0, 1.0, 2.0]) == (2.0, 1.0, 3.0)
    assert spread([1.0, 2.0, 3.0, 4.0, 100.0]) == (3.0, 2.0, 4.0)


def test_a_command_that_fails_is_told_with_its_last_line() -> None:
    with pytest.raises(FailedError, match="no such thing"):
        process([sys.executable, "-c", "raise SystemExit('well\\nno such thing')"], {})
    with pytest.raises(FailedError, match="does not start"):
        process(["/no/such/program"], {})


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="no /proc")
def test_the_memory_is_that_of_all_processes() -> None:
    child = "import time; held = bytearray(30_000_000); time.sleep(0.3)"
    both = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); {child}"
    took, peak_mb = measured([sys.executable, "-c", f"held = bytearray(40_000_000); {both}"], {})
    assert took.clock_s > 0.6
    assert peak_mb is not None
    assert 70 < peak_mb < 130

"""`python -m mlquiz` is the command `mlquiz`."""

from mlquiz.cli import main

if __name__ == "__main__":
    raise SystemExit(main())

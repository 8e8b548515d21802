"""The quiz that was begun and not ended, on the disk, so that it can be gone on with."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from mlquiz.aside import written_aside
from mlquiz.errors import MlquizError, reason
from mlquiz.study.quiz.quiz import Quiz, QuizAnswer

_VERSION = 1


def quiz_path(database: Path) -> Path:
    """Where the quiz is kept: beside the database of the reviews."""
    return database.with_name(f"{database.stem}-quiz.json")


def keep_quiz(path: Path, quiz: Quiz) -> None:
    """Keep a quiz; the one that was kept before is gone.

    Raises:
        MlquizError: It cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with written_aside(path) as file:
        file.write(json.dumps(_as_json(quiz), ensure_ascii=False).encode())


def kept_quiz(path: Path) -> Quiz | None:
    """The quiz that was kept; `None`: there is none.

    Raises:
        MlquizError: The file is there and cannot be understood. It was left as it is.
    """
    try:
        found = json.loads(path.read_bytes())
        return _from_json(found) if found.get("version") == _VERSION else _not_understood(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        said = "{path}: the unfinished quiz cannot be read ({why})"
        raise MlquizError(said, path=path, why=reason(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError):
        return _not_understood(path)


def forget_quiz(path: Path) -> None:
    """A quiz that was ended, or is not wanted any more."""
    with suppress(FileNotFoundError):
        path.unlink()


def _not_understood(path: Path) -> Quiz:
    raise MlquizError(
        "{path}: no unfinished quiz of this mlquiz; perhaps a newer one wrote it. Start another with --new",
        path=path,
    )


def _as_json(quiz: Quiz) -> dict[str, Any]:
    return {
        "version": _VERSION,
        "deck": quiz.deck,
        "lang": quiz.lang,
        "seed": quiz.seed,
        "cards": list(quiz.cards),
        "limit_ms": quiz.limit_ms,
        "counts": quiz.counts,
        "answers": {card: [made.right, made.took_ms] for card, made in quiz.answers.items()},
        "spent_ms": quiz.spent_ms,
    }


def _from_json(found: dict[str, Any]) -> Quiz:
    return Quiz(
        deck=str(found["deck"]),
        lang=str(found["lang"]),
        seed=int(found["seed"]),
        cards=tuple(map(str, found["cards"])),
        limit_ms=int(found["limit_ms"]),
        counts=bool(found["counts"]),
        answers={
            str(card): QuizAnswer(bool(right), int(took)) for card, (right, took) in found["answers"].items()
        },
        spent_ms=int(found["spent_ms"]),
    )

"""The figures of notes as cards show them: drawn or not, with their parts covered before the answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.errors import MlquizError
from mlquiz.model.note import Occlusion
from mlquiz.temporary import made_folder, no_room

if TYPE_CHECKING:
    from mlquiz.model.card import Card
    from mlquiz.model.note import Figure
    from mlquiz.tui.pictures.gallery import Gallery, Hung

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a content folder.

    Args:
        root: The folder.
        gallery: Draws them, where the terminal shows pictures and the settings want them.
    """

    root: Path
    gallery: "Gallery | None"

    def on_card(self, card: "Card", *, revealed: bool) -> "Hung | None":
        """The pictures of a card; `None` where figures are not drawn."""
        if self.gallery is None:
            return None
        return self.hung(card.note.figures, self._covered(card, revealed=revealed))

    def hung(self, figures: "Iterable[Figure]", covered: Mapping[str, str] = _NOTHING) -> "Hung | None":
        """Some figures to be drawn, or texts in their place; `None` where figures are not drawn."""
        if self.gallery is None:
            return None
        files = {each.src: file for each in figures if each.exists and (file := self.file(each))}
        return self.gallery.hang({**files, **covered})

    def file(self, figure: "Figure") -> Path | None:
        """Where the file of a figure is; `None`: it is on the web."""
        return (self.root / figure.path).absolute() if figure.path else None

    def to_open(self, card: "Card", figure: "Figure", *, revealed: bool) -> Path | None:
        """The file of a figure as a card shows it; `None`: it is on the web.

        Raises:
            MlquizError: Its parts cannot be covered, so it may not be seen before the answer; or there is no
                room for a file with its boxes.
        """
        text = self._covered(card, revealed=revealed).get(figure.src)
        if text is None or (not text and revealed):
            return self.file(figure)
        if not text:
            said = "{figure}: nothing can be laid over this picture; it is shown after the answer"
            raise MlquizError(said, figure=figure.src)
        name = f"{card.id.replace('/', '-').lstrip('~')}{'-answer' * revealed}.svg"
        path = _folder_until_the_end() / name
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            no_room(error)
        return path

    def _covered(self, card: "Card", *, revealed: bool) -> Mapping[str, str]:
        """What to draw in place of a figure whose parts are covered: its address and the text of an SVG.

        The text is empty where nothing can be laid over the figure: then it must not be drawn at all.
        """
        body = card.note.body
        if not isinstance(body, Occlusion):
            return _NOTHING
        from mlquiz.study.covered import cover_of, covered_figure  # noqa: PLC0415 - few cards are of this kind

        figure = next((each for each in card.note.figures if each.src == body.figure), None)
        file = self.file(figure) if figure and figure.exists else None
        try:
            data = file.read_bytes() if file else b""
        except OSError:
            data = b""
        cover = cover_of(body, card.cloze_number, revealed=revealed)
        return {body.figure: covered_figure(data, cover) or ""}


@cache
def _folder_until_the_end() -> Path:
    """A folder for drawings that a browser is to show; it is deleted when the program ends."""
    import atexit  # noqa: PLC0415 - few figures are covered
    from shutil import rmtree  # noqa: PLC0415

    folder = made_folder()
    atexit.register(rmtree, folder, ignore_errors=True)
    return folder

r"""A note's Markdown to the HTML of its fields, such that Anki shows what was written and nothing more.

Anki reads its own marks all over a field: `{{c1::…}}` makes a card, `[sound:…]` plays, `\(…\)` typeset.
Where the note's text happens to look like one of them, it is written with character references.
"""

import re
from functools import lru_cache, partial
from html import escape

from mlquiz.anki.mathjax import missing
from mlquiz.anki.media import Pictures
from mlquiz.anki.notetypes import style
from mlquiz.errors import Problem
from mlquiz.markdown.html import Hooks, inline_html, to_html
from mlquiz.markdown.mathjax import INSTEAD
from mlquiz.markdown.parse import blocks, inlines
from mlquiz.markdown.pieces import Deletion, Paragraph
from mlquiz.model.note import Cloze, Note, Occlusion, Part

LARGEST_CLOZE = 500
"""Anki gives every larger number the card of this one."""

# Our own marks until all else is escaped: code points that are no characters. Those of the text are made into
# another one, which every rule of the parser treats alike, and are shown in the end as what they are.
_FORMULA_MARK, _OPEN, _THEN, _CLOSE, _NO_CHARACTER = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdef"
_FOREIGN = str.maketrans(dict.fromkeys((_FORMULA_MARK, _OPEN, _THEN, _CLOSE), _NO_CHARACTER))
_FORMULA = re.compile(rf"(\\[(\[]{_FORMULA_MARK}\d+\\[)\]])")
_CLOZE_MARKS = str.maketrans({_OPEN: "{{c", _THEN: "::", _CLOSE: "}}"})
_UNSEEN = {code: "\ufffd" for code in (*range(32), 127, ord(_NO_CHARACTER)) if chr(code) not in "\t\n"}
"""Control characters would end an Anki field or be refused by SQLite and browsers."""

# Most texts have none of what is looked for here, and to know that takes a tenth of the time of changing it.
_ANY_FOREIGN = re.compile("[" + "".join(map(chr, _FOREIGN)) + "]")
_ANY_MARK = re.compile(f"[{re.escape(''.join(map(chr, (*_UNSEEN, *_CLOZE_MARKS))))}]")

_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})
_CODE = re.compile(r"(<code>.*?</code>)", re.DOTALL)
_SPAN = re.compile(r'<span class="(\w+)">([^<]*)</span>')
_STYLED = frozenset(re.findall(r"\.highlight \.(\w+)", style()))
_ANKI_MARK = re.compile(r"\[(?=/?latex\]|/?\${1,2}\]|\[type:|sound:|/?anki:)", re.IGNORECASE)
# MathJax leaves code alone; in text an invisible joiner keeps it from seeing a formula.
_DELIMITER = re.compile(r"\\(?=[()\[\]])")
_COLON = re.compile(f":(?=[:{_THEN}{_CLOSE}])|(?<=[:{_THEN}]):")


class NoteHtml:
    """Writes the HTML of one note.

    Args:
        note: The note.
        media: Takes its pictures and names them.
    """

    def __init__(self, note: Note, media: Pictures) -> None:
        self._note = note
        self._media = media
        self._figures = {figure.src: figure for figure in note.figures}
        self._has_clozes = isinstance(note.body, Cloze | Occlusion)
        self._formulas: list[str] = []
        self._hooks = Hooks(image=self._image, maths=self._maths)
        self.problems: list[Problem] = []

    def blocks(self, text: str) -> str:
        """Markdown as HTML; a single paragraph stands without its tag."""
        return self._html(text, self._hooks)

    def cloze(self, text: str) -> str:
        """The same with the deletions as Anki's clozes."""
        numbers: set[int] = set()
        html = self._html(
            text, Hooks(image=self._image, maths=self._maths, cloze=partial(self._deletion, numbers))
        )
        self._check_numbers(numbers)
        return html

    def part(self, part: Part) -> str:
        """A named part of a figure as a cloze: its clue while it is asked, then its name with the clue."""
        hooks = Hooks(image=self._image, maths=self._maths)
        name, clue = (
            inline_html(inlines(text.translate(_FOREIGN)), hooks) for text in (part.name, part.clue)
        )
        whole = f"{_OPEN}{part.number}{_THEN}<b>{name}</b>: {clue}{_THEN}{clue}{_CLOSE}"
        return self._safe(f'<div class="part">{whole}</div>')

    def picture(self, src: str) -> str:
        """A picture without its words, which may name what is covered on it."""
        return f'<img src="{escape(self._image(src))}" alt="">'

    def text(self, text: str, address: str = "") -> str:
        """Plain text, as a link where there is an address."""
        return _plain(text, address, clozes=self._has_clozes)

    def _html(self, text: str, hooks: Hooks) -> str:
        if not text:
            return ""
        match blocks(_ours_left_out(text)):
            case (Paragraph(children),):
                return self._safe(inline_html(children, hooks))
            case several:
                return self._safe(to_html(several, hooks))

    def _maths(self, tex: str) -> str:
        for command in missing(tex):
            self._report("M04", f"Anki cannot draw {command}; write {INSTEAD[command]} instead")
        self._formulas.append(tex)
        return f"{_FORMULA_MARK}{len(self._formulas) - 1}"

    def _image(self, src: str) -> str:
        figure = self._figures.get(src)
        if figure is None:
            self._report("F01", f"{src}: not among the pictures that were read with this note")
            return src
        return self._media.add(figure, self._note)

    def _deletion(self, numbers: set[int], deletion: Deletion, hidden: str) -> str:
        numbers.add(deletion.number)
        hint = inline_html(inlines(deletion.hint), self._hooks)
        return f"{_OPEN}{deletion.number}{_THEN}{hidden}" + (f"{_THEN}{hint}" if hint else "") + _CLOSE

    def _check_numbers(self, numbers: set[int]) -> None:
        body = self._note.body
        expected = set(body.numbers) if isinstance(body, Cloze) else set()
        if numbers != expected or not numbers:
            written, read = (", ".join(map(str, sorted(some))) or "none" for some in (numbers, expected))
            self._report(
                "E01", f"the deletions are {written} but the cards are {read}; number them one by one"
            )
        if not all(1 <= number <= LARGEST_CLOZE for number in numbers):
            self._report("E01", f"a deletion's number must lie between 1 and {LARGEST_CLOZE}")

    def _safe(self, html: str) -> str:
        """The HTML with nothing in it that Anki would take for its own, our formulas and clozes apart."""
        if _FORMULA_MARK not in html:
            return _seen(_words(html, clozes=self._has_clozes))
        parts = _FORMULA.split(html)
        for at, part in enumerate(parts):
            parts[at] = self._formula(part) if at % 2 else _words(part, clozes=self._has_clozes)
        return _seen("".join(parts))

    def _formula(self, mark: str) -> str:
        """The formula that a mark with its delimiters stands for."""
        tex = self._formulas[int(mark[3:-2])]
        if self._has_clozes:
            while "}}" in tex or "{{" in tex:
                tex = tex.replace("}}", "} }").replace("{{", "{ {")
        written = escape(tex, quote=False)
        if self._has_clozes:
            written = written.replace("::", "&#58;&#58;")
        return mark[:2] + written + mark[-2:]

    def _report(self, code: str, message: str) -> None:
        place = self._note.place
        self.problems.append(Problem(place.file, place.line, message, code, card=self._note.id))


@lru_cache(maxsize=4096)
def _plain(text: str, address: str, *, clozes: bool) -> str:
    """Plain text, as a link where there is an address; a source or a video stands on many cards."""
    shown = escape(_ours_left_out(text), quote=False)
    linked = f'<a href="{escape(address)}">{shown}</a>' if address else shown
    return _seen(_words(linked, clozes=clozes))


def _ours_left_out(text: str) -> str:
    """The text without the characters that are our own marks."""
    return text.translate(_FOREIGN) if _ANY_FOREIGN.search(text) else text


def _words(html: str, *, clozes: bool) -> str:
    """What stands between formulas."""
    if "<span" in html:
        html = _SPAN.sub(lambda span: span[0] if span[1] in _STYLED else span[2], html)
    if "\\" in html:
        html = "".join(
            _DELIMITER.sub("&#92;" if at % 2 else "&#92;&#8288;", part)
            for at, part in enumerate(_CODE.split(html))
        )
    return _COLON.sub("&#58;", html).translate(_BRACES) if clozes else html


def _seen(html: str) -> str:
    """The HTML without Anki's own marks, and with ours as what they stand for."""
    if "[" in html:
        html = _ANKI_MARK.sub("&#91;", html)
    return html.translate(_UNSEEN).translate(_CLOZE_MARKS) if _ANY_MARK.search(html) else html

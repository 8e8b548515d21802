r"""LaTeX that Anki's own MathJax cannot draw: it would stand on the card as red letters.

Found by trying them in Anki. `mlquiz check` knows every command that Anki does know; this list only keeps
what is often written from ruining a package.
"""

import re

INSTEAD = {
    r"\bm": r"\boldsymbol",
    r"\mathbbm": r"\mathbb",
    r"\mathds": r"\mathbb",
    r"\argmin": r"\operatorname*{arg\,min}",
    r"\argmax": r"\operatorname*{arg\,max}",
    r"\norm": r"\lVert x \rVert",
    r"\abs": r"\lvert x \rvert",
    r"\qty": r"\left( x \right)",
    r"\dv": r"\frac{d}{dx}",
    r"\SI": r"3\,\mathrm{m}",
    r"\nicefrac": r"\tfrac",
    r"\includegraphics": "a Markdown picture",
    r"\prescript": r"{}^a_b X",
    r"\begin{tikzpicture}": "a figure",
}
"""What is missing, and what to write instead."""

_COMMAND = re.compile(r"\\begin\s*\{tikzpicture\}|\\[A-Za-z]+")
_DEFINED = re.compile(r"\\(?:DeclareMathOperator\*?|(?:re)?newcommand|def|let)\s*\{?\s*(\\[A-Za-z]+)")


def missing(tex: str) -> tuple[str, ...]:
    """The commands in a formula that Anki lacks, each once, in order, without what it defines itself."""
    defined = set(_DEFINED.findall(tex))
    used = (re.sub(r"\s", "", command) for command in _COMMAND.findall(tex))
    return tuple(dict.fromkeys(command for command in used if command in INSTEAD and command not in defined))

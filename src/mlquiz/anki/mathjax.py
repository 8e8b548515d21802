r"""LaTeX that Anki's own MathJax cannot draw: it would stand on the card as red letters.

`mlquiz check` knows every command that Anki does know; here what is often written is kept from ruining a
package.
"""

import re

from mlquiz.markdown.mathjax import INSTEAD

_COMMAND = re.compile(r"\\begin\s*\{tikzpicture\}|\\[A-Za-z]+")
_DEFINED = re.compile(r"\\(?:DeclareMathOperator\*?|(?:re)?newcommand|def|let)\s*\{?\s*(\\[A-Za-z]+)")


def missing(tex: str) -> tuple[str, ...]:
    """The commands in a formula that Anki lacks, each once, in order, without what it defines itself."""
    if "\\" not in tex:
        return ()
    used = (re.sub(r"\s", "", command) for command in _COMMAND.findall(tex))
    lacking = tuple(dict.fromkeys(command for command in used if command in INSTEAD))
    if not lacking:
        return ()
    defined = set(_DEFINED.findall(tex))
    return tuple(command for command in lacking if command not in defined)

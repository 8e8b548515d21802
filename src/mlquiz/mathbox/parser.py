"""LaTeX to a tree, by recursive descent; what is not known raises `Unsupported`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from mlquiz.mathbox.arguments import COMMANDS, finished
from mlquiz.mathbox.cells import admitted
from mlquiz.mathbox.environments import lines
from mlquiz.mathbox.letters import styled
from mlquiz.mathbox.lexer import Token, tokens, without_comments
from mlquiz.mathbox.nesting import depth
from mlquiz.mathbox.sized import paired
from mlquiz.mathbox.symbols import CHARACTERS, SPACES
from mlquiz.mathbox.symbols import COMMANDS as SYMBOLS
from mlquiz.mathbox.tree import Atom, Decorated, Node, Operator, Row, Scripts, Space
from mlquiz.mathbox.unsupported import Unsupported

_PRIME = Atom("′")
_LONGEST = 20_000
_DEEPEST_SOURCE = 30
_DEEPEST_TREE = 70
_SCRIPT_SIGNS = frozenset("_^'’′")
_ENDS = frozenset(["", "}", "&", r"\\", r"\cr", r"\newline", r"\end", r"\right", r"\middle"])
_BRACES = frozenset(["overbrace", "underbrace", "overbracket", "underbracket"])


def parse(tex: str) -> Node:
    """The tree of a whole formula.

    Raises:
        Unsupported: something in it is not known, does not nest, or nests too deeply.
    """
    if len(tex) > _LONGEST:
        raise Unsupported(f"a formula of more than {_LONGEST} characters")
    tree = lines(Parser(without_comments(tex)))
    if depth(tree) > _DEEPEST_TREE:
        raise Unsupported("too many things within each other")
    return tree


class Parser:
    """The tokens of a formula, read from the left; `font` is the alphabet for the letters that come."""

    def __init__(self, source: str, font: str = "plain", level: int = 0) -> None:
        self.source = source
        self.font = font
        self.level = level
        self._tokens = tokens(source)
        self._next = 0

    def peek(self) -> str:
        """The next token's text, empty at the end."""
        return self._tokens[self._next].text if self._next < len(self._tokens) else ""

    def take(self) -> Token:
        """The next token, which is then behind us."""
        if self._next >= len(self._tokens):
            raise Unsupported("a formula that ends too early")
        self._next += 1
        return self._tokens[self._next - 1]

    def expect(self, text: str) -> Token:
        """The next token, which must be this one."""
        if self.peek() != text:
            raise Unsupported(f"{self.peek() or 'the end'} where {text} should stand")
        return self.take()

    @contextmanager
    def inside(self, font: str | None = None) -> Iterator[None]:
        """One level deeper, and in another alphabet if one is named."""
        if self.level >= _DEEPEST_SOURCE:
            raise Unsupported("too many things within each other")
        outer = self.font
        self.level += 1
        self.font = font or outer
        yield
        self.level -= 1
        self.font = outer

    def row(self, also: frozenset[str] = frozenset()) -> Row:
        """Pieces up to a token that ends a row, which is left there; `also` ends it too."""
        items: list[Node] = []
        with self.inside():
            while self.peek() not in _ENDS and self.peek() not in also:
                self._piece(items)
        return Row(paired(items))

    def _piece(self, items: list[Node]) -> None:
        if self.peek() in _SCRIPT_SIGNS:
            items.append(self._scripts(Row()))
            return
        if finished(self, items):
            return
        node = self.nucleus()
        if node is None:
            return
        if self.peek() in (r"\limits", r"\nolimits") or self.peek() in _SCRIPT_SIGNS:
            node = self._scripts(node)
        items.append(node)

    def nucleus(self) -> Node | None:
        """One thing without its scripts; None for what leaves no trace, such as a colour."""
        token = self.take()
        text = token.text
        if text == "{":
            return self._group()
        if text == "~":
            return Space(1)
        if text[0] != "\\":
            return self._character(text)
        name = text[1:]
        if name in SPACES:
            return Space(SPACES[name])
        if name in SYMBOLS:
            return self._symbol(SYMBOLS[name])
        if name not in COMMANDS:
            raise Unsupported(f"the command {text}")
        return COMMANDS[name](self, name)

    def _symbol(self, symbol: Node) -> Node:
        if self.font != "plain" and isinstance(symbol, Atom):
            return Atom(styled(symbol.text, self.font), symbol.kind)
        return symbol

    def _character(self, text: str) -> Node:
        if text in CHARACTERS:
            return CHARACTERS[text]
        if text in "}&#$^_":
            raise Unsupported(f"{text} where it cannot stand")
        return Atom(styled(admitted(text), self.font))

    def _group(self) -> Row:
        with self.inside():
            row = self.row()
        self.expect("}")
        return row

    def argument(self, font: str | None = None) -> Row:
        """A group in braces, or the one thing that comes next."""
        with self.inside(font):
            if self.peek() == "{":
                self.take()
                return self._group()
            if self.peek() in _ENDS or self.peek() in _SCRIPT_SIGNS:
                raise Unsupported("a command without its argument")
            node = self.nucleus()
        return Row(() if node is None else (node,))

    def raw_argument(self) -> str:
        """A group in braces as it stands in the source."""
        opening = token = self.expect("{")
        level = 1
        while level:
            token = self.take()
            level += (token.text == "{") - (token.text == "}")
        return self.source[opening.end : token.start]

    def option(self) -> Row | None:
        """An argument in square brackets, if there is one."""
        if self.peek() != "[":
            return None
        self.take()
        row = self.row(also=frozenset("]"))
        self.expect("]")
        return row

    def _scripts(self, base: Node) -> Scripts:
        limits: bool | None = True if isinstance(base, Decorated) and base.name in _BRACES else None
        while self.peek() in (r"\limits", r"\nolimits"):
            if not isinstance(base, Operator):
                raise Unsupported(f"{self.peek()} behind what is no operator")
            limits = self.take().text == r"\limits"
        sub: Node | None = None
        high: list[Node] = []
        raised = False
        while (sign := self.peek()) in _SCRIPT_SIGNS and sign:
            self.take()
            if sign == "_" and sub is None:
                sub = self.argument()
            elif sign == "^" and not raised:
                raised = True
                high.append(self.argument())
            elif sign not in "_^" and not raised:
                high.append(_PRIME)
            else:
                raise Unsupported("two scripts in one place")
        return Scripts(base, sub, Row(_with_primes(high)) if high else None, limits)


def _with_primes(high: Sequence[Node]) -> tuple[Node, ...]:
    """Two or three primes as one sign."""
    count = sum(item == _PRIME for item in high)
    rest = tuple(item for item in high if item != _PRIME)
    return (*((Atom("′″‴"[count - 1]),) if 1 <= count <= 3 else (_PRIME,) * count), *rest)

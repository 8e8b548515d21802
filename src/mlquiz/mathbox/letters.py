"""Mathematical alphabets, and the characters that Unicode has high and low."""

from mlquiz.mathbox.tree import Atom, Node, Row, Words

FONTS = {
    "mathbf": "bold", "textbf": "bold", "bf": "bold", "mathbfup": "bold", "symbf": "bold", "bold": "bold",
    "boldsymbol": "bold italic", "bm": "bold italic", "pmb": "bold italic", "mathbfit": "bold italic",
    "mathbb": "double", "Bbb": "double", "mathds": "double", "symbb": "double",
    "mathcal": "script", "mathscr": "script", "cal": "script", "scr": "script", "symcal": "script",
    "mathfrak": "fraktur", "frak": "fraktur",
    "mathsf": "sans", "textsf": "sans", "sf": "sans", "mathtt": "mono", "texttt": "mono", "tt": "mono",
    "mathrm": "plain", "textrm": "plain", "rm": "plain", "mathit": "plain", "textit": "plain", "it": "plain",
    "mathnormal": "plain", "mathup": "plain", "text": "plain", "textnormal": "plain", "mbox": "plain",
    "textup": "plain", "hbox": "plain", "emph": "plain", "boldmath": "bold italic",
}  # fmt: skip
"""The alphabet that a command asks for."""

_FIRST = {  # capital A, small a, digit 0, capital Alpha, small alpha
    "bold": (0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2),
    "bold italic": (0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736),
    "double": (0x1D538, 0x1D552, 0x1D7D8, 0, 0),
    "script": (0x1D49C, 0x1D4B6, 0, 0, 0),
    "fraktur": (0x1D504, 0x1D51E, 0, 0, 0),
    "sans": (0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0),
    "mono": (0x1D670, 0x1D68A, 0x1D7F6, 0, 0),
}
_ELSEWHERE = {
    "double": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    "script": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "fraktur": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
}
"""Letters that Unicode had before it had the alphabets."""

_RANGES = ("AZ", "az", "09", "ΑΩ", "αω")
_GREEK_VARIANTS = "∂ϵϑϰϕϱϖ"  # they follow omega in this order

_HIGH = (
    "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ"
    "AᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂβᵝγᵞδᵟθᶿφᵠχᵡ′′**∗*⊤ᵀ∘°″″‴‴"
)
_LOW = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩχᵪ"
HIGH = dict(zip(_HIGH[::2], _HIGH[1::2], strict=True))
r"""Superscripts. A transposition is `ᵀ` whether it was `T` or `\top`; stars and primes stand high anyway."""
LOW = dict(zip(_LOW[::2], _LOW[1::2], strict=True))


def styled(text: str, font: str) -> str:
    """The letters of a text in another alphabet, as far as Unicode has them."""
    if font == "plain":
        return text
    return "".join(_styled(character, font) for character in text)


def _styled(character: str, font: str) -> str:
    if character in _ELSEWHERE.get(font, ()):
        return _ELSEWHERE[font][character]
    for ends, start in zip(_RANGES, _FIRST[font], strict=True):
        if start and ends[0] <= character <= ends[1]:
            return chr(start + ord(character) - ord(ends[0]))
    if _FIRST[font][4] and character in _GREEK_VARIANTS:
        return chr(_FIRST[font][4] + 25 + _GREEK_VARIANTS.index(character))
    return character


def plain_text(node: Node) -> str | None:
    """The characters of a node that has nothing but characters in a row."""
    match node:
        case Atom(text) | Words(text):
            return text
        case Row(items):
            texts = [plain_text(item) for item in items]
            return None if None in texts else "".join(text for text in texts if text)
        case _:
            return None


def script(node: Node | None, table: dict[str, str]) -> str | None:
    """A node in Unicode's small characters if each of its characters has one; nothing for no node."""
    if node is None:
        return ""
    text = plain_text(node)
    if text is None or not all(character in table for character in text):
        return None
    return "".join(table[character] for character in text)

"""The arithmetic behind the number cards of ch01."""

ARITHMETIC = {
    "go-next-move-class-count": lambda: 19 * 19,
}

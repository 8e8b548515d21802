"""The arithmetic behind the number cards of lec04."""

ARITHMETIC = {
    "heads-to-express-convolution": lambda: 3 * 3,
}

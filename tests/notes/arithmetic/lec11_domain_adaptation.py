"""The arithmetic behind the number cards of lec11-domain-adaptation."""

import math

ARITHMETIC = {
    "label-shift-weight-number": lambda: 0.1 / 0.4,
    "domain-classifier-weight-number": lambda: 0.8 / (1 - 0.8),
    "target-output-entropy-number": lambda: -sum(p * math.log(p) for p in (0.8, 0.2)),
    "vat-kl-number": lambda: 0.8 * math.log(0.8 / 0.5) + 0.2 * math.log(0.2 / 0.5),
}

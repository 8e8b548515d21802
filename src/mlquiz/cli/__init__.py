"""The command line: arguments in, one function call each."""


def main() -> int:
    """Run the command."""
    return 0

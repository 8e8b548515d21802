"""`mlquiz completion SHELL`: the line that turns on completion."""

import argparse

SHELLS = ("bash", "zsh", "fish", "powershell")

EPILOG = """\
bash:  eval "$(mlquiz completion bash)"      in ~/.bashrc
zsh:   eval "$(mlquiz completion zsh)"       in ~/.zshrc
fish:  mlquiz completion fish | source       in ~/.config/fish/config.fish
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("shell", choices=SHELLS, help="your shell")


def run(args: argparse.Namespace) -> int:
    """Print the shell code."""
    from argcomplete.shell_integration import shellcode

    print(shellcode(["mlquiz"], shell=args.shell))
    return 0

"""Danish command lines: argparse with every word that a user meets in Danish, and errors as UsageError."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from publisher.errors import UsageError

_ERRORS = (
    (r"unrecognized arguments: (.*)", r"ukendt: \1"),
    (r"the following arguments are required: (.*)", r"mangler: \1"),
    (r"argument (.*): expected one argument", r"\1 mangler sin værdi"),
    (r"argument (.*): expected at least one argument", r"\1 mangler mindst én værdi"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 er ikke en mulighed; vælg mellem \3"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1 tager ingen værdi, men fik \2"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 kan ikke bruges sammen med \2"),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions, groups, prefix: str | None = None) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        super().add_usage(usage, actions, groups, prefix or "Brug: ")


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks Danish and raises UsageError instead of leaving the program."""

    def __init__(self, **settings: object) -> None:
        """Take what ArgumentParser takes; -h and --help are added in Danish."""
        super().__init__(add_help=False, formatter_class=_Formatter, allow_abbrev=False, **settings)  # type: ignore[arg-type]
        self._positionals.title = "hvad"
        self._optionals.title = "valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the message in Danish and how the command is used."""
        for english, danish in _ERRORS:
            if re.fullmatch(english, message):
                message = re.sub(english, danish, message)
                break
        raise UsageError(f"{message}\n{self.format_usage().strip()}")

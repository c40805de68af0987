"""Problems of the content in; an error that a site host shows as a message, without a traceback, out."""

from __future__ import annotations

from typing import IO, Any

from click import ClickException, echo

from publisher.errors import ContentError


class PageError(ClickException, SystemExit):
    """The content cannot become pages; the message is what an author must read.

    MkDocs logs the message of whatever stops a page, then lets click end the command; while it serves, it prints an
    error that is a SystemExit without its traceback and waits for the next save.
    """

    exit_code = ContentError.exit_code
    code = exit_code

    def __init__(self, error: ContentError) -> None:
        """Take the message of the content's problems."""
        self.problems = error.problems
        super().__init__(f"indholdet kan ikke udgives.\n\n{error}\n\n{len(error.problems)} fejl i indholdet.")

    def __str__(self) -> str:
        """All problems."""
        return self.message

    def show(self, file: IO[Any] | None = None) -> None:
        """One line: the problems themselves stand just above, in the host's log."""
        echo("Hjemmesiden er ikke bygget.", file=file, err=file is None)

"""The folder of a built website in; a report of what would fail for its readers out."""

from publisher.preflight.website.judging import check

__all__ = ["check"]

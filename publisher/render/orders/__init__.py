"""Judged print files and who orders them in; a job sheet and one ZIP that is ready for the print shop out."""

"""Regenerate the teaching deck and the posters from the texts in docs/: see --help."""

import sys

from publisher.__main__ import build_slides, run

if __name__ == "__main__":
    sys.exit(run(build_slides, sys.argv[1:]))

"""Runs the sandbox as `python -m app.sandbox`."""

import sys

from app.sandbox.launcher import main

if __name__ == "__main__":
    sys.exit(main())

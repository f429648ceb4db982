"""Where the frozen console starts; it is also what the console starts its sandbox with."""

import sys

from app.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""Typed HTTPS client of the platform: frozen models in, an error tree with effects out."""

import sys

# Where click is installed, and the sandbox needs it, httpx loads a command line of its own with it: a twentieth of a
# start for what nobody calls. None is how a module is made one that cannot be imported, which httpx expects of it.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]

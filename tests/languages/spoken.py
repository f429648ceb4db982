"""Prints as JSON what a language makes: `python -m tests.languages.spoken pages|files CODE`."""

from __future__ import annotations

import json
import sys

from app.core.language import ENGLISH, speak
from app.shell.translator import speak_in
from tests.languages.pseudo import PSEUDO


def main(what: str, code: str) -> None:
    """Speak, and only then load what has words: texts are made as modules are loaded."""
    if code == PSEUDO.code:
        speak(PSEUDO)
    elif code != ENGLISH.code:
        speak_in(code)
    if what == "pages":
        from tests.languages.pages import walked as made
    else:
        from tests.languages.artefacts import made
    sys.stdout.write(json.dumps(made(), ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])

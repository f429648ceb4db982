"""Prints as JSON what a language makes of pages and files: `python -m tests.languages.spoken CODE`."""

from __future__ import annotations

import json
import sys

from app.core.language import ENGLISH, speak
from app.shell.translator import speak_in
from tests.languages.pseudo import PSEUDO


def main(code: str) -> None:
    """Speak, and only then load what has words: texts are made as modules are loaded."""
    if code == PSEUDO.code:
        speak(PSEUDO)
    elif code != ENGLISH.code:
        speak_in(code)
    from tests.languages.artefacts import made
    from tests.languages.pages import walked

    sys.stdout.write(json.dumps({**walked(), "files": made()}, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])

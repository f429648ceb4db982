"""Where the console keeps its files, each folder 0700 and each file 0600."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_NAME = "aether-console"


@dataclass(frozen=True, slots=True)
class Paths:
    """The three folders of a user: configuration, state that must survive, and the sandbox's data."""

    config: Path
    state: Path
    sandbox: Path

    @classmethod
    def of_user(cls) -> Paths:
        """The folders the operating system assigns to this user."""
        return cls(
            config=Path(platformdirs.user_config_dir(_NAME)),
            state=Path(platformdirs.user_state_dir(_NAME)),
            sandbox=Path(platformdirs.user_data_dir(_NAME)) / "sandbox",
        )

    @classmethod
    def below(cls, root: Path) -> Paths:
        """All folders below one, for a portable set-up and for tests."""
        return cls(config=root / "config", state=root / "state", sandbox=root / "sandbox")

    @property
    def environments(self) -> Path:
        """The file that names the platforms."""
        return self.config / "environments.toml"

    @property
    def settings(self) -> Path:
        """The file of remembered preferences; never a secret."""
        return self.config / "settings.json"

    @property
    def log(self) -> Path:
        """The rotating log."""
        return self.state / "logs" / "console.log"

    @property
    def dashboards(self) -> Path:
        """The folder of the user's own dashboards, into which plots are pinned too."""
        return self.config / "dashboards"

    @property
    def incidents(self) -> Path:
        """The folder of incident bundles."""
        return self.state / "incidents"

    def journal(self, environment: str) -> Path:
        """The journal of one environment."""
        return self.state / "journal" / f"{environment}.jsonl"

    def alerts(self, environment: str) -> Path:
        """What was decided here about the alerts of one environment."""
        return self.state / "alerts" / f"{environment}.json"

    def trend(self, environment: str) -> Path:
        """What all probes of one environment came to, back over the days."""
        return self.state / "trend" / f"{environment}.sqlite"


def private_folder(path: Path) -> Path:
    """Make the folder, and what is missing above it, for this user alone; return it."""
    if not path.is_dir():
        private_folder(path.parent)  # mkdir's own parents would be open to others
        path.mkdir(mode=0o700, exist_ok=True)
    return path


def write_private(path: Path, text: str) -> None:
    """Replace the file atomically; it is never readable by others, not even for a moment."""
    private_folder(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise

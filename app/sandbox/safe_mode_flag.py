"""The stored switch of safe mode: the service moves it, the risk engine obeys it."""

from app.sandbox.store import Store

_SCHEMA = """
CREATE TABLE IF NOT EXISTS safe_mode (
    id INTEGER PRIMARY KEY CHECK (id = 1), active INTEGER NOT NULL, reason TEXT, since TEXT, actor TEXT
);
INSERT OR IGNORE INTO safe_mode VALUES (1, 0, NULL, NULL, NULL);
"""


class SafeModeFlag:
    """Whether safe mode is on as far as the rest of the platform is concerned."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._store.ensure(_SCHEMA)

    def active(self) -> bool:
        """Return whether new intents are to be refused."""
        return self._store.query_one("SELECT 1 FROM safe_mode WHERE active = 1") is not None

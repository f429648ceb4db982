"""The halt flags: which accounts the kill switch stopped, and since when."""

from datetime import datetime

from app.sandbox.store import Store
from app.sandbox.timestamps import offset_text

_SCHEMA = """
CREATE TABLE IF NOT EXISTS kill_flags (account_id TEXT PRIMARY KEY, engaged INTEGER NOT NULL, engaged_at TEXT NOT NULL);
"""


class HaltFlags:
    """The stored flags. The kill switch sets them, the risk engine and a halt consumer obey them.

    Accounts are in lower case, as the kill switch writes them.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._store.ensure(_SCHEMA)

    def engage(self, account_id: str, at: datetime) -> None:
        """Set the flag of an account, existing or not; setting it again moves its time to ``at`` (aware)."""
        self._store.execute("INSERT OR REPLACE INTO kill_flags VALUES (?, 1, ?)", (account_id, offset_text(at)))

    def engaged(self, account_id: str) -> bool:
        """Whether an account is stopped."""
        return account_id.lower() in self.engaged_since()

    def engaged_since(self) -> dict[str, datetime]:
        """Return the stopped accounts with the time (aware UTC) at which each was stopped last."""
        rows = self._store.query("SELECT account_id, engaged_at FROM kill_flags WHERE engaged = 1")
        return {row["account_id"]: datetime.fromisoformat(row["engaged_at"]) for row in rows}

    def clear(self) -> None:
        """Release every account. The platform has no such power; the sandbox has it for its next drill."""
        self._store.execute("DELETE FROM kill_flags")

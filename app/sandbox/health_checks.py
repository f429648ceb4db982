"""Checks that several services report on /healthz and /readyz."""

import sqlite3

from app.sandbox.store import Store


def check_store(store: Store) -> dict[str, str]:
    """Ask the database for an answer: ``{"status": "ok"}``, or "error" with the exception's name under ``error``."""
    try:
        store.query_one("SELECT 1")
    except sqlite3.Error as error:
        return {"status": "error", "error": type(error).__name__}
    return {"status": "ok"}

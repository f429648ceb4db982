"""One class a platform service."""

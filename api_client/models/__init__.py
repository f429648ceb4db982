"""Frozen models of what the platform answers."""

"""The Aether operator console: pure core, shell and the sandbox platform it ships."""

__version__ = "0.1.0"

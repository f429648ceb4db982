"""The platform that the console is tried on."""

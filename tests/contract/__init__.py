"""The client and the sandbox held against each other, over HTTPS."""

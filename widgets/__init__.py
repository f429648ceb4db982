"""Qt views: state in, requests out, no I/O."""

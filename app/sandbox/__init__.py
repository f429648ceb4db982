"""A loopback platform of real HTTPS services that keeps the contract, quirks included."""

"""Typed HTTPS client of the platform: frozen models in, an error tree with effects out."""

"""Measurements that people run and read; no test asserts a time."""

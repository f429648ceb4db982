"""The side effects: loop, polling, session, journal, window."""

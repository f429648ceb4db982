"""Pure decisions and presentation: no I/O, no Qt, time is an argument."""

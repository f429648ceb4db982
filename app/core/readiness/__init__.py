"""Production readiness: probes declared as data and judged by pure functions."""

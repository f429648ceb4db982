"""Property tests are judged by what they find, never by the clock of a busy machine."""

from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

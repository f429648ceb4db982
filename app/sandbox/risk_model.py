"""What positions could lose: one model for the use of limits, the forecasts and the portfolio's risk."""

import math
from collections.abc import Mapping
from random import Random

ANNUAL_VOLATILITY = {"BTC-USD": 0.32, "ETH-USD": 0.41, "SOL-USD": 0.78}
CORRELATION = 0.75
"""Of the returns of any two instruments."""
DAYS_A_YEAR = 365
_DEVIATIONS_95, _DEVIATIONS_99, _SHORTFALL_95 = 1.645, 2.326, 2.063


def daily_std_usd(exposure_usd: Mapping[str, float]) -> float:
    """Return the standard deviation of one day's profit in US dollars; ``exposure_usd`` is by symbol."""
    moves = [usd * ANNUAL_VOLATILITY[symbol] / math.sqrt(DAYS_A_YEAR) for symbol, usd in exposure_usd.items()]
    alone = math.fsum(move * move for move in moves)
    return math.sqrt((1 - CORRELATION) * alone + CORRELATION * math.fsum(moves) ** 2)


def var_95_usd(exposure_usd: Mapping[str, float]) -> float:
    """Return the loss in US dollars that one day exceeds once in twenty."""
    return _DEVIATIONS_95 * daily_std_usd(exposure_usd)


def var_99_usd(exposure_usd: Mapping[str, float]) -> float:
    """Return the loss in US dollars that one day exceeds once in a hundred."""
    return _DEVIATIONS_99 * daily_std_usd(exposure_usd)


def cvar_95_usd(exposure_usd: Mapping[str, float]) -> float:
    """Return the mean loss in US dollars of the worst day in twenty."""
    return _SHORTFALL_95 * daily_std_usd(exposure_usd)


def simulated_pnl_usd(exposure_usd: Mapping[str, float], days: float, count: int, seed: str) -> list[float]:
    """Return ``count`` outcomes in US dollars after ``days``, in ascending order; equal seeds give equal outcomes."""
    random = Random(seed)
    positions = [
        (usd, ANNUAL_VOLATILITY[symbol] * math.sqrt(days / DAYS_A_YEAR)) for symbol, usd in exposure_usd.items()
    ]
    market, own = math.sqrt(CORRELATION), math.sqrt(1 - CORRELATION)
    outcomes = []
    for _ in range(count):
        common = market * random.gauss(0, 1)
        outcome = 0.0
        for usd, deviation in positions:
            move = deviation * (common + own * random.gauss(0, 1))
            outcome += usd * (math.exp(move - deviation * deviation / 2) - 1)
        outcomes.append(outcome)
    outcomes.sort()
    return outcomes

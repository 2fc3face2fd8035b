"""The clock: what day it is. Only commands ask; every stage takes the day as an argument."""

import datetime

LATEST = datetime.timezone(datetime.timedelta(hours=14))
"""The zone in which each day begins first: a date is in the future while it has begun nowhere."""


def today() -> datetime.date:
    """Return the day that it is where days begin first."""
    return datetime.datetime.now(LATEST).date()

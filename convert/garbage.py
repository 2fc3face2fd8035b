"""How often Python looks for garbage in circles: a process of ours seldom, since it makes few of them."""

import gc

NEW_OBJECTS = 100_000
"""Objects made after which Python looks, instead of 700. Markup, boxes and records are many and mostly live
as long as their article: looking among them again and again takes a twelfth of its time."""


def collect_rarely() -> None:
    """Let this process, and those forked from it, look for circles rarely."""
    gc.set_threshold(NEW_OBJECTS)

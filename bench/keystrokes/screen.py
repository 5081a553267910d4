"""Presses keys on an X screen and tells how long parts of the screen take to change.

Reads one JSON request a line: {"key": "a", "regions": [[x, y, width, height], ...]}; writes {"ms": 12.3}, or {"ms": null}
when a region has not changed within a second. Key and clock are in one process, so nothing else is in the figure.
"""

import json
import os
import sys
import time

sys.path.append(os.path.join(os.path.dirname(__file__), ".."))
from x11 import Painting, pixels, press

LIMIT = 1.0
STILL = 0.1


def wait_until_still(regions):
    """So that one key's drawing is not taken for the next one's."""
    before, since = None, time.perf_counter()
    while time.perf_counter() - since < STILL:
        now = [pixels(region) for region in regions]
        if now != before:
            before, since = now, time.perf_counter()
        time.sleep(0.01)
    return before


def measure(key, regions):
    before = wait_until_still(regions)
    waiting = list(zip(regions, before))
    painting.forget()
    start = time.perf_counter()
    press(key)
    while painting.wait(start + LIMIT):
        waiting = [(region, old) for region, old in waiting if pixels(region) == old]
        if not waiting:
            return (time.perf_counter() - start) * 1000
    return None


painting = Painting()
for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps({"ms": measure(request["key"], request["regions"])}), flush=True)

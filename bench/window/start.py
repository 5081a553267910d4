"""Starts a program again and again and tells how long its window takes to stand as it will stay.

start.py RUNS PROGRAM: the clock runs from before the process is made until the last change of what is watched; a window
stands when nothing has changed for a while. Two figures a line, in ms: the form, with toolbar and strip, and the page, with
the mark of the cursor's place that fades in within 100 ms.
"""

import os
import signal
import subprocess
import sys
import time

sys.path.append(os.path.join(os.path.dirname(__file__), ".."))
from x11 import pixels

POLL = 0.008
STILL = 2.0
#: Parts of toolbar, strip of sections and form; of the page. What blinks (the cursor) and what fades away (the bars for
#: scrolling) is left out, and looking takes so little that it slows nothing.
FORM = [(0, 0, 300, 44), (0, 44, 130, 300), (150, 60, 60, 600)]
PAGE = [(1000, 60, 120, 580)]


#: Seconds to wait for a moment in which no other program works, and how much of the processors must be free then.
PATIENCE, FREE = 5, 0.85


def free(seconds):
    """Which part of the processors' time nobody used."""

    def times():
        with open("/proc/stat") as stat:
            return [int(part) for part in stat.readline().split()[1:]]

    before = times()
    time.sleep(seconds)
    spent = [now - then for now, then in zip(times(), before)]
    return (spent[3] + spent[4]) / max(1, sum(spent))


def wait_for_quiet():
    limit = time.perf_counter() + PATIENCE
    while free(0.5) < FREE and time.perf_counter() < limit:
        pass


class Watched:
    """Parts of the screen, and when they changed last."""

    def __init__(self, regions):
        self.regions = regions
        self.parts = [pixels(region) for region in regions]
        self.since = time.perf_counter()

    def look(self):
        parts = [pixels(region) for region in self.regions]
        if parts != self.parts:
            self.parts, self.since = parts, time.perf_counter()

    def is_blank(self):
        return any(len(set(part)) == 1 for part in self.parts)

    def stands(self):
        return not self.is_blank() and time.perf_counter() - self.since > STILL


def start(program):
    clock = time.perf_counter()
    process = subprocess.Popen([program], start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watched = Watched(FORM), Watched(PAGE)
    while not all(part.stands() for part in watched):
        time.sleep(POLL)
        for part in watched:
            part.look()
    found = [(part.since - clock) * 1000 for part in watched]
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    while not all(part.is_blank() for part in watched):
        time.sleep(POLL)
        for part in watched:
            part.look()
    return found


runs, program = int(sys.argv[1]), sys.argv[2]
# The first start reads everything from the disk.
for i in range(runs + 1):
    wait_for_quiet()
    form, page = start(program)
    if i > 0:
        print(f"{form:.0f} {page:.0f}", flush=True)

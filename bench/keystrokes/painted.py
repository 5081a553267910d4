"""Writes each rectangle of the X screen that is painted: milliseconds of its clock, x, y, width, height. Needs python3-xlib."""

import select
import time

from Xlib import display
from Xlib.ext import damage

screen = display.Display()
screen.damage_query_version()
screen.screen().root.damage_create(damage.DamageReportRawRectangles)
while True:
    while screen.pending_events():
        area = getattr(screen.next_event(), "area", None)
        if area:
            print(round(time.time() * 1000), area.x, area.y, area.width, area.height, flush=True)
    select.select([screen.fileno()], [], [], 0.1)

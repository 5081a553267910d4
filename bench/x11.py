"""The X screen: what its parts show, and keys pressed on it. Nothing but Xlib, so that nothing else is in the figures."""

import ctypes
import select
import sys
import time

ALL_PLANES = ctypes.c_ulong(0xFFFFFFFF)
Z_PIXMAP = 2


class Image(ctypes.Structure):
    """The beginning of Xlib's XImage."""

    _fields_ = [
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
    ]


x11 = ctypes.CDLL("libX11.so.6")
xtst = ctypes.CDLL("libXtst.so.6")
xdamage = ctypes.CDLL("libXdamage.so.1")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
x11.XDefaultRootWindow.restype = ctypes.c_ulong
x11.XStringToKeysym.argtypes = [ctypes.c_char_p]
x11.XStringToKeysym.restype = ctypes.c_ulong
x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
x11.XKeysymToKeycode.restype = ctypes.c_ubyte
x11.XFlush.argtypes = [ctypes.c_void_p]
x11.XPending.argtypes = [ctypes.c_void_p]
x11.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
x11.XConnectionNumber.argtypes = [ctypes.c_void_p]
x11.XFree.argtypes = [ctypes.c_void_p]
x11.XGetImage.argtypes = [
    ctypes.c_void_p,
    ctypes.c_ulong,
    ctypes.c_int,
    ctypes.c_int,
    ctypes.c_uint,
    ctypes.c_uint,
    ctypes.c_ulong,
    ctypes.c_int,
]
x11.XGetImage.restype = ctypes.POINTER(Image)
xdamage.XDamageQueryExtension.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
xdamage.XDamageCreate.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int]
xdamage.XDamageCreate.restype = ctypes.c_ulong
xtst.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]

display = x11.XOpenDisplay(None)
if not display:
    sys.exit("no X screen at DISPLAY")
root = x11.XDefaultRootWindow(display)


def pixels(region):
    image = x11.XGetImage(display, root, *region, ALL_PLANES, Z_PIXMAP)
    content = image.contents
    found = ctypes.string_at(content.data, content.bytes_per_line * content.height)
    x11.XFree(content.data)
    x11.XFree(ctypes.cast(image, ctypes.c_void_p))
    return found


def press(name):
    keycode = x11.XKeysymToKeycode(display, x11.XStringToKeysym(name.encode()))
    if keycode == 0:
        sys.exit(f"no key named {name}")
    for down in (1, 0):
        xtst.XTestFakeKeyEvent(display, keycode, down, 0)
    x11.XFlush(display)


RAW_RECTANGLES = 0


class Painting:
    """Wakes when something was painted anywhere on the screen: nothing is looked at in vain, and the processor stays free."""

    def __init__(self):
        base, error = ctypes.c_int(), ctypes.c_int()
        if not xdamage.XDamageQueryExtension(display, ctypes.byref(base), ctypes.byref(error)):
            sys.exit("the X screen does not tell what is painted")
        xdamage.XDamageCreate(display, root, RAW_RECTANGLES)
        # XEvent is 24 longs wide.
        self.event = (ctypes.c_long * 24)()

    def forget(self):
        """What was painted before is of no interest."""
        while x11.XPending(display):
            x11.XNextEvent(display, self.event)

    def wait(self, until):
        """Whether something was painted before that time of `time.perf_counter`."""
        while not x11.XPending(display):
            left = until - time.perf_counter()
            if left <= 0:
                return False
            select.select([x11.XConnectionNumber(display)], [], [], left)
        self.forget()
        return True

"""Draws icon.png, the packages' picture: three steps of a network in a row, joined by their state. Usage: python3 icon.py"""

import struct
import zlib
from pathlib import Path

SIZE = 128
SAMPLES = 4  # a pixel is the mean of SAMPLES x SAMPLES points

BACK_TOP = (38, 70, 140)
BACK_BOTTOM = (18, 32, 74)
LINE = (150, 190, 255)
CELL = (255, 255, 255)
LAST = (255, 184, 64)

CORNER = 24
MIDDLE = 64
CELLS = (28, 64, 100)
RADIUS = 12


def in_rounded_square(x, y):
    dx = max(CORNER - x, x - (SIZE - CORNER), 0)
    dy = max(CORNER - y, y - (SIZE - CORNER), 0)
    return dx * dx + dy * dy <= CORNER * CORNER


def colour(x, y):
    """The colour at a point, with its opacity."""
    if not in_rounded_square(x, y):
        return (0, 0, 0, 0)
    for centre in CELLS:
        if (x - centre) ** 2 + (y - MIDDLE) ** 2 <= RADIUS * RADIUS:
            return (*(LAST if centre == CELLS[-1] else CELL), 255)
    along = CELLS[0] <= x <= CELLS[-1] and abs(y - MIDDLE) <= 2.5
    inputs = any(abs(x - centre) <= 2.5 and MIDDLE <= y <= 104 for centre in CELLS)
    output = abs(x - CELLS[-1]) <= 2.5 and 24 <= y <= MIDDLE
    if along or inputs or output:
        return (*LINE, 255)
    part = y / SIZE
    return (*(round(a + (b - a) * part) for a, b in zip(BACK_TOP, BACK_BOTTOM)), 255)


def pixel(column, row):
    points = [
        colour(column + (i + 0.5) / SAMPLES, row + (j + 0.5) / SAMPLES)
        for i in range(SAMPLES)
        for j in range(SAMPLES)
    ]
    opacity = sum(p[3] for p in points)
    if opacity == 0:
        return bytes(4)
    mean = [round(sum(p[i] * p[3] for p in points) / opacity) for i in range(3)]
    return bytes([*mean, round(opacity / len(points))])


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


rows = b"".join(b"\0" + b"".join(pixel(column, row) for column in range(SIZE)) for row in range(SIZE))
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
(Path(__file__).parent / "icon.png").write_bytes(png)

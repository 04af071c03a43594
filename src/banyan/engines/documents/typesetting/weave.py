"""The guilloche that stands behind a licence: lines that bend together, hard to copy by hand, light on the eye."""

from functools import lru_cache
from math import pi, sin

LINES = 22
POINTS = 56


@lru_cache(maxsize=16)
def weave(width: float, height: float, ink: str) -> str:
    """Return the weave as SVG text, `width` by `height` in millimetres, drawn in the colour `ink`."""
    lines = "".join(_line(row, width, height) for row in range(-3, LINES + 3))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">'
        f'<path d="{lines}" fill="none" stroke="{ink}" stroke-width="0.14"/></svg>'
    )


def _line(row: int, width: float, height: float) -> str:
    step = height / LINES
    points = [(width * k / POINTS, _height(row, k / POINTS, step)) for k in range(POINTS + 1)]
    head, *rest = (f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{head}L" + "L".join(rest)


def _height(row: int, along: float, step: float) -> float:
    slow = 2.6 * sin(2 * pi * along * 1.5 + row * 0.22)
    quick = 0.9 * sin(2 * pi * along * 4 - row * 0.41)
    return step * (row + slow + quick)

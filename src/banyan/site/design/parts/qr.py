"""QR codes drawn in the page itself, so that no picture is fetched and no other site learns of the code."""

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString


def qr(text: str, label: str) -> SafeString:
    """The code of ``text`` at error correction M as one SVG path; ``label`` tells a screen reader where it leads."""
    rows = [[bool(cell) for cell in row] for row in segno.make(text, error="m", micro=False).matrix]
    path = "".join(f"M{x} {y}h{width}v1h-{width}z" for y, row in enumerate(rows) for x, width in _runs(row))
    return format_html(
        '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}" shape-rendering="crispEdges">'
        '<path class="qr__ink" d="{2}"/></svg>',
        len(rows),
        label,
        path,
    )


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs

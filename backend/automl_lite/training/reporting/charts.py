"""Charts as inline SVG: no script, colours from the page's style, so that they follow print and the dark.

Every chart has a title and a description for those who hear it; the page gives the figures as a table too.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

WIDTH, HEIGHT = 560, 340
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 12, 48
TICKS = 5
# Beyond these, differences of floats are no numbers or none at all.
FAR, NEAR, NARROW = 1e300, 1e-290, 1e-9


@dataclass(frozen=True)
class Axis:
    """What an axis shows, over [low, high]."""

    name: str
    low: float
    high: float

    @classmethod
    def around(cls, name: str, values: Iterable[float]) -> "Axis":
        """Over all finite values, widened where they are all but the same."""
        finite = [min(max(value, -FAR), FAR) for value in values if math.isfinite(value)]
        low, high = (min(finite), max(finite)) if finite else (0.0, 1.0)
        size = max(abs(low), abs(high))
        if high - low <= max(NARROW * size, NEAR):
            margin = size / 2 if size > NEAR else 0.5
            low, high = low - margin, high + margin
        return cls(name, low, high)

    def share(self, value: float) -> float:
        """Where on the axis a value is, 0 to 1; one beyond an end is at that end."""
        # Halves first, for the difference of two huge numbers may be no number.
        span = self.high / 2 - self.low / 2
        return min(1.0, max(0.0, (value / 2 - self.low / 2) / span))

    def ticks(self) -> list[float]:
        """Round numbers within the axis, 1, 2 or 5 times a power of ten apart (Heckbert 1990)."""
        rough = self.high / TICKS - self.low / TICKS
        power = 10.0 ** math.floor(math.log10(rough))
        step = next((nice * power for nice in (1, 2, 5) if nice * power >= rough), 10 * power)
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        return [place * step for place in range(first, last + 1)]


@dataclass(frozen=True)
class Series:
    """Points in the order they are joined in; `style` 1 to 6 gives colour and dashes."""

    name: str
    x: Sequence[float]
    y: Sequence[float]
    style: int = 1
    line: bool = True
    dots: bool = False


@dataclass(frozen=True)
class Plot:
    """Series, or bars between edges, over two axes."""

    title: str
    description: str
    x: Axis
    y: Axis
    series: Sequence[Series] = ()
    bars: Sequence[tuple[float, float, float]] = ()  # from, to, height
    diagonal: bool = False  # where x equals y
    zero: bool = False  # where x is zero
    marks: Sequence[tuple[float, str]] = field(default=())  # upright lines at x, with a word

    def svg(self) -> Markup:
        parts = [*self._grid(), *(self._bar(*bar) for bar in self.bars)]
        if self.diagonal:
            low, high = max(self.x.low, self.y.low), min(self.x.high, self.y.high)
            parts.append(self._line(low, low, high, high, "guide"))
        if self.zero and self.x.low < 0 < self.x.high:
            parts.append(self._line(0, self.y.low, 0, self.y.high, "guide"))
        for place, word in self.marks:
            parts.append(self._line(place, self.y.low, place, self.y.high, "guide"))
            parts.append(_text(self._px(place) + 4, TOP + 12, word, "start"))
        for series in self.series:
            parts.extend(self._drawn(series))
        return Markup(
            '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">'
            "<title>{}</title><desc>{}</desc>{}</svg>"
        ).format(WIDTH, HEIGHT, self.title, self.title, self.description, Markup("").join(parts))

    def _px(self, x: float) -> float:
        return LEFT + self.x.share(x) * (WIDTH - LEFT - RIGHT)

    def _py(self, y: float) -> float:
        return HEIGHT - BOTTOM - self.y.share(y) * (HEIGHT - TOP - BOTTOM)

    def _line(self, x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
        return Markup('<line class="{}" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>').format(
            kind, self._px(x1), self._py(y1), self._px(x2), self._py(y2)
        )

    def _bar(self, low: float, high: float, height: float) -> Markup:
        left, right, top = self._px(low), self._px(high), self._py(height)
        return Markup('<rect class="bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
            left + 0.5, top, max(right - left - 1, 0.5), self._py(self.y.low) - top
        )

    def _drawn(self, series: Series) -> list[Markup]:
        points = [(self._px(x), self._py(y)) for x, y in zip(series.x, series.y, strict=True)]
        parts: list[Markup] = []
        if series.line:
            joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            parts.append(Markup('<polyline class="line s{}" points="{}"/>').format(series.style, joined))
        if series.dots:
            parts.extend(
                Markup('<circle class="dot s{}" cx="{:.1f}" cy="{:.1f}" r="3"/>').format(series.style, x, y)
                for x, y in points
            )
        return parts

    def _grid(self) -> list[Markup]:
        parts: list[Markup] = []
        for tick in self.x.ticks():
            parts.append(self._line(tick, self.y.low, tick, self.y.high, "grid"))
            parts.append(_text(self._px(tick), HEIGHT - BOTTOM + 18, _figure(tick), "middle"))
        for tick in self.y.ticks():
            parts.append(self._line(self.x.low, tick, self.x.high, tick, "grid"))
            parts.append(_text(LEFT - 8, self._py(tick) + 4, _figure(tick), "end"))
        parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, self.x.name, "middle"))
        middle = (TOP + HEIGHT - BOTTOM) / 2
        turned = Markup(' transform="rotate(-90 14 {:.1f})"').format(middle)
        parts.append(_text(14, middle, self.y.name, "middle", turned))
        return parts


def _text(x: float, y: float, words: str, anchor: str, extra: str = "") -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}"{}>{}</text>').format(
        x, y, anchor, extra, escape(words)
    )


def _figure(value: float) -> str:
    """A tick as short as it can be: 0.25, 1,500, 2e+09."""
    if value == 0:
        return "0"
    return f"{value:,.10g}" if 1e-4 <= abs(value) < 1e6 else f"{value:.3g}"

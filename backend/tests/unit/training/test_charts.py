"""Charts as SVG: axes that bear any number, and markup that bears any name."""

from xml.etree import ElementTree

from hypothesis import example, given
from hypothesis import strategies as st

from automl_lite.training.reporting.charts import HEIGHT, WIDTH, Axis, Plot, Series

FINITE = st.floats(allow_nan=False, allow_infinity=False)
XML_TEXT = st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0xD7FF))


@given(st.lists(FINITE, max_size=20))
@example([1e308, -1e308])
@example([5e-324, 0.0])
@example([1.0, 1.0 + 2**-52])
def test_an_axis_holds_its_values_and_has_few_ticks(values: list[float]) -> None:
    axis = Axis.around("x", values)
    assert axis.low < axis.high
    assert all(0 <= axis.share(value) <= 1 for value in values)
    assert len(axis.ticks()) <= 12


def test_ticks_are_round_numbers() -> None:
    assert Axis("x", 0.0, 1.0).ticks() == [0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0]
    assert Axis("x", -3.0, 1_204.0).ticks() == [0.0, 500.0, 1000.0]


@given(st.lists(st.tuples(FINITE, FINITE), min_size=1, max_size=10), XML_TEXT)
def test_whatever_is_drawn_is_well_formed_and_within_the_picture(
    points: list[tuple[float, float]], name: str
) -> None:
    x, y = [point[0] for point in points], [point[1] for point in points]
    plot = Plot(
        title=name,
        description=name,
        x=Axis.around(name, x),
        y=Axis.around(name, y),
        series=[Series(name, x, y, dots=True)],
        diagonal=True,
        zero=True,
    )
    picture = ElementTree.fromstring(plot.svg())
    assert picture.findtext("title") == name
    for dot in picture.iter("circle"):
        assert 0 <= float(dot.attrib["cx"]) <= WIDTH
        assert 0 <= float(dot.attrib["cy"]) <= HEIGHT


def test_a_bar_is_as_tall_as_its_count() -> None:
    plot = Plot("t", "d", Axis("x", 0, 2), Axis("y", 0, 10), bars=[(0, 1, 10.0), (1, 2, 5.0)])
    tall, short = (float(bar.attrib["height"]) for bar in ElementTree.fromstring(plot.svg()).iter("rect"))
    assert tall == 2 * short > 0

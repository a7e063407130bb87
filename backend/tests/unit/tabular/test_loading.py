"""The engine, where it reads a file at all, reads it as Python's csv module does."""

from pathlib import Path

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from automl_lite.domain.errors import Unreadable
from automl_lite.domain.values import read_text
from automl_lite.tabular.cells import cleaned
from automl_lite.tabular.engine import open_engine
from automl_lite.tabular.loading import read_rows
from automl_lite.tabular.opening import find_reading, scratch_folder
from automl_lite.tabular.records import read_records
from tests.unit.tabular.conftest import LIMIT, Tables

Cells = list[tuple[str | None, ...]]

cell_text = st.text(st.sampled_from('ab1 ,;"\n\r\té'), max_size=6)
quoted = cell_text.map(lambda text: '"' + text.replace('"', '""') + '"')
bare = st.text(st.sampled_from("ab1 -é#\\'"), max_size=6)
newline = st.sampled_from(["\n", "\n", "\r\n", "\r", "\n\n"])
cell = st.one_of(bare, bare, quoted, quoted.map(lambda text: f" {text}"), quoted.map(lambda text: f"{text} "))


@st.composite
def files(draw: st.DrawFn) -> str:
    width = draw(st.integers(1, 3))
    end = draw(newline)
    mixed = draw(st.booleans())
    header = ",".join(f"c{index}" for index in range(width))
    lines = [header + end]
    for _ in range(draw(st.integers(1, 4))):
        cells = [draw(cell) for _ in range(width + draw(st.sampled_from([0, 0, 0, 0, 0, 0, 0, 1, -1])))]
        lines.append(",".join(cells) + (draw(newline) if mixed else end))
    return "".join(lines)


def by_engine(path: Path, scratch: Path) -> Cells:
    with scratch_folder(scratch) as folder, open_engine(folder, 256) as engine:
        opened = find_reading(path, folder, engine, LIMIT)
        query = f"SELECT * FROM {cleaned(range(len(opened.names)))}"
        return read_rows(opened, folder, engine, lambda: engine.rows(query))


def by_python(path: Path, scratch: Path) -> Cells:
    with scratch_folder(scratch) as folder, open_engine(folder, 256) as engine:
        opened = find_reading(path, folder, engine, LIMIT)
    records = read_records(
        opened.path, opened.reading.delimiter, len(opened.names), opened.reading.skip_lines
    )
    return [tuple(read_text(cell) for cell in record) for _, record in records]


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=files())
@example(content='c0,c1\n1,"x"  \n')
@example(content="c0,c1\r\n1,2\n3,4\r5,6\n")
@example(content="c0,c1\n1,2,\n")
@example(content="c0,c1\n1,2,,\n")
def test_the_engine_reads_a_file_as_python_does(tables: Tables, content: str) -> None:
    path = tables.write(content)
    try:
        expected = by_python(path, tables.scratch)
    except Unreadable:
        assume(False)
    assert by_engine(path, tables.scratch) == expected

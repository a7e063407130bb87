"""Columns of a file as arrays, by the reading that the profile found."""

import gzip
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from numpy.testing import assert_array_equal

from automl_lite.domain.columns import ColumnReading
from automl_lite.domain.datasets import Reading
from automl_lite.domain.errors import Unreadable
from automl_lite.tabular.reading import Columns, read_columns, read_like
from tests.unit.tabular.conftest import LIMIT, Tables

MIXED = 'n,x,flag,day,note\n1,1.5,true,1970-01-02,Zoë\n2,inf,False,NA,\nNA,,,1970-01-01,"two\nlines"\n'


def read(tables: Tables, path: Path, reading: Reading, *names: str) -> Columns:
    return read_columns(path, reading, names, unpacked_limit_bytes=LIMIT, scratch=tables.scratch)


def like(tables: Tables, content: str | bytes, columns: tuple[ColumnReading, ...]) -> Columns:
    path = tables.write(content, name="other")
    return read_like(path, columns, unpacked_limit_bytes=LIMIT, scratch=tables.scratch)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize("gzipped", [False, True])
@pytest.mark.parametrize("first_line", ["", "\n", "sep=,\n"])
def test_columns_come_in_file_order_and_the_models_types(
    tables: Tables, encoding: str, gzipped: bool, first_line: str
) -> None:
    content = (first_line + MIXED).encode(encoding)
    path = tables.write(gzip.compress(content) if gzipped else content)
    reading = tables.profile_path(path)[0].reading
    columns = read(tables, path, reading, "note", "n", "x", "flag", "day")
    assert list(columns) == ["note", "n", "x", "flag", "day"]
    assert columns["note"].tolist() == ["Zoë", "", "two\nlines"]
    assert columns["note"].dtype == object
    nan = np.nan
    expected = {"n": [1, 2, nan], "x": [1.5, nan, nan], "flag": [1, 0, nan], "day": [86_400, nan, 0]}
    for name, values in expected.items():
        assert columns[name].dtype == np.float64
        assert_array_equal(columns[name], values)
    assert not list(tables.scratch.iterdir())


def test_a_reading_survives_its_json(tables: Tables) -> None:
    path = tables.write("a;b\n1.234,5;31/12/2020\n")
    written = tables.profile_path(path)[0].reading.model_dump_json()
    columns = read(tables, path, Reading.model_validate_json(written), "a", "b")
    assert (columns["a"][0], columns["b"][0]) == (1234.5, 1_609_372_800)


def test_one_column_of_many_rows_keeps_their_order(tables: Tables) -> None:
    path = tables.write("a,b\n" + "".join(f"{index},{index % 3}\n" for index in range(300_000)))
    columns = read(tables, path, tables.profile_path(path)[0].reading, "a")
    assert_array_equal(columns["a"], np.arange(300_000.0))


def test_many_columns_are_read(tables: Tables) -> None:
    names = [f"f{index}" for index in range(450)]
    path = tables.write(",".join(names) + "\n" + ",".join(map(str, range(450))) + "\n")
    columns = read(tables, path, tables.profile_path(path)[0].reading, *names)
    assert [columns[name][0] for name in names] == list(range(450))


def test_a_parquet_file_gives_the_same_arrays(tables: Tables) -> None:
    path = tables.folder / "data"
    pq.write_table(pa.table({"a": [1, None], "b": ["x", None], "c": [True, False]}), path)
    columns = read(tables, path, tables.profile_path(path)[0].reading, "a", "b", "c")
    assert_array_equal(columns["a"], [1, np.nan])
    assert columns["b"].tolist() == ["x", ""]
    assert_array_equal(columns["c"], [1, 0])


def test_another_file_is_read_as_the_first_was(tables: Tables) -> None:
    columns = tables.profile(MIXED).reading.columns
    other = like(tables, "note;day;extra;n\r\n007;1970-01-03;9;5\r\n;;;\r\n", columns)
    assert list(other) == ["n", "x", "flag", "day", "note"]
    assert_array_equal(other["n"], [5, np.nan])
    assert_array_equal(other["day"], [172_800, np.nan])
    assert other["note"].tolist() == ["007", ""]
    assert_array_equal(other["x"], [np.nan, np.nan])


def test_another_file_without_any_of_the_columns_is_all_missing(tables: Tables) -> None:
    columns = tables.profile("a,b\n1,x\n").reading.columns
    other = like(tables, "c,d\n1,2\n3,4\n", columns)
    assert_array_equal(other["a"], [np.nan, np.nan])
    assert other["b"].tolist() == ["", ""]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("n,x\n1,2\n\n3,four\n", 'Line 4, column x: "four" is not a number'),
        ('sep=,\nn,note\n1,a\n2,"b\nc"\nx,d\n', 'Line 6, column n: "x" is not a number'),
        ("flag,n\nyes,1\n", 'Line 2, column flag: "yes" is not true or false'),
        ("day,n\n31.12.2020,1\n", 'Line 2, column day: "31.12.2020" is not a date in the form'),
    ],
)
def test_a_cell_of_the_wrong_type_is_named(tables: Tables, content: str, sentence: str) -> None:
    columns = tables.profile(MIXED).reading.columns
    with pytest.raises(Unreadable) as refusal:
        like(tables, content, columns)
    assert refusal.value.detail.startswith(sentence)


def test_a_cell_of_the_wrong_type_in_a_parquet_file_is_named_by_its_row(tables: Tables) -> None:
    columns = tables.profile(MIXED).reading.columns
    path = tables.folder / "other"
    pq.write_table(pa.table({"n": ["1", "x"]}), path)
    with pytest.raises(Unreadable, match='Row 2, column n: "x" is not a number'):
        read_like(path, columns, unpacked_limit_bytes=LIMIT, scratch=tables.scratch)

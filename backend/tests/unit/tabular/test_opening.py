"""A file is known by its content: encoding, newlines, delimiter, header, packing."""

import gzip
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from automl_lite.domain.datasets import FileFormat
from tests.unit.tabular.conftest import Tables

TABLE = "name;größe;ort\nJürgen;1,80;Köln\nZoë;1,65;Łódź\n"
LATIN = TABLE.replace("Łódź", "Genève")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_byte_order_mark(tables: Tables, encoding: str) -> None:
    profile = tables.profile(TABLE, encoding)
    assert [column.name for column in profile.columns] == ["name", "größe", "ort"]
    assert [value.value for value in profile.columns[2].top_values] == ["Köln", "Łódź"]
    assert profile.reading.encoding == encoding
    assert profile.notes == ()


def test_what_is_not_utf_8_is_read_as_windows_1252_and_told(tables: Tables) -> None:
    profile = tables.profile(LATIN.replace("Köln", "Köln – 5 €"), "cp1252")
    assert profile.columns[2].top_values[1].value == "Köln – 5 €"
    assert profile.notes == ("The file is not UTF-8; its characters were read as Windows-1252.",)


def test_bytes_that_windows_1252_lacks_are_latin_1(tables: Tables) -> None:
    assert tables.profile(LATIN.encode("latin-1") + b"\x81;1,7;y\n").reading.encoding == "latin-1"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_and_newlines(tables: Tables, delimiter: str, newline: str) -> None:
    rows = [["a", "b", "c"], ["1", '"x, y; z|\t."', "2.5"], ["2", '"two\nlines"', "3.5"]]
    profile = tables.profile(newline.join(delimiter.join(row) for row in rows) + newline)
    assert profile.reading.delimiter == delimiter
    assert [column.dtype.value for column in profile.columns] == ["integer", "text", "float"]
    assert [value.value for value in profile.columns[1].top_values] == ["two\nlines", "x, y; z|\t."]


def test_decimal_commas_between_semicolons_do_not_part_cells(tables: Tables) -> None:
    profile = tables.profile("a;b\n1,5;2,5\n1.234,5;-7\n")
    assert [column.dtype.value for column in profile.columns] == ["float", "float"]
    assert profile.columns[0].numbers is not None
    assert profile.columns[0].numbers.maximum == 1234.5


def test_excels_line_that_names_the_delimiter_is_obeyed_and_skipped(tables: Tables) -> None:
    profile = tables.profile("sep=|\r\na,b|c\r\n1,2|3\r\n")
    assert (profile.reading.delimiter, profile.reading.skip_lines) == ("|", 1)
    assert [column.name for column in profile.columns] == ["a,b", "c"]


def test_a_column_of_text_keeps_its_commas(tables: Tables) -> None:
    column = tables.profile('note\nyes, it is\n"no, ""it"" is not"\n').columns[0]
    assert {value.value for value in column.top_values} == {"yes, it is", 'no, "it" is not'}


def test_what_is_done_to_names_is_told(tables: Tables) -> None:
    profile = tables.profile("a, a ,,a_2\n1,2,3,4\n")
    assert [column.name for column in profile.columns] == ["a", "a_3", "column_3", "a_2"]
    assert profile.notes == (
        "Column 2 is another column named a; it is called a_3 here.",
        "Column 3 has no name in the file; it is called column_3 here.",
    )


def test_a_gzip_file_is_read_whatever_its_name(tables: Tables) -> None:
    path = tables.write(gzip.compress(TABLE.encode("utf-16")), name="data.csv")
    profile, _ = tables.profile_path(path)
    assert (profile.reading.gzipped, profile.reading.encoding, profile.num_rows) == (True, "utf-16", 2)


@pytest.mark.parametrize("name", ["data[1]*.csv", "it's.csv.gz", "a b?.parquet", "Ünï.tsv"])
def test_a_name_of_any_kind_is_a_name(tables: Tables, name: str) -> None:
    profile, _ = tables.profile_path(tables.write("a,b\n1,2\n", name=name))
    assert profile.num_rows == 1


def test_a_parquet_file_is_read_by_the_same_rules(tables: Tables) -> None:
    path = tables.folder / "data"
    moments = pa.array([0, 86_400_000_000_000], pa.timestamp("ns", tz="Europe/Berlin"))
    columns = {
        "whole": pa.array([1, None]),
        "number": pa.array([1.5, float("nan")]),
        "flag": pa.array([True, False]),
        "moment": moments,
        "day": pa.array([1, 2], pa.date32()),
        "text": pa.array(["x", " NA "]),
        "code": pa.array(["007", "008"]),
    }
    pq.write_table(pa.table(columns), path)
    profile, preview = tables.profile_path(path)
    assert profile.reading.format is FileFormat.PARQUET
    types = ["integer", "float", "boolean", "datetime", "datetime", "text", "text"]
    assert [column.dtype.value for column in profile.columns] == types
    assert [column.missing for column in profile.columns] == [1, 1, 0, 0, 0, 1, 0]
    assert preview.rows[1][3] == "1970-01-02 00:00:00"


def test_a_parquet_file_with_damage_inside_is_refused_with_a_sentence(tables: Tables, tmp_path: Path) -> None:
    path = tmp_path / "whole"
    pq.write_table(pa.table({"a": list(range(5000)), "b": ["x" * 40] * 5000}), path, compression="snappy")
    content = bytearray(path.read_bytes())
    content[200:4000] = b"\xff" * 3800
    with pytest.raises(Exception, match="This Parquet file is damaged"):
        tables.profile(bytes(content))

"""Every odd file gives a working dataset or one clear sentence, and never another exception."""

import gzip
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automl_lite.domain.detection import Role, feature_advice
from automl_lite.domain.errors import AutoMLError, TooLarge, Unreadable
from tests.unit.tabular.conftest import Tables

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 50)
    return buffer.getvalue()


def parquet_cut_short() -> bytes:
    return b"PAR1" + b"\x15\x04" * 200


REFUSED = {
    "empty": (b"", "The file is empty."),
    "only blank lines": (b"\n\n  \n", "The file is empty."),
    "only a byte order mark": (b"\xef\xbb\xbf", "The file is empty."),
    "header only": (b"a,b,c\n", "The file has a header but no rows."),
    "header only, one column": (b"a", "The file has a header but no rows."),
    "header and blank lines": (b"a,b\n\n\n", "The file has a header but no rows."),
    "a row too long": (b"a,b\n1,2\n3,4,5\n", "Line 3 has 3 values where the header has 2."),
    "a row too short": (b"a,b,c\n1,2,3\n4\n", "Line 3 has 1 value where the header has 3."),
    "ragged after quoted newlines": (b'a,b\n"x\ny",2\n"z\nz",4\n5\n', "Line 6 has 1 value where"),
    "ragged after a sep line": (b"sep=;\r\n\r\na;b\r\n1;2\r\n1\r\n", "Line 5 has 1 value where"),
    "ragged with CR": (b"a,b\r1,2\r3\r", "Line 3 has 1 value where"),
    "ragged with CRLF": (b"a,b\r\n1,2\r\n3\r\n", "Line 3 has 1 value where"),
    "an unclosed quote": (b'a,b\n1,2\n3,"x\n5,6\n', 'Line 3 opens a quote (") that is never closed.'),
    "an unclosed quote in the header": (b'a,"b\n1,2\n', 'Line 1 opens a quote (") that is never closed.'),
    "text after a closing quote": (b'a,b\n1,"x"y\n', "line 2 has text right after a closing quote"),
    "a NUL byte": (b"a,b\n1,2\n3,\x00\n", "Line 3 has a NUL byte"),
    "a NUL byte, CR newlines": (b"a,b\r1,2\r3,\x00\r", "Line 3 has a NUL byte"),
    "a PNG": (PNG, "This is a PNG image, not a table."),
    "a JPEG": (b"\xff\xd8\xff\xe0" + bytes(100), "This is a JPEG image"),
    "a PDF": (b"%PDF-1.7\n1 0 obj\n", "This is a PDF document"),
    "an XLSX": (zipped("[Content_Types].xml", "xl/workbook.xml"), "This is an Excel workbook, not a CSV."),
    "a ZIP": (zipped("data.csv"), "This is a ZIP archive."),
    "an old XLS": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "This is an old Excel or Office file"),
    "a ZIP in a gzip": (gzip.compress(zipped("data.csv")), "This is a ZIP archive."),
    "other bytes": (bytes(range(1, 32)) * 40, "This is not a text file."),
    "UTF-16 cut short": ("a,b\n1,2\n".encode("utf-16") + b"x", "says that it is UTF-16 but it is not"),
    "a gzip cut short": (gzip.compress(b"a,b\n1,2\n" * 1000)[:-20], "This gzip file is damaged"),
    "a gzip with a flipped bit": (gzip.compress(b"a,b\n1,2\n")[:-5] + b"zzzzz", "This gzip file is damaged"),
    "a gzip in a gzip": (gzip.compress(gzip.compress(b"a,b\n1,2\n")), "a gzip file inside a gzip file"),
    "an empty gzip": (gzip.compress(b""), "The file is empty."),
    "a broken Parquet": (parquet_cut_short(), "This Parquet file is damaged or ends too early."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_no_table_is_refused_with_a_sentence(tables: Tables, case: str) -> None:
    content, sentence = REFUSED[case]
    with pytest.raises(Unreadable) as refusal:
        tables.profile(content)
    assert sentence in refusal.value.detail
    assert refusal.value.detail.endswith(".")


WORKING = {
    "one row": (b"a,b\n1,2\n", 1, ["a", "b"]),
    "one row without a newline": (b"a,b\n1,2", 1, ["a", "b"]),
    "one column": (b"a\n1\n2\n", 2, ["a"]),
    "one column of text with commas": (b"note\nhello, world\nyes\n", 2, ["note"]),
    "repeated and empty names": (b"a,,a,\n1,2,3,4\n", 1, ["a", "column_2", "a_2", "column_4"]),
    "names with quotes": (b'"a""b",c\'d\n1,2\n', 1, ['a"b', "c'd"]),
    "names with emoji": ("\N{PARTY POPPER},b\n1,2\n".encode(), 1, ["\N{PARTY POPPER}", "b"]),
    "names that bite": (b"<script>alert(1)</script>,=1+1,__proto__\n1,2,3\n", 1, None),
    "names that are SQL": (b'"x""; DROP TABLE typed0; --",SELECT\n1,2\n', 1, None),
    "a quoted newline in a name": (b'"two\nlines",b\n1,2\n', 1, ["two\nlines", "b"]),
    "blank lines": (b"a,b\n\n1,2\n  \n3,4\n\n\n", 2, ["a", "b"]),
    "blank lines first": (b"\n\na,b\n1,2\n", 1, ["a", "b"]),
    "a delimiter too many on a line": (b"a,b\n1,2,\n", 1, ["a", "b"]),
    "mixed newlines": (b'a,b\r\n1,2\n3,"x\ny"\r\n5,6\r', 3, ["a", "b"]),
    "a quote inside a value": (b'a,b\n5" pipe,2\n', 1, ["a", "b"]),
    "a blank before a quote": (b'a,b\n1, "x, y"\n', 1, ["a", "b"]),
    "a field of 200 kB": (b'a,b\n"' + b"x, " * 70_000 + b'",1\n2,3\n', 2, ["a", "b"]),
    "a field of 5 MB": (b"a,b\n" + b"x" * 5_000_000 + b",1\n2,3\n", 2, ["a", "b"]),
}


@pytest.mark.parametrize("case", WORKING)
def test_an_odd_file_still_becomes_a_dataset(tables: Tables, case: str) -> None:
    content, rows, names = WORKING[case]
    profile = tables.profile(content)
    assert profile.num_rows == rows
    if names is not None:
        assert [column.name for column in profile.columns] == names


def test_two_thousand_columns_work(tables: Tables) -> None:
    header = ",".join(f"f{index}" for index in range(2000))
    row = ",".join(str(index % 7) for index in range(2000))
    profile = tables.profile(f"{header}\n" + f"{row}\n" * 5)
    assert (len(profile.columns), profile.num_rows, profile.duplicate_rows) == (2000, 5, 4)


def test_a_gzip_over_the_limit_is_too_large(tables: Tables) -> None:
    path = tables.write(gzip.compress(b"a,b\n" + b"1,2\n" * 5000))
    with pytest.raises(TooLarge, match="larger than the limit of 10,000 bytes"):
        tables.profile_path(path, limit=10_000)


def test_a_gzip_bomb_is_refused_before_it_fills_the_disk(tables: Tables) -> None:
    bomb = tables.write(gzip.compress(bytes(200 << 20)))
    with pytest.raises(TooLarge, match="as only a bomb is"):
        tables.profile_path(bomb, limit=1 << 40)


def test_an_all_missing_column_is_text_and_constant(tables: Tables) -> None:
    column = tables.profile("a,b\n,1\nNA,2\n?,3\n").columns[0]
    assert (column.dtype.value, column.missing, column.distinct) == ("text", 3, 0)
    assert feature_advice(column).role is Role.CONSTANT


def test_infinite_values_count_as_missing_and_are_told(tables: Tables) -> None:
    column = tables.column("1.5", "inf", "-Infinity", "2")
    assert (column.dtype.value, column.missing) == ("float", 2)
    assert column.notes == ("2 infinite values count as missing.",)


def test_integers_beyond_2_to_the_53_stay_apart_when_counted(tables: Tables) -> None:
    column = tables.column("9007199254740993", "9007199254740992", "9007199254740994")
    assert (column.dtype.value, column.distinct) == ("integer", 3)
    assert column.notes == ("Its largest numbers have more digits than a model can tell apart.",)


def test_integers_beyond_64_bits_are_floats(tables: Tables) -> None:
    assert tables.column("1", "18446744073709551616").dtype.value == "float"


def test_numbers_at_the_edge_of_what_a_float_holds_are_summarised(tables: Tables) -> None:
    numbers = tables.column("1.7e308", "-1.7e308", "5e-324", "0").numbers
    assert numbers is not None
    assert (numbers.minimum, numbers.maximum, sum(numbers.histogram_counts)) == (-1.7e308, 1.7e308, 4)
    assert numbers.std < float("inf")


def becomes_a_dataset_or_a_sentence(tables: Tables, content: str | bytes) -> bool:
    try:
        profile = tables.profile(content)
    except AutoMLError as error:
        return error.detail.endswith(".")
    return profile.num_rows > 0


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
def test_random_bytes_give_a_dataset_or_a_sentence(tables: Tables, content: bytes) -> None:
    assert becomes_a_dataset_or_a_sentence(tables, content)


csv_like = st.text(st.sampled_from('ab1209.,;\t|"\n\r- \\é#=\u2028'), max_size=60)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=csv_like)
def test_random_tables_give_a_dataset_or_a_sentence(tables: Tables, content: str) -> None:
    assert becomes_a_dataset_or_a_sentence(tables, content)

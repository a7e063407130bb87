"""Rows that are left out because they would not fit, and how that is told."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from automl_lite.tabular.profiling import profile_file
from automl_lite.tabular.reading import read_columns
from automl_lite.training.sampling import memory_bytes, rows_for_memory, rows_for_time, sample

LIMIT = 10**9


def test_a_million_rows_of_twenty_columns_fit_into_eight_gigabytes() -> None:
    assert rows_for_memory(21, 8 * 10**9) > 1_000_000


def test_more_rows_than_memory_takes_are_sampled() -> None:
    assert rows_for_memory(1_000, 8 * 10**9) < 40_000


def test_a_larger_budget_learns_from_more_rows() -> None:
    assert rows_for_time(50, 60) < rows_for_time(50, 600)


def test_the_machines_memory_is_known() -> None:
    assert 10**8 < memory_bytes() < 10**14


@given(st.lists(st.integers(0, 3), min_size=8, max_size=300), st.integers(4, 100), st.integers(0, 9))
def test_a_sample_loses_no_class(codes: list[int], most: int, seed: int) -> None:
    target = np.unique(codes, return_inverse=True)[1]
    classes = len(np.unique(target))
    drawn = sample(target, most, classes, seed)
    assert set(target[drawn]) == set(target)
    assert len(drawn) <= most + 2 * classes
    assert np.array_equal(drawn, np.unique(drawn))


def test_every_column_is_read_from_the_same_rows(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    lines = [f"{row},{row},word{row}" for row in range(5_000)]
    path.write_text("\n".join(["a,b,c", *lines]), encoding="utf-8")
    profile, _ = profile_file(path, memory_mb=256, unpacked_limit_bytes=LIMIT, scratch=tmp_path)

    read = read_columns(
        path, profile.reading, ["a", "b", "c"], unpacked_limit_bytes=LIMIT, scratch=tmp_path, share=0.1
    )

    assert 350 < len(read["a"]) < 650
    assert np.array_equal(read["a"], read["b"])
    assert [f"word{int(row)}" for row in read["a"]] == read["c"].tolist()
    assert np.all(np.diff(read["a"]) > 0)

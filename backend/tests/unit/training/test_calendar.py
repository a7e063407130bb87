from datetime import UTC, datetime

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from automl_lite.training.preparing.calendar import calendar_parts

MOMENTS = st.datetimes(min_value=datetime(1600, 1, 1), max_value=datetime(2600, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC, microsecond=0)
)


@given(MOMENTS)
def test_the_parts_of_a_moment_are_those_of_the_calendar(moment: datetime) -> None:
    parts = calendar_parts(np.array([moment.timestamp()]), np.floor)

    found = [int(parts[name][0]) for name in ("year", "month", "day", "weekday", "hour")]

    assert found == [moment.year, moment.month, moment.day, moment.weekday(), moment.hour]


def test_a_missing_moment_has_missing_parts() -> None:
    parts = calendar_parts(np.array([np.nan]), np.floor)

    assert all(np.isnan(part).all() for part in parts.values())

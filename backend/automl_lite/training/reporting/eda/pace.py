"""How much of a file can be shown in the time there is, on a machine that may be busy with other things."""

import time

# Measured with Sweetviz 2.3.3 at 10,000 rows, in processor time, for numbers beside a target of numbers.
# Texts and targets of two labels take a quarter to two thirds of it.
CPU_SECONDS_PER_COLUMN = 0.75
# Below this a page is hardly ever done, however few its columns: loading alone takes 1.5 s of processor time.
LEAST_SECONDS = 3.0
# For the target's own charts and for writing the page.
OTHER_COLUMNS = 2


def affordable_columns(began: float, seconds: float) -> int:
    """Columns that this process can show until `seconds` after `began` (of `time.monotonic`), at least one.

    The wall clock is slower than the processor's by what others use of it; it has been so since the process
    began, and is taken to stay so.
    """
    spent = time.monotonic() - began
    slowness = max(1.0, spent / max(time.process_time(), 0.1))
    return max(1, int((seconds - spent) / (CPU_SECONDS_PER_COLUMN * slowness)) - OTHER_COLUMNS)

"""The process that runs Sweetviz, with the files of the handover and of the page as its arguments.

It knows nothing of jobs. Standard input is the line to its parent: when that closes, the parent is gone, and
so is what it asked for. `EDA_SECONDS` of its environment is the wall clock after which the system ends it.
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from automl_lite.training.reporting.eda.handover import CellKind, HandedColumn, Handover
from automl_lite.training.reporting.eda.pace import affordable_columns
from automl_lite.training.reporting.eda.page import secured

# A search on all cores leaves a process of this niceness two fifths of one.
NICENESS = 3
MOST_NAMED = 20  # left-out columns that the note names one by one
BEGAN = time.monotonic()


def main(handover_file: Path, page_file: Path) -> None:
    """Write the page beside its name first, so that a page that is there is whole."""
    signal.setitimer(signal.ITIMER_REAL, float(os.environ["EDA_SECONDS"]))  # SIGALRM ends the process
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.nice(NICENESS)
    unfinished = page_file.with_suffix(".unfinished")
    shown = _analyse(Handover.read(handover_file), unfinished)
    page = secured(unfinished.read_text(encoding="utf-8"), (*shown.notes, *_left_out(shown.beyond)))
    unfinished.write_text(page, encoding="utf-8")
    unfinished.replace(page_file)


def _analyse(handover: Handover, page_file: Path) -> Handover:
    """Write Sweetviz's page about as many columns as there is time for, and give back which."""
    # Loaded here, so that the process can be ended while they load.
    import matplotlib as mpl  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    import sweetviz  # noqa: PLC0415

    mpl.rcParams["text.parse_math"] = False  # a "$" in the file is no formula
    mpl.set_loglevel("ERROR")
    _show_signs_in_charts()
    handover = handover.cut(affordable_columns(BEGAN, float(os.environ["EDA_SECONDS"])))
    target = handover.target
    numbers = [target.name] if target.kind is CellKind.NUMBER else []
    frame = pd.DataFrame({column.name: _series(column) for column in (target, *handover.columns)})
    report = sweetviz.DataframeReport(
        [frame, "Data"],
        target.name,
        None,
        "off",
        sweetviz.FeatureConfig(force_num=numbers),
        verbosity="off",
    )
    report.show_html(str(page_file), open_browser=False)
    return handover


def _left_out(names: tuple[str, ...]) -> list[str]:
    if not names:
        return []
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    columns = "One column is" if len(names) == 1 else f"{len(names):,} columns are"
    named = ", ".join(name.strip() for name in names[:MOST_NAMED])
    return [f"{columns} not shown here, for want of time and space: {named}{more}."]


def _series(column: HandedColumn) -> Any:
    import pandas as pd  # noqa: PLC0415

    types = {
        CellKind.NUMBER: "float64",
        CellKind.WHOLE: "Int64" if None in column.cells else "int64",
        CellKind.TRUTH: "bool",
        CellKind.TEXT: "str" if any(cell is not None for cell in column.cells) else "float64",
    }
    return pd.Series(column.cells, dtype=types[column.kind])


def _show_signs_in_charts() -> None:
    """Charts are pictures, in which every sign may be itself."""
    from matplotlib.text import Text  # noqa: PLC0415

    from automl_lite.training.reporting.eda.disguise import undisguised  # noqa: PLC0415

    set_text = Text.set_text

    def set_undisguised(text: Text, words: Any) -> None:
        # Sweetviz writes "\\$" for "$", which would begin a formula if they were read.
        set_text(text, undisguised(words).replace(r"\$", "$") if isinstance(words, str) else words)

    Text.set_text = set_undisguised  # type: ignore[method-assign, assignment]


def _end_with_parent() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

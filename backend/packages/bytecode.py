"""Compiles all modules below a folder, in the interpreter that is to run them; started as a program.

Bytecode halves the time that imports take: 0.33 s against 0.8 s for the API's. Of the libraries it is all
that is shipped: their source would take the API's package over its limit and gain no time. Ours stays, so
that tracebacks show its lines.

A `.pyc` is trusted unseen (PEP 552, unchecked): times differ between machines, and nothing changes in Lambda.
"""

import py_compile
import sys
from pathlib import Path

WHERE_LAMBDA_UNPACKS = Path("/var/task")
OURS = "automl_lite"


def compile_below(folder: Path) -> None:
    """One after another in a fixed order: what is compiled before shows in the bytes of what follows.

    Raises:
        py_compile.PyCompileError: a file is no module of this Python.
    """
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder)
        ours = name.parts[0] == OURS
        py_compile.compile(
            str(path),
            cfile=None if ours else str(path.with_suffix(".pyc")),
            dfile=str(WHERE_LAMBDA_UNPACKS / name),
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        if not ours:
            path.unlink()


if __name__ == "__main__":
    compile_below(Path(sys.argv[1]))

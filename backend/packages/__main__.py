"""`python -m packages`: build what is deployed, and say what it weighs."""

import argparse
import sys
from pathlib import Path

from packages.building import TooLarge, build
from packages.contents import MB, PACKAGES
from packages.installing import BACKEND, InstallFailed
from packages.targets import WHEELS, NoInterpreter, Target


def main() -> int:
    """Exit code 1 with a sentence where a package could not be built or is too large."""
    told = _arguments()
    print(f"{'package':<20} {'zip':>9} {'limit':>9} {'unpacked':>9}")
    for package in PACKAGES:
        if told.only and package.name not in told.only:
            continue
        for machine in told.machines:
            try:
                built = build(package, Target.of_lambda(machine), told.into, compiled=told.compiled)
                built.check_size()
            except (InstallFailed, NoInterpreter, TooLarge) as error:
                print(error, file=sys.stderr)
                return 1
            sizes = (built.zipped, package.limit, built.unpacked)
            print(f"{built.path.stem:<20} " + " ".join(f"{size / MB:6.1f} MB" for size in sizes), flush=True)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m packages", description="Build the functions' packages.")
    parser.add_argument("only", nargs="*", help="names of packages; all when none is given")
    parser.add_argument("--into", type=Path, default=BACKEND / "dist", help="folder of the zip files")
    parser.add_argument("--machines", nargs="+", choices=WHEELS, default=list(WHEELS))
    parser.add_argument(
        "--without-bytecode", dest="compiled", action="store_false", help="where Lambda's Python is missing"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

"""`scripts/release functions`: put the packages of backend/dist into the functions, without Terraform.

Only functions whose code differs are touched. Packages lie under the keys at which Terraform looks for them.
"""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from packages.contents import PACKAGES
from packages.installing import BACKEND
from release.archives import Archive, upload
from release.deployment import PROJECT, Aws, Deployment, ReleaseFailed, reason

ALIAS = "live"
PACKAGE_OF = {function: package.name for package in PACKAGES for function in package.functions}


@dataclass(frozen=True)
class Move:
    """A function's alias from one published version to another."""

    function: str
    before: str
    after: str

    def __str__(self) -> str:
        if self.before == self.after:
            return f"{self.function:<12} version {self.before}, as it was"
        return f"{self.function:<12} version {self.before} → {self.after}"


class Functions:
    """The functions of one deployment, all of which are called by their alias."""

    def __init__(self, deployment: Deployment, aws: Aws) -> None:
        self._deployment = deployment
        self._aws = aws
        self._lambda = aws.functions

    def release(self, archives: Mapping[str, Archive]) -> None:
        """Bring every function to its archive's code.

        Raises:
            ReleaseFailed: with where each function is; what was moved stays moved.
        """
        bucket = self._aws.parameter(self._deployment.parameter("artifacts-bucket"))
        for archive in archives.values():
            upload(self._aws.s3, bucket, archive)
        moves: list[Move] = []
        for function, package in PACKAGE_OF.items():
            try:
                moves.append(self._release_one(function, bucket, archives[package]))
            except (ClientError, BotoCoreError) as error:
                raise ReleaseFailed(_half_done(function, reason(error), moves)) from error
            print(moves[-1], flush=True)

    def live(self) -> dict[str, str]:
        """Of each function the version that is called."""
        return {function: self._live(function) for function in PACKAGE_OF}

    def previous(self) -> dict[str, str]:
        """Of each function the newest version below the one that is called, where there is one."""
        below = {}
        for function, live in self.live().items():
            if older := [version for version in self._versions(function) if version < int(live)]:
                below[function] = str(max(older))
        return below

    def point(self, versions: Mapping[str, str]) -> None:
        """Have these versions called."""
        for function, version in versions.items():
            move = Move(function, self._live(function), version)
            if move.before != move.after:
                self._move(move)
            print(move, flush=True)

    def _release_one(self, function: str, bucket: str, archive: Archive) -> Move:
        name, live = self._deployment.function(function), self._live(function)
        called = self._lambda.get_function_configuration(FunctionName=name, Qualifier=live)
        if called["CodeSha256"] == archive.code_sha256:
            return Move(function, live, live)
        newest = self._lambda.get_function_configuration(FunctionName=name)
        if newest["CodeSha256"] != archive.code_sha256:
            self._lambda.update_function_code(FunctionName=name, S3Bucket=bucket, S3Key=archive.key)
            self._lambda.get_waiter("function_updated_v2").wait(FunctionName=name)
        # Only if it is still ours: somebody may release at the same time.
        published = self._lambda.publish_version(FunctionName=name, CodeSha256=archive.code_sha256)["Version"]
        self._lambda.get_waiter("published_version_active").wait(FunctionName=name, Qualifier=published)
        move = Move(function, live, published)
        self._move(move)
        return move

    def _move(self, move: Move) -> None:
        self._lambda.update_alias(
            FunctionName=self._deployment.function(move.function), Name=ALIAS, FunctionVersion=move.after
        )

    def _live(self, function: str) -> str:
        name = self._deployment.function(function)
        return self._lambda.get_alias(FunctionName=name, Name=ALIAS)["FunctionVersion"]

    def _versions(self, function: str) -> list[int]:
        pages = self._lambda.get_paginator("list_versions_by_function")
        found = pages.paginate(FunctionName=self._deployment.function(function))
        return [
            int(one["Version"]) for page in found for one in page["Versions"] if one["Version"] != "$LATEST"
        ]


def _half_done(function: str, why: str, moves: list[Move]) -> str:
    moved = [move.function for move in moves]
    waiting = [name for name in PACKAGE_OF if name not in moved and name != function]
    return (
        f"{function} was not released. {why}\n"
        f"On the new code: {', '.join(moved) or 'none'}. "
        f"As before: {', '.join([function, *waiting])}. Run it again to go on, or with --rollback to go back."
    )


def _version_of(told: str) -> tuple[str, str]:
    function, _, version = told.partition("=")
    if function not in PACKAGE_OF or not version.isdecimal():
        raise argparse.ArgumentTypeError(
            f"{told}: a function and its version, such as {next(iter(PACKAGE_OF))}=3"
        )
    return function, version


def _arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="release functions", description="Release the functions' code.")
    parser.add_argument("--environment", required=True, choices=("dev", "prod"))
    parser.add_argument("--project", default=PROJECT)
    parser.add_argument("--dist", type=Path, default=BACKEND / "dist", help="folder of the packages")
    parser.add_argument(
        "--note", type=Path, help="file to which `previous=…` is added: what --rollback takes"
    )
    parser.add_argument(
        "--rollback",
        nargs="*",
        type=_version_of,
        metavar="FUNCTION=VERSION",
        help="have these versions called; when none is named, of every function the one before",
    )
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Exit code 1 with a sentence where something could not be done."""
    told = _arguments(given)
    try:
        functions = Functions(Deployment(told.environment, told.project), Aws())
        if told.rollback is not None:
            _roll_back(functions, dict(told.rollback))
        else:
            _release(functions, told.dist, told.note)
    except ReleaseFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    except (ClientError, BotoCoreError) as error:
        print(f"Nothing more was done. {reason(error)}", file=sys.stderr)
        return 1
    return 0


def _release(functions: Functions, dist: Path, note: Path | None) -> None:
    archives = {package.name: Archive.read(dist, package.name) for package in PACKAGES}
    if note:
        # Before anything moves, so that it is there however far the release gets.
        live = " ".join(f"{function}={version}" for function, version in functions.live().items())
        with note.open("a", encoding="utf-8") as lines:
            lines.write(f"previous={live}\n")
    functions.release(archives)


def _roll_back(functions: Functions, versions: dict[str, str]) -> None:
    wanted = versions or functions.previous()
    if not wanted:
        raise ReleaseFailed("No function has a version before the one that is called.")
    functions.point(wanted)


if __name__ == "__main__":
    sys.exit(main())

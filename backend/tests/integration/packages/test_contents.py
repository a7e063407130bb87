"""What is in the packages, what is not, and what they weigh."""

import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from packages.building import Built, TooLarge, build
from packages.contents import OF_THE_RUNTIME, PACKAGES, Package
from packages.targets import WHEELS, NoInterpreter, Target
from tests.support.lambda_runtime import target

ZipOf = Callable[[str], Path]
EACH = pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
API = PACKAGES[0]


def names_in(path: Path) -> list[PurePosixPath]:
    with zipfile.ZipFile(path) as archive:
        return [PurePosixPath(name) for name in archive.namelist()]


@EACH
def test_it_has_the_rooms_it_needs_and_no_other(package: Package, zip_of: ZipOf) -> None:
    ours = [name for name in names_in(zip_of(package.name)) if name.parts[0] == "automl_lite"]

    assert {name.parts[1] for name in ours if len(name.parts) > 2} == {*package.rooms, "__pycache__"}


@EACH
def test_what_the_runtime_brings_stays_out(package: Package, zip_of: ZipOf) -> None:
    parts = {name.parts[0].removesuffix(".pyc") for name in names_in(zip_of(package.name))}

    assert parts & {*OF_THE_RUNTIME, "dateutil", "google", "flatbuffers"} == set()


@EACH
def test_no_tests_stubs_or_programs_come_along(package: Package, zip_of: ZipOf) -> None:
    names = names_in(zip_of(package.name))

    assert [name for name in names if {"tests", "bin"} & set(name.parts)] == []
    assert [name for name in names if name.suffix in {".pyi", ".pxd", ".h"}] == []


@EACH
def test_every_licence_comes_along(package: Package, zip_of: ZipOf) -> None:
    names = names_in(zip_of(package.name))
    described = {name.parts[0].split("-")[0] for name in names if name.name == "METADATA"}
    # Beside the METADATA, or in the library's own folder.
    licences = [name for name in names if "licenses" in name.parts or name.name.startswith("LICENSE")]

    assert described
    assert described - {name.parts[0].split("-")[0] for name in licences} == set()


@EACH
def test_every_module_is_compiled_and_ours_have_their_source(package: Package, zip_of: ZipOf) -> None:
    names = set(names_in(zip_of(package.name)))
    sources = {name for name in names if name.suffix == ".py"}
    tag = f"cpython-{target().python.replace('.', '')}"

    assert {name.parts[0] for name in sources} == {"automl_lite"}
    assert {name.parent / "__pycache__" / f"{name.stem}.{tag}.pyc" for name in sources} <= names


def test_bytecode_is_trusted_unseen_and_names_the_folder_of_lambda(zip_of: ZipOf) -> None:
    with zipfile.ZipFile(zip_of("events")) as archive:
        compiled = archive.read("annotated_types/__init__.pyc")

    assert int.from_bytes(compiled[4:8], "little") == 0b01  # a hash, and no check of it
    assert b"/var/task/annotated_types/__init__.py" in compiled


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, zip_of: ZipOf) -> None:
    umask = os.umask(0o077)
    try:
        again = build(API, target(), tmp_path / "some/where/else").path
    finally:
        os.umask(umask)

    assert again.read_bytes() == zip_of("api").read_bytes()


@EACH
def test_it_is_within_its_limits(package: Package, zip_of: ZipOf) -> None:
    Built(package, target(), zip_of(package.name)).check_size()


@EACH
def test_it_is_within_its_limits_for_the_other_machine(package: Package, tmp_path: Path) -> None:
    (other,) = WHEELS.keys() - {target().machine}

    build(package, replace(target(), machine=other, wheels=WHEELS[other]), tmp_path).check_size()


def test_a_package_over_its_limit_is_refused_by_name(zip_of: ZipOf) -> None:
    with pytest.raises(TooLarge, match=r"^api-.*\.zip has [\d,]+ bytes zipped; 1,000 are allowed\.$"):
        Built(replace(API, limit=1000), target(), zip_of("api")).check_size()


def test_a_version_of_python_that_is_not_here_is_asked_for() -> None:
    with pytest.raises(NoInterpreter, match=r"Python 3\.99 .* `python3\.99` runs, or .* --without-bytecode"):
        Target("3.99", "x86_64", None).interpreter()

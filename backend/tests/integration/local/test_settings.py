"""Settings refuse what is bad, travel to workers whole, and keep their secret."""

import stat
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from automl_lite.domain.errors import AutoMLError
from automl_lite.local.settings import LocalSettings


def test_the_signing_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    first, second = LocalSettings(data_dir=tmp_path), LocalSettings(data_dir=tmp_path)
    assert first.signing_key == second.signing_key
    assert len(first.signing_key.get_secret_value()) >= 43
    assert stat.S_IMODE((tmp_path / "signing-key").stat().st_mode) == 0o600
    assert LocalSettings(data_dir=tmp_path / "other").signing_key != first.signing_key


def test_a_signing_key_that_is_set_is_not_kept(tmp_path: Path) -> None:
    settings = LocalSettings(data_dir=tmp_path, signing_key=SecretStr("from elsewhere"))
    assert settings.signing_key.get_secret_value() == "from elsewhere"
    assert list(tmp_path.iterdir()) == []


def test_a_worker_builds_the_same_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = LocalSettings(
        data_dir=tmp_path / "with space",
        port=8123,
        allowed_origins=("http://a.example", "http://b.example"),
        overtime_seconds=7,
        training_threads=3,
    )
    for name, value in chosen.to_environment().items():
        monkeypatch.setenv(name, value)
    assert LocalSettings() == chosen


def test_the_secret_is_not_printed(tmp_path: Path) -> None:
    settings = LocalSettings(data_dir=tmp_path)
    assert settings.signing_key.get_secret_value() not in repr(settings)


@pytest.mark.parametrize("bad", [{"port": 0}, {"port": 70_000}, {"concurrent_jobs": 0}, {"max_attempts": 0}])
def test_a_bad_value_is_refused_by_name(tmp_path: Path, bad: dict[str, int]) -> None:
    with pytest.raises(ValidationError, match=next(iter(bad))):
        LocalSettings.model_validate({"data_dir": tmp_path, **bad})


def test_a_file_in_the_directorys_place_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(AutoMLError, match="cannot be used"):
        LocalSettings(data_dir=tmp_path / "data")

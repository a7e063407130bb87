"""What a job hands over with its model: a card that holds, and a script that makes the model again."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from automl_lite.domain import keys
from automl_lite.domain.jobs import Job, JobStatus
from automl_lite.domain.platform import ApiPlatform

Train = Callable[..., Job]

EVIL = "'''\n<script>alert(1)</script>|`{0}"
DATA = Path(__file__).parents[2] / "data"


def a_file(rows: int = 240) -> str:
    """A name that would be code, a date, texts with words, gaps, rows that repeat, and a rare label."""
    random = np.random.default_rng(4)
    lines = ['"' + EVIL + '",day,words,label']
    for row in range(rows):
        number = random.normal()
        word = "red rose" if number + random.normal() / 4 > 0 else "white lily"
        gap = "" if row % 9 == 0 else f"{number:.4f}"
        day = f"2024-{row % 12 + 1:02}-{row % 28 + 1:02}"
        lines.append(f"{gap},{day},{word} {row % 80},{'b' if 'rose' in word else 'a'}")
    return "\n".join([*lines, *lines[-20:], "1,2024-01-01,rare,c"]) + "\n"


def download(platform: ApiPlatform, job: Job, folder: Path) -> Path:
    assert job.result is not None, job.error_message
    for name in job.result.artefacts:
        (folder / name).write_bytes(platform.files.read_bytes(keys.artefact(job.job_id, name)))
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def test_the_script_makes_the_same_model_byte_for_byte(
    train: Train, platform: ApiPlatform, tmp_path: Path
) -> None:
    content = a_file()
    job = train(content, "label", max_trials=6, metric="log_loss")
    assert job.status is JobStatus.COMPLETED, job.error_message
    folder = download(platform, job, tmp_path)
    (folder / "data.csv").write_text(content)
    again = run(folder, "reproduce.py", "data.csv", "--out", "again.onnx")
    assert again.returncode == 0, again.stderr + again.stdout
    assert "the same model, byte for byte" in again.stdout
    assert (folder / "again.onnx").read_bytes() == (folder / "model.onnx").read_bytes()


def test_a_model_fitted_again_on_all_rows_says_so_and_is_made_again_too(
    train: Train, platform: ApiPlatform, tmp_path: Path
) -> None:
    source = DATA / "bike_sharing_2000.csv"
    job = train(source.read_text(), "bikers", max_trials=4, retrain_full=True)
    assert "retrained_full" in {warning.code for warning in job.warnings}
    folder = download(platform, job, tmp_path)
    again = run(folder, "reproduce.py", str(source), "--out", "again.onnx")
    assert again.returncode == 0, again.stderr + again.stdout


def test_another_file_is_named_as_the_reason_why_the_model_differs(
    train: Train, platform: ApiPlatform, tmp_path: Path
) -> None:
    content = a_file()
    folder = download(platform, train(content, "label", max_trials=1), tmp_path)
    (folder / "data.csv").write_text(content.replace(",b", ",x", 1))
    again = run(folder, "reproduce.py", "data.csv", "--out", "again.onnx")
    assert again.returncode == 1
    assert "not the file that the model was trained on" in again.stdout
    assert "another model" in again.stdout
    missing = run(folder, "reproduce.py", "nowhere.csv")
    assert (missing.returncode, missing.stdout) == (1, "There is no file nowhere.csv.\n")


def test_the_card_tells_a_stranger_what_to_know_and_its_code_runs_without_us(
    train: Train, platform: ApiPlatform, tmp_path: Path
) -> None:
    job = train(a_file(), "label", max_trials=1)
    folder = download(platform, job, tmp_path)
    card = (folder / "model_card.md").read_text()
    assert job.result is not None
    for said in (job.result.model_sha256, "CC BY 4\\.0", "flowers\\.csv", "| accuracy |", "Seed 42"):
        assert said in card
    assert "too few to learn from" in card
    assert "<script>" not in card
    without_us = "import sys; sys.modules['automl_lite'] = sys.modules['pandas'] = None\n"
    (folder / "example.py").write_text(without_us + card.split("```python\n")[1].split("```")[0])
    answered = run(folder, "-W", "error", "example.py")
    assert answered.returncode == 0, answered.stderr
    assert "label [[" in answered.stdout or "label ['" in answered.stdout
    assert "probabilities [[" in answered.stdout

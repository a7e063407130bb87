"""The main job, as a person does it: a file in, a model, predictions out, and everything away again."""

import csv
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from release.smoke_calls import Caller, SmokeFailed, send

TARGET = "cultivar"
POLL_SECONDS = 3
PROFILE_SECONDS = 180
# A call may get lost on the way; a platform that is down stays down for longer.
MOST_LOST = 3
ENDED = {"completed", "failed", "cancelled"}


def say(line: str) -> None:
    print(line, flush=True)


@dataclass
class MainJob:
    """One run of it; `clean_up` deletes what it has made, however far it got."""

    api: Caller
    file: Path
    budget: int
    patience: float
    dataset_id: str | None = field(default=None, init=False)
    job_id: str | None = field(default=None, init=False)

    def run(self) -> None:
        """Raises SmokeFailed at the first thing that is not as it should be."""
        self.upload()
        self.train()
        self.predict()

    def upload(self) -> None:
        """The file is taken, and its profile made."""
        content = self.file.read_bytes()
        asked = self.api.post(
            "/upload",
            {"filename": self.file.name, "content_type": "text/csv", "size_bytes": len(content)},
        )
        self.dataset_id = asked["dataset_id"]
        headers = {"Content-Type": "text/csv", **asked.get("upload_headers", {})}
        send("PUT", asked["upload_url"], content, headers, "the upload").check()
        ready = self._wait(
            "the profile",
            lambda: self.api.post(f"/datasets/{self.dataset_id}/confirm"),
            {"ready", "failed"},
            PROFILE_SECONDS,
        )
        _expect(ready["status"] == "ready", f"the file was not read: {ready.get('error_message')}")
        say(f"uploaded and read: {ready['num_rows']} rows, {ready['num_columns']} columns")

    def train(self) -> None:
        """A model comes within the budget and the patience."""
        config = {"time_budget": self.budget}
        body = {"dataset_id": self.dataset_id, "target_column": TARGET, "config": config}
        self.job_id = self.api.post("/train", body)["job_id"]
        job = self._wait(
            "the training",
            lambda: self.api.get(f"/jobs/{self.job_id}"),
            ENDED,
            self.budget + self.patience,
        )
        _expect(job["status"] == "completed", f"the training {job['status']}: {job.get('error_message')}")
        say(f"trained: {job['best_estimator']}, {job['metric']} {job['metric_score']}")

    def predict(self) -> None:
        """The model answers with labels of the file."""
        _expect(
            self.api.post(f"/jobs/{self.job_id}/deploy", {"deploy": True})["deployed"] is True, "not deployed"
        )
        info = self.api.get(f"/predict/{self.job_id}/info")
        example = info["example_request"]
        one = self.api.post(f"/predict/{self.job_id}", example)
        rows = [example["features"]] * 2
        batch = self.api.post(f"/predict/{self.job_id}/batch", {"rows": rows})["predictions"]
        answered = [one["prediction"], *(row["prediction"] for row in batch)]
        _expect(len(batch) == len(rows), f"{len(rows)} rows were answered with {len(batch)} predictions")
        _expect(set(answered) <= self._labels(), f"{answered} are not labels of the file")
        _expect(len(set(answered)) == 1, f"the same row was answered in several ways: {answered}")
        say(f"predicted: {one['prediction']}, one row and a batch of {len(rows)}")

    def clean_up(self) -> None:
        """Raises SmokeFailed where something of it stays."""
        left = []
        if self.job_id:
            # Refused where it has ended, as it should have.
            self.api.api("POST", f"/jobs/{self.job_id}/cancel", {})
            left.append(f"/jobs/{self.job_id}?delete_data=true")
        if self.dataset_id:
            left.append(f"/datasets/{self.dataset_id}")
        for path in left:
            answer = self.api.api("DELETE", path)
            if answer.status != 404:
                answer.json()
        say("deleted what was made")

    def _wait(
        self, what: str, ask: Callable[[], dict[str, Any]], until: set[str], seconds: float
    ) -> dict[str, Any]:
        """Ask again and again until the status is one of these, and say how it goes."""
        deadline = time.monotonic() + seconds
        shown, lost = "", 0
        while True:
            try:
                answer = ask()
            except SmokeFailed as failed:
                lost += 1
                if lost > MOST_LOST or time.monotonic() > deadline:
                    raise
                now = str(failed)
            else:
                lost = 0
                if answer["status"] in until:
                    return answer
                now = _progress(answer)
            if now != shown:
                shown = now
                say(f"  {what}: {shown}")
            if time.monotonic() > deadline:
                raise SmokeFailed(f"{what} did not end within {seconds:.0f} seconds; last it was: {shown}")
            time.sleep(POLL_SECONDS)

    def _labels(self) -> set[str]:
        with self.file.open(encoding="utf-8", newline="") as lines:
            return {row[TARGET] for row in csv.DictReader(lines)}


def _progress(answer: dict[str, Any]) -> str:
    progress = answer.get("progress") or {}
    percent = f"{progress['percent']:.0f} %" if "percent" in progress else ""
    return " ".join(filter(None, (answer["status"], percent, progress.get("message"))))


def _expect(good: bool, otherwise: str) -> None:
    if not good:
        raise SmokeFailed(otherwise)

"""Which datasets an S3 event tells of."""

from typing import Any

from automl_lite.aws.s3.uploads import uploaded_datasets
from tests.support.s3_events import created


def test_every_uploaded_file_is_named() -> None:
    event = created("datasets/d-1/data", "datasets/d_2/data")
    assert list(uploaded_datasets(event)) == ["d-1", "d_2"]


def test_other_objects_tell_of_nothing() -> None:
    keys = (
        "datasets/d/profile.json", "datasets/d/preview.json", "datasets/d/data/more", "x/datasets/d/data",
        "datasets//data", "datasets/../data", "data", "models/j/model.onnx", "datasets/d/data%0A",
    )  # fmt: skip
    assert list(uploaded_datasets(created(*keys))) == []


def test_a_key_comes_escaped() -> None:
    assert list(uploaded_datasets(created("datasets%2Fd%2D1%2Fdata"))) == ["d-1"]


def test_a_deletion_is_no_arrival() -> None:
    event = created("datasets/d/data")
    event["Records"][0]["eventName"] = "ObjectRemoved:Delete"
    assert list(uploaded_datasets(event)) == []


def test_the_test_event_of_a_new_notification_is_left_alone() -> None:
    event: dict[str, Any] = {"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "datasets"}
    assert list(uploaded_datasets(event)) == []

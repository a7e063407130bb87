"""Thresholds with what they would cost."""

from pydantic import BaseModel, ConfigDict, Field

from automl_lite.api.schemas.jobs import EXAMPLE_ID
from automl_lite.domain.model_report import ThresholdRow
from automl_lite.domain.scores import Label


class PricedThreshold(ThresholdRow):
    """Hold-out rows, were the positive label predicted from this probability on, and their price."""

    cost: float = Field(description="Of all hold-out rows together.")


class PricedThresholds(BaseModel):
    """The table of thresholds for two prices."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "job_id": EXAMPLE_ID,
                "positive_label": 1,
                "negative_label": 0,
                "false_positive_cost": 1.0,
                "false_negative_cost": 5.0,
                "suggested": 0.41,
                "cheapest": 0.22,
                "current": None,
                "rows": [
                    {
                        "threshold": 0.22,
                        "true_positives": 61,
                        "false_positives": 27,
                        "true_negatives": 83,
                        "false_negatives": 8,
                        "precision": 0.6932,
                        "recall": 0.8841,
                        "f1_score": 0.7771,
                        "cost": 67.0,
                    }
                ],
            }
        }
    )

    job_id: str
    positive_label: Label
    negative_label: Label
    false_positive_cost: float
    false_negative_cost: float
    suggested: float = Field(description="The best F1 on validation rows, whatever the prices.")
    cheapest: float = Field(
        description="The lowest cost here. Chosen on these very rows, so new ones may cost a little more."
    )
    current: float | None = Field(description="As the model is deployed with.")
    rows: list[PricedThreshold]

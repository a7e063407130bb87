"""Predictions, in processes that serve them."""

from fastapi import APIRouter

from automl_lite.api.dependencies import CurrentUser, JobId, ThePredictor
from automl_lite.api.json_route import JsonRoute, LargeJsonRoute
from automl_lite.api.problems import answers, problems
from automl_lite.api.schemas import prediction_examples as examples
from automl_lite.domain.explanations import ExplainResponse
from automl_lite.domain.predictions import (
    PredictBatchRequest,
    PredictBatchResponse,
    PredictInfo,
    PredictRequest,
    PredictResponse,
)

router = APIRouter(prefix="/predict", tags=["predictions"], route_class=JsonRoute)
batch_router = APIRouter(prefix="/predict", tags=["predictions"], route_class=LargeJsonRoute)


@router.get(
    "/{job_id}/info",
    summary="Show how to call a model",
    responses={**answers(examples.INFO), **problems(404, 409)},
)
def predict_info(job_id: JobId, predictor: ThePredictor, user: CurrentUser) -> PredictInfo:
    """Its features with their types and categories, and an example request that works when posted."""
    return predictor.info(user, job_id)


@router.post(
    "/{job_id}",
    summary="Predict one row",
    responses={**answers(examples.ONE), **problems(400, 404, 409, 413)},
)
def predict(
    job_id: JobId, body: PredictRequest, predictor: ThePredictor, user: CurrentUser
) -> PredictResponse:
    """Features that are left out or null count as missing and are listed in `warnings`."""
    return predictor.predict(user, job_id, body.features)


@router.post(
    "/{job_id}/explain",
    summary="Explain one prediction",
    responses={**answers(examples.EXPLANATION), **problems(400, 404, 409, 413)},
)
def explain(
    job_id: JobId, body: PredictRequest, predictor: ThePredictor, user: CurrentUser
) -> ExplainResponse:
    """What each column adds to the answer, as Shapley values: with `base_value` they add up to `total`.

    `method` is tree_shap where that is exact (one boosted model, forests, mixtures of trees for a number),
    else sampled: columns in random orders against training rows, the same for the same row. `total` is the
    model's answer in `unit`: a probability of `explained_label`, its log-odds (1 / (1 + e^-total) is the
    probability), its margin before softmax, or the predicted number. Of two labels the later is explained, of
    more the predicted one.
    """
    return predictor.explain(user, job_id, body.features)


@batch_router.post(
    "/{job_id}/batch",
    summary="Predict many rows",
    responses={**answers(examples.BATCH), **problems(400, 404, 409, 413)},
)
def predict_batch(
    job_id: JobId, body: PredictBatchRequest, predictor: ThePredictor, user: CurrentUser
) -> PredictBatchResponse:
    """Up to 1,000 rows, answered in order."""
    return predictor.predict_batch(user, job_id, body.rows)

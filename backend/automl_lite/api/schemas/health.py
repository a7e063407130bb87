"""Whether the service is up, and which one it is."""

from pydantic import BaseModel, ConfigDict


class Health(BaseModel):
    """What runs here."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "status": "healthy",
                "service": "automl-api",
                "version": "0.1.0",
                "platform": "local",
            }
        }
    )

    status: str
    service: str
    version: str
    platform: str


class Welcome(BaseModel):
    """Where to go from here."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "message": "AWS AutoML Lite API",
                "version": "0.1.0",
                "status": "healthy",
                "links": {"docs": "/docs", "openapi": "/openapi.json", "health": "/health"},
            }
        }
    )

    message: str
    version: str
    status: str
    links: dict[str, str]

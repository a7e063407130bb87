"""`/docs` and `/redoc` without a content delivery network: the page works on a machine with no internet."""

from fastapi import FastAPI
from fastapi.openapi.docs import get_redoc_html, get_swagger_ui_html
from fastapi.staticfiles import StaticFiles
from starlette.responses import HTMLResponse

STATIC_URL = "/docs-static"
# The browser itself sees to it that nothing comes from elsewhere, as ReDoc's logo would.
OWN_THINGS_ONLY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; worker-src blob:"
)


def add_docs_pages(app: FastAPI) -> None:
    """Mount both pages and what they load."""
    app.mount(STATIC_URL, StaticFiles(packages=[("fastapi_offline", "static")]), name="docs-static")
    openapi_url = app.openapi_url or "/openapi.json"
    swagger = get_swagger_ui_html(
        openapi_url=openapi_url,
        title=f"{app.title}: try it",
        swagger_js_url=f"{STATIC_URL}/swagger-ui-bundle.js",
        swagger_css_url=f"{STATIC_URL}/swagger-ui.css",
        swagger_favicon_url=f"{STATIC_URL}/favicon.png",
    )
    redoc = get_redoc_html(
        openapi_url=openapi_url,
        title=f"{app.title}: reference",
        redoc_js_url=f"{STATIC_URL}/redoc.standalone.js",
        redoc_favicon_url=f"{STATIC_URL}/favicon.png",
        with_google_fonts=False,
    )

    for page in (swagger, redoc):
        page.headers["Content-Security-Policy"] = OWN_THINGS_ONLY

    def show_swagger() -> HTMLResponse:
        return swagger

    def show_redoc() -> HTMLResponse:
        return redoc

    app.add_api_route("/docs", show_swagger, include_in_schema=False)
    app.add_api_route("/redoc", show_redoc, include_in_schema=False)

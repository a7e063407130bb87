"""The generated parts of the documents are those of today's code."""

import pytest

from documents.pages import DOCS, PAGES, PageError, filled
from tests.integration.docs.reading import read


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_the_code_says(page: str) -> None:
    text = read(DOCS / page)

    assert filled(page, text) == text, f"docs/{page} is stale: run `make generate`"


def test_a_page_that_lacks_the_place_of_a_part_is_refused() -> None:
    text = read(DOCS / "COSTS.md").replace("<!-- generated: idle -->", "")

    with pytest.raises(PageError, match=r"docs/COSTS\.md .* idle"):
        filled("COSTS.md", text)


def test_the_meaning_of_a_setting_comes_from_its_field() -> None:
    text = read(DOCS / "PROJECT_REFERENCE.md")

    assert "| `AUTOML_LITE_MAX_ATTEMPTS` | 3 | Times a training job is started" in text
    assert "| `AUTOML_LITE_JOB_QUEUE` |  | api | Batch job queue of training jobs. |" in text

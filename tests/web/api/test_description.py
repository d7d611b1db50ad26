"""What the description of the interface does not say, a program must not meet."""

import pytest
import schemathesis
from hypothesis import given
from hypothesis import settings as examples
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.factories.shelves import demo_shelf
from thuocdo.config.wsgi import application
from thuocdo.web.api import views

PLAIN = {"host": "localhost", "accept-encoding": "identity"}
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


def release():
    """What is public does not change in these tests."""
    return "tested"


@pytest.mark.slow
@pytest.mark.django_db
def test_any_call_is_answered_as_described(monkeypatch, settings):
    settings.PAGES_RELEASE = f"{__name__}.release"
    monkeypatch.setattr(views, "present_shelf", demo_shelf)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    asked = []

    for found in schema.get_all_operations():
        operation = found.ok()

        @given(operation.as_strategy())
        @examples(max_examples=25)
        def answers_as_described(case):
            case.call_and_validate(checks=CHECKS, headers=PLAIN)

        answers_as_described()
        asked.append(operation.path)

    assert len(asked) == 7

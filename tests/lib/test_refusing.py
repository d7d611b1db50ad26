"""A refusal becomes a page with its sentence."""

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from thuocdo.lib.refusing import RefusalMiddleware
from thuocdo.vietnamese.sentence import Refusal


class TooLate(Refusal):
    """A refusal with a status of its own."""

    status = 410


def answer_to(exception, language="vi"):
    request = RequestFactory().post("/lam-viec/")
    with override(language):
        return RefusalMiddleware(lambda _: None).process_exception(request, exception)


@pytest.mark.parametrize(
    ("exception", "status"),
    [
        pytest.param(Refusal("Đã khóa.", "It is locked."), 409, id="a conflict"),
        pytest.param(TooLate("Đã khóa.", "It is locked."), 410, id="a status of its own"),
    ],
)
def test_a_refusal_is_told_with_its_status(exception, status):
    response = answer_to(exception)

    assert response.status_code == status
    assert "Đã khóa." in response.content.decode()


def test_the_sentence_is_in_the_language_of_the_reader():
    assert "It is locked." in answer_to(Refusal("Đã khóa.", "It is locked."), "en").content.decode()


def test_a_fault_is_left_to_be_seen():
    assert answer_to(ValueError("x")) is None


def test_a_part_of_a_page_gets_the_sentence_alone():
    request = RequestFactory().post("/lam-viec/")
    request.htmx = True

    response = RefusalMiddleware(lambda _: None).process_exception(
        request, TooLate("Muộn.", "Late.")
    )

    assert "<html" not in response.content.decode()
    assert "Muộn." in response.content.decode()


def test_other_answers_pass():
    assert RefusalMiddleware(lambda request: request)("as it is") == "as it is"

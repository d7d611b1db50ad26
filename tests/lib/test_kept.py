"""What is only ever added refuses every other write, in Python and in the database."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories.rounds import a_round, submitted
from thuocdo.apps.rounds.models import Word
from thuocdo.lib.kept import NeverChanged

pytestmark = pytest.mark.django_db


@pytest.fixture
def word():
    submitted(a_round(), "A")
    return Word.objects.filter(layer="declared").first()


@pytest.mark.parametrize(
    "write",
    [
        lambda word: word.save(),
        lambda word: word.delete(),
        lambda _: Word.objects.update(text="x"),
        lambda _: Word.objects.all().delete(),
        lambda word: Word.objects.bulk_update([word], ["text"]),
    ],
    ids=["save", "delete", "update", "delete many", "update many"],
)
def test_python_refuses(word, write):
    with pytest.raises(NeverChanged):
        write(word)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE rounds_word SET text = 'x'", "DELETE FROM rounds_word"],
    ids=["update", "delete"],
)
def test_the_database_refuses(word, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Word.objects.get(pk=word.pk).text == word.text

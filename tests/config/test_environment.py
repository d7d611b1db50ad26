"""Settings from the environment, with a sentence for what cannot be meant."""

import pytest

from thuocdo.config import environment as env
from thuocdo.config.environment import InvalidSetting

NAME = "THUOCDO_TESTED"


@pytest.fixture
def say(monkeypatch):
    """Set the variable."""

    def put(value, name=NAME):
        monkeypatch.setenv(name, value)

    monkeypatch.delenv(NAME, raising=False)
    return put


def test_a_text_falls_back_to_its_default(say):
    assert env.text(NAME, "quiet") == "quiet"
    say("loud")
    assert env.text(NAME, "quiet") == "loud"


def test_a_secret_may_lie_in_a_file(say, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("kín\n", encoding="utf-8")
    say(str(secret), f"{NAME}_FILE")

    assert env.text(NAME) == "kín"


def test_a_file_that_is_not_there_is_named(say):
    say("/nowhere/secret", f"{NAME}_FILE")

    with pytest.raises(InvalidSetting, match="/nowhere/secret"):
        env.text(NAME)


@pytest.mark.parametrize(
    ("word", "value"), [("1", True), ("Có", True), ("0", False), ("không", False), ("", False)]
)
def test_a_switch_is_yes_or_no(say, word, value):
    say(word)

    assert env.switch(NAME, default=not value) is value


@pytest.mark.usefixtures("say")
def test_a_switch_that_is_not_set_has_its_default():
    assert env.switch(NAME, default=True) is True


def test_a_switch_refuses_other_words(say):
    say("maybe")

    with pytest.raises(InvalidSetting, match="maybe"):
        env.switch(NAME)


def test_words_stand_between_commas(say):
    say(" a, b ,,c ")

    assert env.words(NAME) == ["a", "b", "c"]


@pytest.mark.usefixtures("say")
def test_without_a_url_the_database_is_a_file(tmp_path):
    found = env.database(NAME, tmp_path / "x.sqlite3")

    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert found["NAME"] == str(tmp_path / "x.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("url", "name"), [("sqlite:///here.db", "here.db"), ("sqlite:////var/a%20b.db", "/var/a b.db")]
)
def test_sqlite_takes_relative_and_absolute_paths(say, tmp_path, url, name):
    say(url)

    assert env.database(NAME, tmp_path)["NAME"] == name


def test_postgresql_is_read_from_its_url(say, tmp_path):
    say("postgresql://u%40x:p%3A1@db:5433/thuoc_do?host=/run/pg&sslmode=require")

    found = env.database(NAME, tmp_path)

    parts = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    assert [found[part] for part in parts] == [
        "django.db.backends.postgresql",
        "thuoc_do",
        "u@x",
        "p:1",
        "/run/pg",
        "5433",
        {"sslmode": "require", "prepare_threshold": 5},
    ]


def test_behind_a_pooler_nothing_is_prepared(say, tmp_path):
    say("postgresql://u:p@db/thuoc_do?pooled=1")
    assert env.database(NAME, tmp_path)["OPTIONS"] == {"prepare_threshold": None}


def test_another_kind_of_database_is_refused(say, tmp_path):
    say("mysql://x/y")

    with pytest.raises(InvalidSetting, match="mysql"):
        env.database(NAME, tmp_path)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("", (False, False), id="not encrypted"),
        pytest.param("0", (False, False), id="no"),
        pytest.param("starttls", (True, False), id="begun in the open"),
        pytest.param("1", (True, False), id="yes"),
        pytest.param("SSL", (False, True), id="from the first byte"),
    ],
)
def test_a_mail_server_is_spoken_to_in_one_of_three_ways(say, word, meant):
    say(word)

    assert env.encryption(NAME) == meant


def test_another_way_of_encrypting_is_refused(say):
    say("tls13")

    with pytest.raises(InvalidSetting, match="starttls"):
        env.encryption(NAME)


def test_a_number_has_a_default_and_is_not_negative(say):
    assert env.number(NAME, 25) == 25
    say("587")
    assert env.number(NAME, 25) == 587
    for word in ("-1", "nhiều"):
        say(word)
        with pytest.raises(InvalidSetting, match="không âm"):
            env.number(NAME, 25)

"""One command for everything: the core's words go to the core, the site's set up Django."""

import re
import subprocess
import sys

import pytest

from thuocdo.cli.main import COMMANDS
from thuocdo.config.command import SITE, run

VIETNAMESE = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
ACTIONS = [
    ["demo", "load"],
    ["units", "load"],
    ["units", "add-decree"],
    ["people", "create"],
    ["audit", "verify"],
    ["publications", "list"],
    ["publications", "verify"],
]


@pytest.fixture
def said(capsys):
    """Call the command in this process."""

    def call(*words):
        try:
            code = run(list(words))
        except SystemExit as stopped:
            code = stopped.code or 0
        return code, capsys.readouterr()

    return call


def test_help_lists_the_commands_of_the_core_and_then_those_of_the_site(said):
    code, (out, _) = said("--help")

    named = re.findall(r"^    (\S+)  ", out, re.MULTILINE)
    assert code == 0
    assert named == [*COMMANDS, *SITE]


@pytest.mark.parametrize("words", [*([name] for name in SITE if name != "django"), *ACTIONS])
def test_help_of_each_is_complete_in_both_languages(said, words):
    code, (vi, _) = said(*words, "--help")
    _, (en, _) = said(*words, "--help", "--lang", "en")

    assert code == 0
    assert vi.startswith(f"cách dùng: thuocdo {' '.join(words)}")
    assert en.startswith(f"usage: thuocdo {' '.join(words)}")
    assert not set(en.lower()) & set(VIETNAMESE)


def test_words_of_the_core_go_to_the_core(said):
    code, (out, _) = said("index-sets", "show")

    assert code == 0
    assert "demo-province-communes" in out


@pytest.mark.slow
def test_help_loads_no_django():
    program = (
        "import sys; from thuocdo.config.command import run\n"
        "try: run(['--help'])\n"
        "except SystemExit: sys.exit('django' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603


@pytest.mark.slow
def test_words_after_django_are_its_own(program):
    assert program("django", "--version").out.startswith("5.")


@pytest.mark.slow
@pytest.mark.parametrize("words", [["django", "check"], ["audit", "verify"]])
def test_a_setting_that_cannot_be_meant_is_one_sentence(program, words):
    said = program(*words, DATABASE_URL="oracle://x")

    assert said.code == 3
    assert said.err.startswith("thuocdo: DATABASE_URL")
    assert said.err.count("\n") == 1


@pytest.mark.slow
def test_a_database_without_tables_is_told_with_the_remedy(program):
    said = program("publications", "list")

    assert said.code == 3
    assert "thuocdo migrate" in said.err
    assert said.err.count("\n") == 1


@pytest.mark.slow
def test_serving_is_refused_before_the_database_is_made(program):
    said = program("serve", "--lang", "en")

    assert said.code == 3
    assert "Run `thuocdo migrate`" in said.err


@pytest.mark.slow
def test_serving_is_refused_without_static_files(program):
    assert program("migrate").code == 0

    said = program("serve", THUOCDO_DEBUG="0")

    assert said.code == 3
    assert "tệp tĩnh" in said.err

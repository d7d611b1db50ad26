"""The command as a whole: help, languages, exit codes, and what escapes."""

import subprocess
import sys
import time

import pytest

from thuocdo import __version__
from thuocdo.cli import main
from thuocdo.cli.main import COMMANDS, run

VIETNAMESE = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"


def test_help_lists_the_commands_in_the_order_of_work_one_line_each(thuocdo):
    outcome = thuocdo("--help")

    named = [line.split()[0] for line in outcome.out.splitlines() if line.startswith("    ")]
    assert outcome.code == 0
    assert named == list(COMMANDS)
    assert "cách dùng:" in outcome.out
    assert "tùy chọn:" in outcome.out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_is_complete_in_english(thuocdo, command):
    out = thuocdo(command, "--help", "--lang", "en").out

    assert out.startswith("usage: thuocdo ")
    if command != "check-numbers":
        assert not set(out.lower()) & set(VIETNAMESE)


@pytest.mark.parametrize("action", ["check", "show", "diff", "import"])
def test_help_of_each_action_is_complete_in_english(thuocdo, action):
    out = thuocdo("index-sets", action, "--help", "--lang", "en").out

    assert out.startswith(f"usage: thuocdo index-sets {action} ")
    assert not set(out.lower()) & set(VIETNAMESE)


def test_the_version(thuocdo):
    assert thuocdo("--version").out == f"{__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param([], "thiếu LỆNH", id="no command"),
        pytest.param(["scor"], "LỆNH không nhận `scor`, chỉ nhận:", id="no such command"),
        pytest.param(["score", "x"], "thiếu FIGURES", id="an argument is missing"),
        pytest.param(["rank", "--foo"], "không có tùy chọn hoặc đối số `--foo`", id="no option"),
        pytest.param(["rank", "--year"], "--year cần một giá trị", id="no value"),
        pytest.param(["rank", "--year", "x"], "--year không nhận giá trị `x`", id="no year"),
        pytest.param(["rank", "--year", "1"], "--year không nhận giá trị `1`", id="too early"),
        pytest.param(["rank", "--lang", "fr"], "--lang không nhận `fr`", id="no such language"),
        pytest.param(["compare", "1", "2"], "không nhận giá trị `1`", id="years that are none"),
        pytest.param(
            ["compare", "2024", "2025", "--figures", "a"],
            "--figures cần 2 giá trị",
            id="one of two",
        ),
        pytest.param(["gaps", "x", "--limit", "0"], "--limit không nhận giá trị `0`", id="none"),
    ],
)
def test_a_wrong_command_line_is_one_vietnamese_sentence(thuocdo, words, said):
    outcome = thuocdo(*words)

    assert outcome.code == 2
    assert outcome.err.startswith("thuocdo: ")
    assert said in outcome.err
    assert "--help`" in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "variable"),
    [
        pytest.param(["scor", "--lang", "en"], None, id="an option"),
        pytest.param(["scor", "--lang=en"], None, id="joined"),
        pytest.param(["--lang", "en", "scor"], None, id="before the command"),
        pytest.param(["scor"], "en", id="the environment"),
        pytest.param(["scor", "--lang", "en"], "vi", id="an option above the environment"),
    ],
)
def test_the_language_is_asked_for(thuocdo, monkeypatch, words, variable):
    if variable:
        monkeypatch.setenv("THUOCDO_LANG", variable)

    assert "invalid choice" in thuocdo(*words).err


def test_an_unknown_language_in_the_environment_means_vietnamese(thuocdo, monkeypatch):
    monkeypatch.setenv("THUOCDO_LANG", "tiếng Anh")

    assert "thiếu LỆNH" in thuocdo().err


def test_a_refusal_has_its_own_exit_code_and_language(thuocdo):
    vietnamese, english = thuocdo("score", "a", "b"), thuocdo("--lang", "en", "score", "a", "b")

    assert (vietnamese.code, english.code) == (3, 3)
    assert "không có bộ chỉ số `a`" in vietnamese.err
    assert "there is no index set `a`" in english.err


def test_stopping_by_hand_ends_quietly(monkeypatch, thuocdo):
    def stopped(_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("thuocdo.cli.commands.bench.run", stopped)

    assert thuocdo("bench").code == 130


def test_a_bug_is_not_hidden(monkeypatch):
    def broken(_args):
        raise ZeroDivisionError

    monkeypatch.setattr("thuocdo.cli.commands.bench.run", broken)

    with pytest.raises(ZeroDivisionError):
        run(["bench"])


def test_words_come_from_the_process_when_none_are_given(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["thuocdo", "score"])

    with pytest.raises(SystemExit):
        main.run()
    assert "SET" in capsys.readouterr().err


@pytest.mark.slow
def test_help_waits_for_no_module_that_it_does_not_need():
    program = (
        "import sys; from thuocdo.cli.main import build_parser; build_parser(['--help']);"
        "heavy = {'numpy', 'rich', 'yaml', 'holidays', 'python_calamine', 'xlsxwriter'};"
        "sys.exit(sorted(heavy & sys.modules.keys()) and 1 or 0)"
    )
    begun = time.process_time()

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603
    assert time.process_time() - begun < 0.5


@pytest.mark.slow
def test_a_reader_that_stops_early_ends_the_output_quietly(index_set):
    program = "import sys; from thuocdo.cli.main import run; sys.exit(run(sys.argv[1:]))"
    words = [sys.executable, "-c", program, "index-sets", "show", str(index_set)]

    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
        process.stdout.close()
        err = process.stderr.read()

    assert (process.returncode, err) == (0, b"")


@pytest.mark.slow
def test_vietnamese_goes_out_as_utf_8_whatever_the_terminal_says():
    program = "import sys; from thuocdo.cli.main import run; sys.exit(run(['--help']))"

    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        capture_output=True,
        check=False,
    )

    assert "chấm điểm" in done.stdout.decode()

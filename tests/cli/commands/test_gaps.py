"""Command ``gaps``: points to be won, the most first, and the advice keeps its promise."""

import json


def test_the_largest_gain_comes_first(thuocdo, index_set, figures):
    words = ("gaps", "Xã B", "--set", index_set, "--figures", figures, "--format", "json")

    gaps = json.loads(thuocdo(*words).out)

    gains = [gap["gain"] for gap in gaps]
    assert {gap["code"]: gap["gain"] for gap in gaps}["2.2"] == 2.5
    assert gains == sorted(gains, reverse=True)


def test_the_advice_keeps_its_promise(thuocdo, index_set, figures, write):
    words = ("--set", index_set, "--format", "json")
    gap = next(
        g for g in json.loads(thuocdo("gaps", "Xã B", "--figures", figures, *words).out)
        if g["code"] == "1.2"
    )  # fmt: skip
    mended = write("m.csv", figures.read_text().replace("45/60", "48/60"))

    before, after = (
        json.loads(thuocdo("explain", "Xã B", "1.2", "--figures", path, *words).out)["points"]
        for path in (figures, mended)
    )

    assert "3" in gap["advice"]
    assert after - before == gap["gain"]


def test_a_limit(thuocdo, index_set, figures):
    words = ("gaps", "Xã C", "--set", index_set, "--figures", figures, "--limit", 2)

    assert len(json.loads(thuocdo(*words, "--format", "json").out)) == 2
    assert "items with points to win" in thuocdo(*words, "--lang", "en").out

"""Scenario 4: letters that are composed, or taken back and typed again, arrive as meant."""

import unicodedata

from playwright.sync_api import expect

from tests.journeys.assessing import commune, field, history_of, saved

TEXT = "Đánh giá chất lượng phục vụ"


def plain(letter):
    """The letter under the marks; đ has no decomposition."""
    bare = unicodedata.normalize("NFD", letter)[0]
    return {"đ": "d", "Đ": "D"}.get(bare, bare)


def typed_as_unikey(page, text):
    """Each marked letter is typed bare, taken back and put in again."""
    for letter in text:
        page.keyboard.type(plain(letter))
        if letter != plain(letter):
            page.keyboard.press("Backspace")
            page.keyboard.insert_text(letter)


def typed_as_composition(page, text):
    """Each word is composed under one composition."""
    session = page.context.new_cdp_session(page)
    for word in text.split(" "):
        for end in range(1, len(word) + 1):
            part = word[:end]
            session.send(
                "Input.imeSetComposition",
                {"text": part, "selectionStart": len(part), "selectionEnd": len(part)},
            )
        session.send("Input.insertText", {"text": word})
        if not text.endswith(word):
            page.keyboard.type(" ")


def opened(page, own, code):
    """The explanation of an item, with the focus in it."""
    page.goto(own.item(code))
    page.locator("#giai-trinh summary").click()
    field(page, "explanation").click()


def test_backspaces_and_new_letters_give_the_exact_text_once(page, served, signed_in, size):
    own = commune(served, 4, size)
    signed_in(page, own.officer)
    opened(page, own, "1.5")
    typed_as_unikey(page, TEXT)
    saved(page)

    expect(field(page, "explanation")).to_have_value(TEXT)
    assert [text for _, text in history_of(page, own.item("1.5"))] == [TEXT]


def test_composed_words_give_the_exact_text_once(page, served, signed_in, size):
    own = commune(served, 4, size)
    signed_in(page, own.officer)
    opened(page, own, "1.7")
    typed_as_composition(page, TEXT)
    saved(page)

    expect(field(page, "explanation")).to_have_value(TEXT)
    assert [text for _, text in history_of(page, own.item("1.7"))] == [TEXT]


def test_a_save_leaves_the_caret_and_letters_do_not_navigate(page, served, signed_in, size):
    own = commune(served, 4, size)
    signed_in(page, own.officer)
    opened(page, own, "2.3")
    page.keyboard.type("jk jk")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    page.keyboard.type("j")
    saved(page)

    expect(field(page, "explanation")).to_have_value("jkj jk")
    expect(field(page, "explanation")).to_be_focused()
    assert field(page, "explanation").evaluate("one => one.selectionStart") == 3
    assert page.url.endswith("/muc/2.3")

"""Every address with every role: shown, sent to sign in, or refused, which writes nothing."""

from copy import deepcopy
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.security.table import (
    NAMED,
    NOBODY,
    PUBLIC,
    RULES,
    SIGNED_IN,
    STAGE,
    all_names,
    example,
    lets,
    needs,
)
from tests.web.security.world import ANONYMOUS, OVER, Undone, state_of_tables
from thuocdo.apps.accounts.permissions import ROLES

pytestmark = pytest.mark.slow
ASKED = (("GET", "vi"), ("GET", "en"), ("POST", "vi"))
PEOPLE = (ANONYMOUS, "nobody", *ROLES)
MAY_LACK = {STAGE, SIGNED_IN}  # a second factor that was not set up has no page
GUARDED = [name for name in RULES if needs(name)]


def test_every_address_says_who_may():
    unknown = set(all_names()) - RULES.keys()

    assert not unknown, f"say in table.py who may ask for {sorted(unknown)}"
    assert not RULES.keys() - set(all_names())


def asked(world, who, name, method, language):
    """The answer; what it wrote is undone."""
    client = world.client(who)
    kept = deepcopy(client.cookies)
    with Undone():
        answer = client.generic(method, example(name, world.rows, language))
    client.cookies = kept  # signing out was undone
    return answer


def leads_to_sign_in(answer, language):
    """Whether the answer leads to the page for signing in, and from there to a page of the site."""
    if answer.status_code != 302:
        return False
    to = urlsplit(answer["Location"])
    back = parse_qs(to.query).get("next", [""])[0]
    prefix = "/en" if language == "en" else ""
    return to.path == f"{prefix}/tai-khoan/dang-nhap" and back.startswith(f"{prefix}/")


def is_allowed(name, who):
    """What the table says."""
    need = RULES[name].need
    if need in (PUBLIC, STAGE):
        return True
    if need == SIGNED_IN:
        return who != ANONYMOUS
    if need == NAMED:
        return who == "chair"  # was named in the world
    return who in ROLES and lets(name, ROLES[who].permissions)


def fault(name, who, method, language, answer):
    """What is wrong with an answer; empty where nothing is."""
    is_right = is_as_told(name, who, method, language, answer) and answer.status_code < 500
    told = f"{method} {language} {who}: {answer.status_code} {answer.get('Location', '')}"
    return "" if is_right else told


def is_as_told(name, who, method, language, answer):
    """Whether the table says so."""
    status, need = answer.status_code, RULES[name].need
    if method not in RULES[name].methods:
        return status in (302, 403, 404, 405)
    if need == NOBODY or (need == NAMED and not is_allowed(name, who)):
        return status == 404
    if not is_allowed(name, who):
        return leads_to_sign_in(answer, language) if who == ANONYMOUS else status == 403
    is_sent_away = need != STAGE and leads_to_sign_in(answer, language)
    is_lacking = status == 404 and need not in MAY_LACK
    return not (is_sent_away or is_lacking or status in (403, 405))


@pytest.mark.parametrize("name", RULES)
def test_each_role_is_answered_as_the_table_says(world, name):
    faults = [
        fault(name, who, method, language, asked(world, who, name, method, language))
        for who in PEOPLE
        for method, language in ASKED
    ]

    assert not list(filter(None, faults))


@pytest.mark.parametrize("name", [name for name in GUARDED if "POST" in RULES[name].methods])
def test_what_is_refused_has_written_nothing(world, name):
    before = state_of_tables()

    refused = [who for who in PEOPLE if not is_allowed(name, who)]
    for who in refused:
        world.client(who).post(example(name, world.rows), {"reason": "x", "checked": "x"})

    assert refused
    assert state_of_tables() == before


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_no_other_method_opens_a_guarded_page(world, method):
    before = state_of_tables()

    answers = {name: asked(world, ANONYMOUS, name, method, "vi").status_code for name in GUARDED}

    assert {name: code for name, code in answers.items() if code not in (302, 403, 405)} == {}
    assert state_of_tables() == before


UNIT_BOUND = {
    "it_administrator": [name for name in GUARDED if name.startswith("accounts:")],
    "method_officer": ["units:correct", "results:correct", *(
        name for name in GUARDED if name.startswith(("results:", "publications:", "documents:"))
    )],
    "director": [name for name in GUARDED if name.startswith(("publications:", "indexsets:"))],
}  # fmt: skip
EMPTY_FORMS = {  # what every person with the right may open: nothing of a unit is shown
    "documents:registers", "accounts:people", "accounts:roles", "accounts:add", "accounts:grant",
    "accounts:delegate",
    "results:list", "results:new", "results:confirm", "results:rehearsal",
    "publications:list", "publications:new", "publications:prepare",
    "publications:prepare_table", "indexsets:list", "indexsets:import", "indexsets:store",
    "indexsets:compare", "indexsets:compare_file", "indexsets:edition", "indexsets:tree_file",
    "indexsets:archive", "indexsets:leaf",
}  # fmt: skip


@pytest.mark.parametrize(
    ("role", "name"),
    [
        (role, name)
        for role, names in UNIT_BOUND.items()
        for name in names
        if name not in EMPTY_FORMS and lets(name, ROLES[role].permissions)
    ],
)
def test_a_right_over_another_province_opens_nothing_here(world, role, name):
    client, address = world.client(f"{role}{OVER}"), example(name, world.rows)
    before = state_of_tables()
    data = FORMS.get(name, {})

    method = "POST" if "POST" in RULES[name].methods else "GET"
    answer = client.post(address, data) if method == "POST" else client.get(address)

    assert answer.status_code == 403, answer.status_code
    assert state_of_tables() == before


FORMS = {
    "units:correct": {"name": "Xã Khác", "name_en": "", "region": "", "reason": "Đính chính"},
    "indexsets:issue": {},
    "indexsets:retire": {"reason": "Hết hiệu lực"},
}

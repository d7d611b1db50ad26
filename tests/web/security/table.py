"""Who may ask for which address: the one list; an address that is not in it fails the tests."""

from types import SimpleNamespace
from typing import NamedTuple

from django.urls import get_resolver, reverse
from django.utils.translation import override

from tests.web.security.world import SLUG, YEAR
from thuocdo.apps.accounts.permissions import ROLES, Permission
from thuocdo.apps.documents.permissions import READING

P = Permission
PUBLIC, SIGNED_IN, NAMED, STAGE = "public", "signed in", "named readers", "a step of signing in"
NOBODY = "nobody: there is no such page"
READS = "one of the rights to read evidence"
GET, POST, BOTH = ("GET",), ("POST",), ("GET", "POST")


class Rule(NamedTuple):
    """Who may, by which methods, and the arguments of an example."""

    need: str
    methods: tuple = GET
    args: tuple | object = ()
    query: str = ""


def own(name, *more):
    """The key of a row of the world, and what follows it in the address."""
    return lambda rows: (getattr(rows, name).pk, *more)


EDITION = (SLUG, str(YEAR))
DRAFT_EDITION = (SLUG, "2026")
BLOCK = (SLUG, YEAR, "xa")
NUMBER = f"{SLUG}:{YEAR}:A:1.1"
BOTH_EDITIONS = f"?cu={SLUG}/{YEAR}&moi={SLUG}/2026"
COMPARED = "?don-vi=A&don-vi=B"

RULES = {
    "health": Rule(PUBLIC),
    "robots": Rule(PUBLIC),
    "sitemap": Rule(PUBLIC),
    "api_page:description": Rule(PUBLIC),
    "api:openapi-json": Rule(PUBLIC, BOTH),
    "api:list_indices": Rule(PUBLIC),
    "api:show_publication": Rule(PUBLIC, args=(SLUG, YEAR)),
    "api:show_ranking": Rule(PUBLIC, args=(SLUG, YEAR)),
    "api:show_result": Rule(PUBLIC, args=(SLUG, YEAR, "A")),
    "api:show_trace": Rule(PUBLIC, args=(SLUG, YEAR, "A", "1.1")),
    "api:show_unit": Rule(PUBLIC, args=("A",)),
    "api:list_publications": Rule(PUBLIC),
    "api:api-root": Rule(NOBODY),
    "portal:home": Rule(PUBLIC),
    "portal:rankings": Rule(PUBLIC),
    "portal:newest_ranking": Rule(PUBLIC, args=(SLUG,)),
    "portal:year_ranking": Rule(PUBLIC, args=(SLUG, YEAR)),
    "portal:ranking": Rule(PUBLIC, args=BLOCK),
    "portal:ranking_file": Rule(PUBLIC, args=(*BLOCK, "csv")),
    "portal:units": Rule(PUBLIC),
    "portal:unit": Rule(PUBLIC, args=("A",)),
    "portal:unit_file": Rule(PUBLIC, args=("A", "csv")),
    "portal:search": Rule(PUBLIC, query="?q=a"),
    "portal:criterion": Rule(PUBLIC, args=(*EDITION, "1.1")),
    "portal:criterion_file": Rule(PUBLIC, args=(*EDITION, "1.1", "csv")),
    "portal:number": Rule(PUBLIC, args=(NUMBER,)),
    "portal:number_file": Rule(PUBLIC, args=(NUMBER, "csv")),
    "portal:compare": Rule(PUBLIC, query=COMPARED),
    "portal:compare_file": Rule(PUBLIC, args=("csv",), query=COMPARED),
    "portal:method": Rule(PUBLIC),
    "portal:method_page": Rule(PUBLIC, args=("xep-hang",)),
    "portal:method_edition": Rule(PUBLIC, args=EDITION),
    "portal:method_edition_file": Rule(PUBLIC, args=(*EDITION, "csv")),
    "portal:accessibility": Rule(PUBLIC),
    "portal:privacy": Rule(PUBLIC),
    "portal:help": Rule(PUBLIC),
    "portal:open_data": Rule(PUBLIC),
    "portal:open_data_file": Rule(PUBLIC, args=("csv",)),
    "portal:data_table": Rule(PUBLIC, args=(SLUG, YEAR, "don-vi", "csv")),
    "portal:bundle": Rule(PUBLIC, args=(SLUG, YEAR)),
    "portal:dossiers": Rule(PUBLIC),
    "portal:dossiers_file": Rule(PUBLIC, args=("csv",)),
    "portal:trace": Rule(PUBLIC, args=(SLUG, YEAR, "A", "1.1")),
    "portal:trace_file": Rule(PUBLIC, args=(SLUG, YEAR, "A", "1.1", "csv")),
    "frame:display": Rule(PUBLIC),
    "frame:set_display": Rule(PUBLIC),
    "workspace:home": Rule(P.SEE_WORKSPACE),
    "workspace:item": Rule(P.SEE_WORKSPACE, query="?khoa=x"),  # 410: it was done meanwhile
    "workspace:put_off": Rule(P.SEE_WORKSPACE, POST),
    "workspace:bring_back": Rule(P.SEE_WORKSPACE, POST),
    "workspace:components": Rule(P.SEE_ADMINISTRATION),
    "account_login": Rule(STAGE, BOTH),
    "account_inactive": Rule(PUBLIC),
    "account_logout": Rule(STAGE, BOTH),  # GET asks, POST signs out
    "account_change_password": Rule(SIGNED_IN, BOTH),
    "account_reauthenticate": Rule(SIGNED_IN, BOTH),
    "mfa_index": Rule(SIGNED_IN),
    "mfa_authenticate": Rule(STAGE, BOTH),
    "mfa_reauthenticate": Rule(SIGNED_IN, BOTH),
    "mfa_activate_totp": Rule(SIGNED_IN, BOTH),
    "mfa_deactivate_totp": Rule(SIGNED_IN, BOTH),
    "mfa_view_recovery_codes": Rule(SIGNED_IN),
    "mfa_generate_recovery_codes": Rule(SIGNED_IN, BOTH),
    "accounts:mine": Rule(SIGNED_IN),
    "accounts:delegate": Rule(P.SEE_WORKSPACE, BOTH),
    "accounts:take_back": Rule(SIGNED_IN, POST, own("grant")),  # those of others are not found
    "accounts:extend": Rule(STAGE, POST),
    "accounts:forgotten": Rule(PUBLIC),
    "accounts:people": Rule(P.MANAGE_PEOPLE),
    "accounts:roles": Rule(P.MANAGE_PEOPLE),
    "accounts:add": Rule(P.MANAGE_PEOPLE, BOTH),
    "accounts:person": Rule(P.MANAGE_PEOPLE, args=own("person")),
    "accounts:grant": Rule(P.MANAGE_PEOPLE, BOTH, own("person")),
    "accounts:lock": Rule(P.MANAGE_PEOPLE, POST, own("person")),
    "accounts:unlock": Rule(P.MANAGE_PEOPLE, POST, own("person")),
    "accounts:renew_password": Rule(P.MANAGE_PEOPLE, POST, own("person")),
    "accounts:reset_factor": Rule(P.MANAGE_PEOPLE, POST, own("person")),
    "accounts:revoke": Rule(P.MANAGE_PEOPLE, POST, own("grant")),
    "audit:log": Rule(P.READ_AUDIT),
    "audit:log_csv": Rule(P.READ_AUDIT),
    "notifications:inbox": Rule(P.SEE_WORKSPACE),
    "notifications:open": Rule(P.SEE_WORKSPACE, args=(1,)),  # 410: not the own
    "notifications:read": Rule(P.SEE_WORKSPACE, POST, (1,)),
    "notifications:read_all": Rule(P.SEE_WORKSPACE, POST),
    "notifications:preferences": Rule(P.SEE_WORKSPACE, BOTH),
    "notifications:keep_view": Rule(P.SEE_WORKSPACE, POST),  # 409: no list is named
    "notifications:drop_view": Rule(P.SEE_WORKSPACE, POST, (1,)),  # 410: not the own
    "units:list": Rule(P.MANAGE_UNITS),
    "units:unit": Rule(P.MANAGE_UNITS, args=own("unit")),
    "units:correct": Rule(P.MANAGE_UNITS, BOTH, own("unit")),
    "units:events": Rule(P.MANAGE_UNITS),
    "units:event": Rule(P.MANAGE_UNITS, args=own("event")),
    "units:add_decree": Rule(P.MANAGE_UNITS, BOTH),
    "units:upload_decrees": Rule(P.MANAGE_UNITS, BOTH),
    "documents:registers": Rule(READS),
    "documents:register": Rule(READS, args=own("unit")),
    "documents:add": Rule(P.REGISTER_DOCUMENTS, BOTH, own("unit")),
    "documents:add_files": Rule(P.REGISTER_DOCUMENTS, BOTH, own("unit")),
    "documents:announce": Rule(P.REGISTER_DOCUMENTS, POST, own("unit")),
    "documents:piece": Rule(P.REGISTER_DOCUMENTS, args=own("upload")),
    "documents:finish": Rule(P.REGISTER_DOCUMENTS, POST, own("upload")),
    "documents:document": Rule(READS, args=own("document")),
    "documents:edit": Rule(P.REGISTER_DOCUMENTS, BOTH, own("document")),
    "documents:replace": Rule(P.REGISTER_DOCUMENTS, BOTH, own("document")),
    "documents:supersede": Rule(P.REGISTER_DOCUMENTS, BOTH, own("document")),
    "documents:withdraw": Rule(P.REGISTER_DOCUMENTS, BOTH, own("document")),
    "documents:view": Rule(READS, args=own("document")),
    "documents:file": Rule(READS, args=own("document", 1)),
    "documents:picture": Rule(READS, args=own("document", 1, 1)),
    "indexsets:list": Rule(P.READ_INDEX_SETS),
    "indexsets:import": Rule(P.MANAGE_INDEX_SETS, BOTH),
    "indexsets:store": Rule(P.MANAGE_INDEX_SETS, POST),
    "indexsets:compare": Rule(P.READ_INDEX_SETS, query=BOTH_EDITIONS),
    "indexsets:compare_file": Rule(P.READ_INDEX_SETS, args=("csv",), query=BOTH_EDITIONS),
    "indexsets:edition": Rule(P.READ_INDEX_SETS, args=DRAFT_EDITION),
    "indexsets:tree_file": Rule(P.READ_INDEX_SETS, args=(*EDITION, "csv")),
    "indexsets:archive": Rule(P.READ_INDEX_SETS, args=EDITION),
    "indexsets:issue": Rule(P.ISSUE_INDEX_SETS, POST, DRAFT_EDITION),
    "indexsets:retire": Rule(P.ISSUE_INDEX_SETS, POST, EDITION),
    "indexsets:leaf": Rule(P.READ_INDEX_SETS, args=(*EDITION, "1.1")),
    "dossiers:dashboard": Rule(P.READ_DOSSIERS),
    "dossiers:figures": Rule(P.READ_DOSSIERS),
    "dossiers:list": Rule(P.READ_DOSSIERS),
    "dossiers:list_file": Rule(P.READ_DOSSIERS),
    "dossiers:letters": Rule(P.READ_DOSSIERS),
    "dossiers:find": Rule(P.WRITE_APOLOGY, POST),
    "dossiers:write_letter": Rule(
        P.WRITE_APOLOGY, BOTH, lambda rows: (rows.late_dossier,), "?ky=2026"
    ),
    "dossiers:letter": Rule(P.WRITE_APOLOGY, BOTH, own("letter")),
    "dossiers:letter_file": Rule(P.WRITE_APOLOGY, args=own("letter")),
    "dossiers:procedures": Rule(P.READ_DOSSIERS),
    "dossiers:announce": Rule(P.IMPORT_DOSSIERS, BOTH),
    "dossiers:imports": Rule(P.READ_DOSSIERS),
    "dossiers:upload": Rule(P.IMPORT_DOSSIERS, POST),
    "dossiers:totals": Rule(P.IMPORT_DOSSIERS, BOTH),
    "dossiers:totals_form": Rule(P.IMPORT_DOSSIERS),
    "dossiers:columns": Rule(P.IMPORT_DOSSIERS, BOTH, lambda rows: (rows.waiting_upload,)),
    "dossiers:batch": Rule(P.READ_DOSSIERS, args=own("batch")),
    "dossiers:import_tried": Rule(P.IMPORT_DOSSIERS, POST, own("batch")),
    "dossiers:refused": Rule(P.READ_DOSSIERS, args=own("batch")),
    "dossiers:periods": Rule(P.READ_DOSSIERS),
    "dossiers:close_period": Rule(P.CLOSE_PERIOD, POST),
    "dossiers:period": Rule(P.READ_DOSSIERS, args=own("period")),
    "workspace:feed_round": Rule(P.MANAGE_ROUNDS, BOTH, own("period")),
    "results:list": Rule(P.READ_RESULTS),
    "results:new": Rule(P.RUN_RESULTS, BOTH),
    "results:confirm": Rule(P.RUN_RESULTS, POST),
    "results:rehearsal": Rule(P.READ_RESULTS),  # and READ_INDEX_SETS, see ALSO
    "results:run": Rule(P.READ_RESULTS, args=own("run")),
    "results:unit": Rule(P.READ_RESULTS, args=own("run", "A")),
    "results:leaf": Rule(P.READ_RESULTS, args=own("run", "A", "1.1")),
    "results:correct": Rule(P.RUN_RESULTS, BOTH, own("run", "A", "1.1")),
    "results:of_round": Rule(P.RUN_RESULTS, BOTH, own("round")),
    "rounds:own_list": Rule(P.ASSESS),
    "rounds:own_save": Rule(P.ASSESS, BOTH),
    "rounds:own_tree": Rule(P.READ_OWN_ASSESSMENT, args=own("participant")),
    "rounds:own_grid": Rule(P.READ_OWN_ASSESSMENT, BOTH, own("participant")),
    "rounds:own_total": Rule(P.READ_OWN_ASSESSMENT, args=own("participant")),
    "rounds:own_share": Rule(P.ASSESS, BOTH, own("participant")),
    "rounds:own_copy": Rule(P.ASSESS, BOTH, own("participant")),
    "rounds:own_excel": Rule(P.READ_OWN_ASSESSMENT, args=own("participant")),
    "rounds:own_excel_preview": Rule(P.ASSESS, POST, own("participant")),
    "rounds:own_excel_file": Rule(P.READ_OWN_ASSESSMENT, args=own("participant")),
    "rounds:own_excel_apply": Rule(P.ASSESS, POST, own("participant")),
    "rounds:own_excel_undo": Rule(P.ASSESS, POST, own("participant")),
    "rounds:own_ask": Rule(P.ASSESS, BOTH, own("participant")),
    "rounds:own_sign": Rule(P.SIGN_OFF, BOTH, own("participant")),
    "rounds:own_send_back": Rule(P.SIGN_OFF, POST, own("participant")),
    "rounds:own_item": Rule(P.READ_OWN_ASSESSMENT, BOTH, own("participant", "1.1")),
    "rounds:own_history": Rule(P.READ_OWN_ASSESSMENT, args=own("participant", "1.1")),
    "rounds:own_link": Rule(P.ASSESS, POST, own("participant", "1.1")),
    "rounds:own_unlink": Rule(
        P.ASSESS, BOTH, lambda rows: (rows.participant.pk, "1.1", rows.evidence.pk)
    ),
    "rounds:settle_remark": Rule(
        P.READ_OWN_ASSESSMENT,
        POST,
        lambda rows: (rows.participant.pk, rows.entry.code, rows.remark.pk),
    ),
    "rounds:own_remark": Rule(P.READ_OWN_ASSESSMENT, POST, own("participant", "1.1")),
    "rounds:own_answer": Rule(P.ASSESS, POST, own("participant", "1.1")),
    "rounds:own_explain": Rule(P.ASSESS, BOTH, own("participant", "1.1")),
    "rounds:appraisal_queue": Rule(P.APPRAISE),
    "rounds:plan_check": Rule(P.APPRAISE, BOTH, own("appraised", "A")),
    "rounds:field_check": Rule(P.READ_OWN_ASSESSMENT, args=own("check")),
    "rounds:close_check": Rule(P.APPRAISE, POST, own("check")),
    "rounds:answer_check": Rule(
        P.APPRAISE, POST, lambda rows: (rows.check.pk, rows.check.lines.get().pk)
    ),
    "rounds:check_photo": Rule(P.READ_OWN_ASSESSMENT, args=own("photo")),
    "rounds:confirm_unit": Rule(P.APPRAISE, POST, own("appraised", "A")),
    "rounds:undo_batch": Rule(P.APPRAISE, POST, own("confirmed")),
    "rounds:appraisal_grid": Rule(P.APPRAISE, args=own("appraised")),
    "rounds:second_list": Rule(P.APPRAISE, args=own("appraised")),
    "rounds:disputes": Rule(P.APPRAISE, args=own("appraised")),
    "rounds:reasons": Rule(P.APPRAISE, BOTH, own("appraised")),
    "rounds:retire_reason": Rule(
        P.APPRAISE, POST, lambda rows: (rows.appraised.pk, rows.reason.pk)
    ),
    "rounds:appraise_unit": Rule(P.APPRAISE, args=own("appraised", "A")),
    "rounds:appraise_column": Rule(P.APPRAISE, args=own("appraised", "1.1")),
    "rounds:import_appraisals": Rule(P.APPRAISE, BOTH, own("appraised", "1.1")),
    "rounds:appraisal_table": Rule(P.APPRAISE, args=own("appraised", "1.1")),
    "rounds:confirm_items": Rule(P.APPRAISE, POST, own("appraised", "1.1")),
    "rounds:appraise_item": Rule(P.APPRAISE, BOTH, own("appraised", "1.1", "A")),
    "rounds:return_item": Rule(P.APPRAISE, BOTH, own("appraised", "1.1", "A")),
    "rounds:take_back": Rule(P.APPRAISE, POST, own("appraised", "1.1", "A")),
    "rounds:second_item": Rule(P.APPRAISE, BOTH, own("appraised", "1.1", "A")),
    "rounds:council": Rule(P.READ_COUNCIL),
    "rounds:call_sitting": Rule(P.DECIDE_IN_COUNCIL, BOTH, own("round")),
    "rounds:sitting": Rule(P.READ_COUNCIL, args=own("sitting")),
    "rounds:approve_agenda": Rule(P.APPROVE_AGENDA, POST, own("sitting")),
    "rounds:renew_agenda": Rule(P.DECIDE_IN_COUNCIL, POST, own("sitting")),
    "rounds:confirm_explanations": Rule(P.DECIDE_IN_COUNCIL, POST, own("sitting")),
    "rounds:close_sitting": Rule(P.DECIDE_IN_COUNCIL, POST, own("sitting")),
    "rounds:council_item": Rule(
        P.READ_COUNCIL, args=lambda rows: (rows.sitting.pk, rows.agenda_item.pk)
    ),
    "rounds:decide_item": Rule(
        P.DECIDE_IN_COUNCIL, POST, lambda rows: (rows.sitting.pk, rows.agenda_item.pk)
    ),
    "rounds:council_points": Rule(P.DECIDE_IN_COUNCIL, BOTH, own("sitting", "1.1")),
    "rounds:minutes": Rule(P.READ_COUNCIL, args=own("sitting")),
    "rounds:save_minutes": Rule(P.READ_COUNCIL, args=own("sitting", "docx")),
    "rounds:appeals": Rule(P.READ_OWN_ASSESSMENT, BOTH, own("participant")),
    "rounds:answer_appeal": Rule(P.DECIDE_IN_COUNCIL, BOTH, own("appeal")),
    "rounds:steering": Rule(P.STEER_ROUNDS),
    "rounds:board": Rule(P.STEER_ROUNDS, args=own("round")),
    "rounds:board_units": Rule(P.STEER_ROUNDS, args=own("round")),
    "rounds:board_unit": Rule(
        P.STEER_ROUNDS, args=lambda rows: (rows.round.pk, rows.participant.pk)
    ),
    "rounds:remind": Rule(P.STEER_ROUNDS, POST, own("round")),
    "rounds:hot": Rule(P.STEER_ROUNDS, args=own("round")),
    "rounds:hot_leaf": Rule(P.STEER_ROUNDS, args=own("round", "1.1")),
    "rounds:progress_report": Rule(P.STEER_ROUNDS, args=own("round")),
    "rounds:save_report": Rule(P.STEER_ROUNDS, args=own("round", "docx")),
    "rounds:rounds": Rule(P.MANAGE_ROUNDS),
    "rounds:plan_round": Rule(P.MANAGE_ROUNDS, BOTH),
    "rounds:round": Rule(P.MANAGE_ROUNDS, args=own("round")),
    "rounds:open_round": Rule(P.MANAGE_ROUNDS, POST, own("round")),
    "rounds:feed_round": Rule(P.MANAGE_ROUNDS, BOTH, own("round")),
    "rounds:recompute_round": Rule(P.MANAGE_ROUNDS, POST, own("round")),
    "rounds:advance_block": Rule(P.MANAGE_ROUNDS, POST, own("round_block")),
    "rounds:settle_block": Rule(P.MANAGE_ROUNDS, POST, own("round_block")),
    "rounds:archive_block": Rule(P.MANAGE_ROUNDS, POST, own("round_block")),
    "rounds:extend_block": Rule(P.MANAGE_ROUNDS, BOTH, own("round_block")),
    "rounds:reopen_unit": Rule(P.MANAGE_ROUNDS, BOTH, own("participant")),
    "publications:list": Rule(P.PREPARE_PUBLICATION),
    "publications:new": Rule(P.PREPARE_PUBLICATION),
    "publications:prepare": Rule(P.PREPARE_PUBLICATION, POST),
    "publications:prepare_table": Rule(P.PREPARE_PUBLICATION, POST),
    "publications:publication": Rule(P.PREPARE_PUBLICATION, args=own("draft")),
    "publications:decision": Rule(P.PREPARE_PUBLICATION, BOTH, own("draft")),
    "publications:drop": Rule(P.PREPARE_PUBLICATION, POST, own("draft")),
    "publications:checks": Rule(P.PREPARE_PUBLICATION, BOTH, own("draft")),
    "publications:accept": Rule(
        P.ACCEPT_FINDING, BOTH, lambda rows: (rows.draft.pk, rows.finding.pk)
    ),
    "publications:withhold": Rule(P.PREPARE_PUBLICATION, args=own("draft")),
    "publications:embargo": Rule(P.PREPARE_PUBLICATION, POST, own("draft")),
    "publications:add_reader": Rule(P.PREPARE_PUBLICATION, POST, own("draft")),
    "publications:remove_reader": Rule(
        P.PREPARE_PUBLICATION, POST, lambda rows: (rows.draft.pk, rows.reader.pk)
    ),
    "publications:read_early": Rule(NAMED, args=own("draft")),
    "publications:publish": Rule(P.PUBLISH, BOTH, own("draft")),
    "publications:differences": Rule(P.PREPARE_PUBLICATION, args=own("public")),
    "publications:correct": Rule(P.PREPARE_PUBLICATION, BOTH, own("public")),
}
ALSO = {"results:rehearsal": P.READ_INDEX_SETS}  # where one permission is not enough
POSTED = [name for name, rule in RULES.items() if "POST" in rule.methods]


ANY_OF = {READS: set(READING)}  # where one of several permissions is enough


def needs(name):
    """The permissions that an address asks for; none where it asks something else."""
    if RULES[name].need in ANY_OF:
        return ANY_OF[RULES[name].need]
    wanted = {RULES[name].need, ALSO.get(name, RULES[name].need)}
    return wanted if wanted <= set(P) else set()


def lets(name, permissions):
    """Whether somebody with these permissions may."""
    is_any = RULES[name].need in ANY_OF
    return bool(needs(name) & permissions) if is_any else needs(name) <= permissions


def holders(name):
    """The roles that may, by their permissions."""
    return [code for code, role in ROLES.items() if lets(name, role.permissions)]


def example(name, rows, language="vi"):
    """The address of a thing that exists."""
    rule = RULES[name]
    given = rule.args(SimpleNamespace(**rows)) if callable(rule.args) else rule.args
    with override(language):
        return reverse(name, args=given) + rule.query


def all_names():
    """The name of every address of the site, with its namespace."""
    return sorted(names_below(get_resolver()))


def names_below(resolver, space=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            below = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names_below(pattern, below)
        else:
            yield f"{space}{pattern.name}"

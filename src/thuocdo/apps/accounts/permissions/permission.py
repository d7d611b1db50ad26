"""Everything that can be allowed; what is not granted is refused."""

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a person may be allowed to do."""

    SEE_WORKSPACE = "see_workspace"
    SEE_ADMINISTRATION = "see_administration"
    MANAGE_PEOPLE = "manage_people"  # sign-ins, grants
    READ_AUDIT = "read_audit"
    MANAGE_UNITS = "manage_units"  # register, blocks, decrees
    READ_INDEX_SETS = "read_index_sets"  # drafts too
    MANAGE_INDEX_SETS = "manage_index_sets"  # import and edit drafts
    ISSUE_INDEX_SETS = "issue_index_sets"
    READ_RESULTS = "read_results"  # before they are published
    RUN_RESULTS = "run_results"
    PREPARE_PUBLICATION = "prepare_publication"  # drafts, decisions, embargo, readers
    ACCEPT_FINDING = "accept_finding"  # of the number check, with a reason
    PUBLISH = "publish"
    MANAGE_ROUNDS = "manage_rounds"  # plan, open, extend, reopen, close
    STEER_ROUNDS = "steer_rounds"  # read all boards, remind
    READ_OWN_ASSESSMENT = "read_own_assessment"  # of a unit, with its documents
    ASSESS = "assess"  # fill in the self-assessment of a unit
    SIGN_OFF = "sign_off"  # submit it as the unit's leader
    APPRAISE = "appraise"  # over units and domains of criteria
    READ_COUNCIL = "read_council"  # agendas, all layers of an item, evidence
    DECIDE_IN_COUNCIL = "decide_in_council"
    APPROVE_AGENDA = "approve_agenda"  # of the council, before it decides
    REGISTER_DOCUMENTS = "register_documents"  # of a unit: files, numbers, days
    READ_DOSSIERS = "read_dossiers"  # counts and lists of a unit's dossiers
    IMPORT_DOSSIERS = "import_dossiers"
    CLOSE_PERIOD = "close_period"  # freeze a period of dossiers
    WRITE_APOLOGY = "write_apology"  # letters for late dossiers

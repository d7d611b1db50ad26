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

"""All indicators, in the order in which people read them."""

from collections.abc import Iterable
from types import MappingProxyType

from thuocdo.analytics.errors import UnknownIndicator
from thuocdo.analytics.kpi import Kpi
from thuocdo.analytics.kpis import (
    apology_in_term,
    apology_sent,
    digitised,
    digitised_dossiers,
    early,
    electronic_results,
    national_store,
    on_time,
    on_time_settled,
    on_time_with_open,
    online,
    online_full,
    online_partial,
    online_payment,
    open_dossiers,
    open_overdue,
    overdue,
    overdue_causes,
    public_post,
    received,
    reused_data,
    reused_dossiers,
    satisfaction,
    settled,
    time_cut,
)
from thuocdo.analytics.measures import Measure

KPIS = (
    received.KPI,
    settled.KPI,
    open_dossiers.KPI,
    on_time.KPI,
    on_time_settled.KPI,
    on_time_with_open.KPI,
    early.KPI,
    overdue.KPI,
    overdue_causes.KPI,
    open_overdue.KPI,
    apology_sent.KPI,
    apology_in_term.KPI,
    online.KPI,
    online_full.KPI,
    online_partial.KPI,
    online_payment.KPI,
    digitised.KPI,
    digitised_dossiers.KPI,
    electronic_results.KPI,
    reused_data.KPI,
    reused_dossiers.KPI,
    national_store.KPI,
    public_post.KPI,
    time_cut.KPI,
    satisfaction.KPI,
)
BY_CODE = MappingProxyType({kpi.code: kpi for kpi in KPIS})


def named(codes: Iterable[str]) -> tuple[Kpi, ...]:
    """The indicators of these codes, in the order given.

    Raises:
        UnknownIndicator: names the code and those that there are.
    """
    wanted = tuple(codes)
    unknown = [code for code in wanted if code not in BY_CODE]
    if unknown:
        known = ", ".join(BY_CODE)
        raise UnknownIndicator(
            f"không có chỉ tiêu {', '.join(unknown)}. Có: {known}.",
            f"there is no indicator {', '.join(unknown)}. There are: {known}.",
        )
    return tuple(BY_CODE[code] for code in wanted)


def measures_of(kpis: Iterable[Kpi] = KPIS) -> tuple[Measure, ...]:
    """All measures that the indicators need, each once; a cube's columns."""
    return tuple(dict.fromkeys(m for kpi in kpis for m in kpi.measures))

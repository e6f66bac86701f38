"""Rule C7: a fallback that falls together with what it is there for."""

from collections.abc import Iterable, Iterator

from kontinuitet.analysis.rules.finding import Finding, Names, Severity, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.organisation import AlertList
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.supplier import Agreement
from kontinuitet.domain.values import Place


def c7(view: Snapshot) -> Iterator[Told]:
    """A reserve routine, an alert list or a fault report needs what it is to replace or report (IR 4.2.4 d)."""
    for service in view.municipality.services:
        for workaround in service.workarounds:
            yield from _routine(view, service, workaround)
        yield None
    for alert_list in view.municipality.alert_lists:
        yield from _alert(view, alert_list)
    for agreement in view.municipality.agreements:
        yield from _fault_report(view, agreement)


def _routine(view: Snapshot, service: Service, workaround: Workaround) -> Iterator[Finding]:
    """What it replaces comes first; only a routine free of that is held against causes shared with it."""
    if not workaround.needs:
        return
    replaced = workaround.replaces
    shared = tuple(cause for cause in view.stoppers(service.id) if _takes_any(view, cause, replaced))
    for variant, causes in (("routine", replaced), ("routine-shared", shared)):
        falling = {
            need: [cause for cause in causes if _also_down(view, service.id, need=need, cause=cause)]
            for need in workaround.needs
        }
        needs = [need for need, found in falling.items() if found]
        if needs:
            yield Finding(
                rule="C7",
                variant=variant,
                severity=Severity.ERROR,
                place=Place(object=service.id, field="workarounds", item=workaround.id, part="needs"),
                services=(service.id,),
                params={
                    "service": service.name,
                    "routine": workaround.name,
                    "needs": _names(view, needs),
                    "causes": _names(
                        view, _distinct(view, [cause for found in falling.values() for cause in found]), either=True
                    ),
                },
            )
            return


def _takes_any(view: Snapshot, cause: str, replaced: tuple[str, ...]) -> bool:
    return any(view.takes(item, cause=cause) for item in replaced)


def _also_down(view: Snapshot, service: str, *, need: str, cause: str) -> bool:
    """Whether the fallback's need is gone too before the service is back."""
    if need == cause:
        return True
    if not view.takes(need, cause=cause):
        return False
    fall = view.fall(cause)
    down, back = fall.stop(need).at, fall.back(service).at
    return down is not None and (back is None or down < back)


def _names(view: Snapshot, ids: Iterable[str], *, either: bool = False) -> Names:
    return Names(names=tuple(dict.fromkeys(view.name(item) for item in dict.fromkeys(ids))), either=either)


def _distinct(view: Snapshot, causes: list[str]) -> list[str]:
    """Without the suppliers whose fall matters only through a resource that is named already."""
    return [
        cause
        for cause in dict.fromkeys(causes)
        if view.kind(cause) is not None
        or not any(item.fell and item.id in causes for item in view.fall(cause).resources)
    ]


def _alert(view: Snapshot, alert_list: AlertList) -> Iterator[Told]:
    """Roles on the list that nobody can be reached in, while a service that alerts through it stands still."""
    lost: dict[tuple[str, str], None] = {}
    services: dict[str, None] = {}
    needs = {role: view.contact_needs(role) for role in alert_list.roles}
    # Unknown needs work: only a role of which every contact route is known to need something can be silent.
    dependent = {role: found for role, found in needs.items() if found and all(found)}
    for service in view.services_alerting(alert_list.id):
        for cause in view.stoppers(service):
            roles = [role for role, found in dependent.items() if _silent(view, service, needs=found, cause=cause)]
            lost |= dict.fromkeys((role, cause) for role in roles)
            services |= dict.fromkeys((service,) if roles else ())
        yield None
    causes = _distinct(view, [cause for _, cause in lost])
    if lost:
        yield Finding(
            rule="C7",
            variant="alert",
            severity=Severity.ERROR,
            place=Place(object=alert_list.id, field="roles"),
            services=tuple(services),
            params={
                "list": alert_list.name,
                "roles": _names(view, (role for role, _ in lost)),
                "causes": _names(view, causes, either=True),
                "services": _names(view, services),
            },
        )


def _silent(view: Snapshot, service: str, *, needs: tuple[str | None, ...], cause: str) -> bool:
    """Whether every contact route of everybody behind a role needs something that is gone."""
    return all(need and _also_down(view, service, need=need, cause=cause) for need in needs)


def _fault_report(view: Snapshot, agreement: Agreement) -> Iterator[Finding]:
    need = agreement.fault_report_needs
    if need is None:
        return
    causes = [item for item in agreement.covers if item == need or view.takes(need, cause=item)]
    others = [cause for cause in causes if cause != need]
    if causes:
        yield Finding(
            rule="C7",
            variant="fault-report" if others else "fault-report-itself",
            severity=Severity.ERROR,
            place=Place(object=agreement.id, field="fault_report_needs"),
            services=view.users_of_any(agreement.covers),
            params={
                "agreement": agreement.name,
                "supplier": view.name(agreement.supplier),
                "need": view.name(need),
                "causes": _names(view, others, either=True),
            },
        )

"""Who can do something, as text, JSON and CSV; the forms are documented in `docs/cli.md`, "who-can"."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.questions.access import Access, Hop, Path, WhoCan
from policy_engine.render.conditions import residual_words
from policy_engine.render.csv_rows import csv_text
from policy_engine.render.paint import painted
from policy_engine.render.residual_json import residual_json
from policy_engine.render.shown import shown
from policy_engine.residual import Certainty, Residual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]

_OUTSIDE = "as far as the policies of their own account allow"
_HEADER = ("certainty", "kind", "principal", "account", "outside", "hops", "roles", "conditions")
_COLORS = {Certainty.ALLOWED: "green", Certainty.CONDITIONAL: "yellow"}


def who_text(answer: WhoCan, *, color: bool = False) -> str:
    """A line for each principal, with its path and its conditions below."""
    return "".join(f"{line}\n" for line in _lines(answer, color=color))


def _lines(answer: WhoCan, *, color: bool) -> Iterator[str]:
    asked = f"{shown(answer.action)} on {shown(answer.resource)}"
    if not answer.accesses:
        yield f"nobody can {asked}"
    else:
        sure = sum(each.certainty is Certainty.ALLOWED for each in answer.accesses)
        yield f"{asked}: {len(answer.accesses)} can, {sure} of them without conditions"
        yield ""
    width = max((len(each.principal.kind.value) for each in answer.accesses), default=0)
    for each in answer.accesses:
        yield from _access(each, width, color=color)
    yield from (f"note: {shown(remark)}" for remark in answer.remarks)


def _access(access: Access, width: int, *, color: bool) -> Iterator[str]:
    principal = access.principal
    certainty = painted(access.certainty.value.ljust(11), _COLORS[access.certainty], color=color)
    outside = f" ({_OUTSIDE})" if principal.outside else ""
    yield f"{certainty}  {principal.kind.value.ljust(width)}  {shown(principal.name)}{outside}"
    for number, path in enumerate(access.paths):
        if number:
            yield "  or, without conditions,"
        yield from (f"  {shown(line)}" for line in _path(path))


def _path(path: Path) -> Iterator[str]:
    for number, hop in enumerate(path.hops):
        yield f"{'then ' * bool(number)}assumes {hop.role}{_session(hop)}{_conditions(hop.residual)}"
    if path.residual.certainty is not Certainty.ALLOWED:
        yield "then " * bool(path.hops) + _conditions(path.residual).strip()


def _session(hop: Hop) -> str:
    return f" as session {hop.session}" if hop.session else ""


def _conditions(residual: Residual) -> str:
    return "" if residual.certainty is Certainty.ALLOWED else f" {residual_words(residual)}"


def who_json(answer: WhoCan) -> Json:
    """The whole answer."""
    return {
        "action": answer.action,
        "resource": answer.resource,
        "principals": [_access_json(each) for each in answer.accesses],
        "remarks": list(answer.remarks),
    }


def _access_json(access: Access) -> Json:
    principal = access.principal
    return {
        "kind": principal.kind.value,
        "name": principal.name,
        "account": principal.account or None,
        "outside": principal.outside,
        "certainty": access.certainty.value,
        "paths": [_path_json(path) for path in access.paths],
    }


def _path_json(path: Path) -> Json:
    hops = [
        {"role": hop.role, "action": hop.action, "session": hop.session or None, **residual_json(hop.residual)}
        for hop in path.hops
    ]
    return {"certainty": path.certainty.value, "hops": hops, "request": residual_json(path.residual)}


def who_csv(answer: WhoCan) -> str:
    """A row for each path; roles stand in the order in which they are assumed."""
    return csv_text(_HEADER, (_row(access, path) for access in answer.accesses for path in access.paths))


def _row(access: Access, path: Path) -> tuple[str, ...]:
    principal = access.principal
    conditions = [
        *(f"to assume {hop.role}: {residual_words(hop.residual)}" for hop in path.hops if _conditions(hop.residual)),
        *([residual_words(path.residual)] if _conditions(path.residual) else []),
    ]
    return (
        path.certainty.value,
        principal.kind.value,
        principal.name,
        principal.account,
        str(principal.outside).lower(),
        str(len(path.hops)),
        " > ".join(hop.role for hop in path.hops),
        "; ".join(conditions),
    )

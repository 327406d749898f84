"""Write `docs/managed-policies.md`, what each check says of AWS's own policies: `python -m benchmarks.managed_page`."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator

from benchmarks.sets import managed
from benchmarks.setup import ROOT
from policy_engine.catalog import data_version
from policy_engine.lint.defaults import RULES
from policy_engine.lint.rule import Family
from policy_engine.lint.validation import validate

_NAMES = {Family.ACCESS_ANALYZER: "Checks of IAM Access Analyzer", Family.POLICYEVAL: "Checks of policyeval"}


def main() -> None:
    """Check every policy and write the page."""
    findings, policies = Counter[str](), Counter[str]()
    for name, text in managed().items():
        codes = [finding.code for finding in validate(text, "identity", name=name, select=["all"])]
        findings.update(codes)
        policies.update(set(codes))
    page = "".join(_page(findings, policies))
    (ROOT / "docs" / "managed-policies.md").write_text(page, encoding="utf-8")


def _page(findings: Counter[str], policies: Counter[str]) -> Iterator[str]:
    yield (
        "# What the checks say of AWS's own policies\n\n"
        f"Written by `python -m benchmarks.managed_page`: the {len(managed()):,} AWS managed policies that moto "
        f"carries, taken as identity policies, with the reference of services {data_version()}. AWS writes its "
        "policies for every account, so `*` stands where a policy of yours would name something; findings about reach "
        "are no reproach here. Checks that found nothing are left out.\n"
    )
    for family, name in _NAMES.items():
        yield f"\n## {name}\n\n| code | type | on | findings | policies |\n| --- | --- | --- | --- | --- |\n"
        for rule in sorted(RULES, key=lambda rule: (-findings[rule.code], rule.code)):
            if rule.family is family and findings[rule.code]:
                page = f"rules/{rule.module.replace('_', '-')}.md"
                on = "yes" if rule.on else "no"
                yield (
                    f"| [`{rule.code}`]({page}) | {rule.severity.value} | {on} "
                    f"| {findings[rule.code]:,} | {policies[rule.code]:,} |\n"
                )
    yield "\n## Errors\n\nEach was looked at; a new one fails the tests until it is listed with its reason.\n\n"
    yield "| code | what | why it is one |\n| --- | --- | --- |\n"
    with (ROOT / "fixtures" / "managed-policies.toml").open("rb") as file:
        for entry in tomllib.load(file)["known"]:
            shown = ", ".join(f"`{text}`" for text in entry["texts"][:3])
            more = f" and {len(entry['texts']) - 3} more" if len(entry["texts"]) > 3 else ""
            yield f"| {entry['code']} | {shown}{more} | {entry['reason']} |\n"


if __name__ == "__main__":
    main()

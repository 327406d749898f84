"""LCOV tracefiles, read strictly as the manual page of `geninfo` describes them."""

from __future__ import annotations

import re

_LINES = {
    "TN": r"\w*",
    "SF": r".+",
    "FN": r"\d+,.+",
    "FNDA": r"\d+,.+",
    "FNF": r"\d+",
    "FNH": r"\d+",
    "BRDA": r"\d+,\d+,\d+,(\d+|-)",
    "BRF": r"\d+",
    "BRH": r"\d+",
    "DA": r"\d+,\d+",
    "LF": r"\d+",
    "LH": r"\d+",
}
Record = dict[str, list[str]]


def read_tracefile(text: str) -> dict[str, Record]:
    """The entries of each file, by their kinds; every line has to be one."""
    files: dict[str, Record] = {}
    record: Record = {}
    for line in text.splitlines():
        if line == "end_of_record":
            [name] = record["SF"]
            assert name not in files
            files[name] = record
            record = {}
            continue
        kind, colon, entry = line.partition(":")
        assert colon
        assert re.fullmatch(_LINES[kind], entry), line
        record.setdefault(kind, []).append(entry)
    assert not record
    return files


def counts(record: Record) -> dict[str, tuple[int, int]]:
    """Lines, branches and functions that are hit, of those that there are, by the entries themselves."""
    found = {"lines": record["DA"], "branches": record["BRDA"], "functions": record["FNDA"]}
    hits = {
        "lines": [entry.split(",")[1] for entry in found["lines"]],
        "branches": [entry.rsplit(",", 1)[1] for entry in found["branches"]],
        "functions": [entry.split(",")[0] for entry in found["functions"]],
    }
    return {name: (sum(hit not in ("0", "-") for hit in each), len(each)) for name, each in hits.items()}

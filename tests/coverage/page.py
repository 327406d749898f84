"""What the page about coverage says, read from its HTML."""

from __future__ import annotations

from html.parser import HTMLParser

Numbers = dict[str, tuple[int, int]]


class Page(HTMLParser):
    """Numbers by name, policies by file, and the texts of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.numbers: Numbers = {}
        self.policies: Numbers = {}
        self.addresses: list[str] = []
        self.cases: list[str] = []
        self.untested: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._open.append((tag, given.get("class", "")))
        self.addresses.extend(given[name] for name in ("href", "src") if name in given)
        if "data-covered" in given:
            counted = int(given["data-covered"]), int(given["data-total"])
            if given.get("id", "").startswith("number-"):
                self.numbers[given["id"].removeprefix("number-")] = counted
            elif "data-file" in given:
                self.policies[given["data-file"]] = counted

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(style == "untested" for _tag, style in self._open):
            self.untested.append(data)
        if self._open and self._open[-1][0] == "summary":
            self.cases.append(data.strip())

"""How the page looks; whatever a colour says is also said in words or by a line."""

from __future__ import annotations

STYLE = """
:root {
  color-scheme: light dark;
  --text: #1b1f24; --quiet: #57606a; --page: #ffffff; --panel: #f4f6f8; --line: #d0d7de; --link: #0550ae;
  --allow: #1a7f37; --allow-row: #e6f6ea; --deny: #b42318; --deny-row: #fdebe9; --gap: #8a5a00; --gap-mark: #ffe7a8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --quiet: #9aa4af; --page: #0d1117; --panel: #161b22; --line: #3a424c; --link: #79b8ff;
    --allow: #57d475; --allow-row: #10251a; --deny: #ff8f85; --deny-row: #2c1617; --gap: #f0c252; --gap-mark: #4d3b06;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; color: var(--text); background: var(--page);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; }
small { color: var(--quiet); font-weight: normal; }
a { color: var(--link); }
#numbers { display: flex; flex-wrap: wrap; gap: 1rem; margin: 0; }
#numbers div { flex: 1 1 10rem; padding: .75rem 1rem; background: var(--panel); border: 1px solid var(--line);
  border-top: .25rem solid var(--gap); border-radius: .4rem; }
#numbers div.whole { border-top-color: var(--allow); }
#numbers dt { color: var(--quiet); } #numbers dd { margin: 0; }
#numbers strong { display: block; font-size: 1.6rem; }
.scroll { overflow-x: auto; position: relative; }
nav { margin-top: 1.5rem; }
.legend span { padding: 0 .4rem; margin-right: .6rem; border-left: .3rem solid var(--line); }
.legend .allow { border-left-color: var(--allow); background: var(--allow-row); }
.legend .deny { border-left-color: var(--deny); background: var(--deny-row); }
.legend .idle { border-left: .3rem dashed var(--gap); }
nav table { border-collapse: collapse; width: 100%; }
nav th, nav td { padding: .3rem .8rem .3rem 0; text-align: left; border-bottom: 1px solid var(--line); }
meter { width: 6rem; margin-right: .5rem; vertical-align: middle; }
code, pre, .code { font: .85rem/1.55 ui-monospace, monospace; }
pre { overflow-x: auto; padding: .75rem; background: var(--panel); border-radius: .4rem; }
.policy > .scroll { border: 1px solid var(--line); }
table.code { border-collapse: collapse; width: 100%; }
.code th { text-align: left; font-weight: normal; color: var(--quiet); padding: .1rem .6rem; }
.code td { padding: 0 .6rem; } .code td code { white-space: pre; }
.code .count, .code .line { text-align: right; color: var(--quiet); user-select: none; width: 1%; }
.code tr > :first-child { border-left: .3rem solid transparent; }
.code tr.allow { background: var(--allow-row); } .code tr.allow > :first-child { border-left-color: var(--allow); }
.code tr.deny { background: var(--deny-row); } .code tr.deny > :first-child { border-left-color: var(--deny); }
.code tr.idle > :first-child { border-left: .3rem dashed var(--gap); }
.code tr.gap .count { color: var(--gap); font-weight: bold; }
.untested { background: var(--gap-mark); text-decoration: underline wavy var(--gap); text-underline-offset: .2em; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
details { margin: .4rem 0; padding: .3rem .8rem; border: 1px solid var(--line); border-left: .3rem solid var(--line);
  border-radius: .3rem; }
details.allow, details.passed { border-left-color: var(--allow); }
details.deny, details.failed { border-left-color: var(--deny); }
details.idle { border-left: .3rem dashed var(--gap); }
summary { cursor: pointer; overflow-wrap: anywhere; }
summary:focus-visible, a:focus-visible { outline: .15rem solid var(--link); outline-offset: .1rem; }
details b { text-transform: uppercase; font-size: .75rem; letter-spacing: .05em; }
details.passed b { color: var(--allow); } details.failed b { color: var(--deny); }
footer { margin: 3rem 0 1rem; color: var(--quiet); }
"""

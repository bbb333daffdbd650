/** The page's only style. No colour means anything alone: signs and words say the same. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --text: #1f2328; --quiet: #59636e; --back: #ffffff; --panel: #f6f8fa; --line: #d1d9e0; --link: #0550ae;
  --del: #ffebe9; --del-mark: #ffb3ad; --ins: #dafbe1; --ins-mark: #97e6a8; --warn: #fff8c5; --warn-line: #9a6700;
  --fail: #ffebe9; --fail-line: #cf222e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --quiet: #9ba5b0; --back: #0d1117; --panel: #161b22; --line: #3d444d; --link: #79c0ff;
    --del: #3c1618; --del-mark: #8e2a2d; --ins: #12331d; --ins-mark: #1f6f35; --warn: #2d2409; --warn-line: #d29922;
    --fail: #3c1618; --fail-line: #f85149;
  }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 110rem; padding: 1.5rem; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif }
a { color: var(--link) }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px }
.skip { position: absolute; left: -100rem }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--back); z-index: 1 }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem } h3 { font-size: 1rem; margin: 0; display: inline; font-weight: 600 }
p { margin: .5rem 0 } ul { margin: .5rem 0; padding-left: 1.5rem }
code, pre, table.diff { font-family: ui-monospace, SFMono-Regular, Menlo, "Liberation Mono", monospace }
code { font-size: .875em; overflow-wrap: anywhere } pre, table.diff { font-size: 12.5px }
pre { margin: .5rem 0; padding: .75rem; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--panel); border-radius: 6px }
.quiet { color: var(--quiet) }
table { border-collapse: collapse }
.runs { width: 100%; margin: 1rem 0 }
.runs th { text-align: left; color: var(--quiet); font-weight: 600 }
.runs th, .runs td { padding: .4rem .75rem; border: 1px solid var(--line); vertical-align: top }
.note { border-left: 4px solid var(--warn-line); background: var(--warn); padding: .5rem 1rem; margin: 1rem 0; border-radius: 0 6px 6px 0 }
.fail { border-color: var(--fail-line); background: var(--fail) }
.note h2 { margin-top: 0 }
.object { border: 1px solid var(--line); border-radius: 6px; margin: .75rem 0 }
.object > summary { padding: .5rem .75rem; background: var(--panel); border-radius: 6px; cursor: pointer; position: sticky; top: 0 }
.object[open] > summary { border-bottom: 1px solid var(--line); border-radius: 6px 6px 0 0 }
.object > div { overflow: hidden; border-radius: 0 0 6px 6px }
.object p { padding: 0 .75rem }
.badge { border: 1px solid var(--warn-line); border-radius: 1rem; padding: 0 .5rem; font-size: .85em; white-space: nowrap }
.diff { width: 100%; table-layout: fixed; line-height: 1.55 }
.diff col.n { width: 4rem }
.diff th { padding: .25rem .75rem; text-align: left; color: var(--quiet); font-weight: 600; border-bottom: 1px solid var(--line) }
.diff td { padding: 0 .75rem 0 1.5rem; vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere; position: relative }
.diff td.n { padding: 0 .5rem; text-align: right; color: var(--quiet); user-select: none }
.diff td.none { background: var(--panel) }
.diff td.del { background: var(--del) } .diff td.ins { background: var(--ins) }
.diff td.del::before, .diff td.ins::before { position: absolute; left: .5rem; content: "\\2212" }
.diff td.ins::before { content: "+" }
.unseen th { padding: 0; border: 0; font-size: 0; line-height: 0 }
del, ins { text-decoration: none }
del mark { background: var(--del-mark); color: inherit } ins mark { background: var(--ins-mark); color: inherit }
.same > summary { padding: .1rem .75rem; color: var(--quiet); background: var(--panel); cursor: pointer; font-size: 12.5px }
@media print { .object { break-inside: avoid } .object > summary { position: static } }
`

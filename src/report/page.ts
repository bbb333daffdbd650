import { createHash } from 'node:crypto'
import { isUnexpected } from '../render/difference.js'
import type { ContainerDifference, ResourceDifference, RootDifference, Step } from '../render/difference.js'
import { resourceHunks } from '../render/unified.js'
import { closingLine } from './closing.js'
import type { Origin } from './origin.js'
import { escapeHtml, htmlText } from './html.js'
import { harmlessLines } from './harmless.js'
import { diffHtml } from './page-diff.js'
import { PAGE_STYLE } from './page-style.js'
import { countsOf, countsText, failureTitle, noteTitle, statusText } from './rendered-text.js'
import { changedPatches } from './result.js'
import type { Result } from './result.js'
import { shownDiff } from './shown-diff.js'
import { objectLabel } from './table.js'

/** With more objects than that, they are folded until somebody opens them. */
const MAX_OPEN = 20
/** With more lines than that, only those around changes are in the page. */
const MAX_LINES = 50_000

// Nothing is loaded and nothing runs: only this one style applies, by its hash (Content Security Policy Level 3, 8.3).
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'"
].join('; ')

/** The whole difference as one HTML file that needs nothing else: side by side, for a mouse or a keyboard. */
export function pageOf(result: Result, origin: Origin): string {
  const roots = result.difference?.roots ?? []
  const title = origin.key === '' ? 'Repull' : `Repull: ${origin.key}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${htmlText(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<a class="skip" href="#differences">Skip to the differences</a>
<header>
<h1>${htmlText(title)}</h1>
<p>${htmlText(closingLine(result))}</p>
${originHtml(origin, roots)}</header>
<main>
${roots.length === 0 ? '' : overview(roots)}<div id="differences" tabindex="-1">
${rootsHtml(roots)}${filesHtml(result)}</div>
</main>
</body>
</html>
`
}

function originHtml({ tool, commit, runUrl }: Origin, roots: readonly RootDifference[]): string {
  const renderers = new Set(roots.flatMap(({ renderer }) => renderer ?? []))
  const parts = [
    ...(commit === null
      ? []
      : [`Compared: commit <code>${htmlText(commit)}</code> and the same with the step's edits`]),
    htmlText([tool, ...renderers].join(', ')),
    ...(runUrl === null ? [] : [`<a href="${htmlText(runUrl)}">The run</a>`])
  ]
  return `<p class="quiet">${parts.join(' · ')}</p>\n`
}

/** What the comment says before its folds. */
function overview(roots: readonly RootDifference[]): string {
  const failed = roots.filter(({ failure }) => failure !== null)
  const compared = roots.length - failed.length
  return [
    runsTable(roots),
    `<p><strong>${countsText(countsOf(roots))}</strong> in ${compared} ${compared === 1 ? 'root' : 'roots'}</p>\n`,
    unexpectedNote(roots),
    ...failed.map(failureNote),
    leftOut(roots),
    contents(roots)
  ].join('')
}

function runsTable(roots: readonly RootDifference[]): string {
  const groups = roots.flatMap(({ root, containers }) => {
    if (containers.length === 0) return []
    const rows = containers.map(
      ({ key, container, image, policy, secrets }) =>
        `<tr>${[
          codeHtml(objectLabel(key)),
          codeHtml(container),
          stepHtml(image, '<br>'),
          stepHtml(policy),
          secretsHtml(secrets)
        ]
          .map((cell) => `<td>${cell}</td>`)
          .join('')}</tr>\n`
    )
    const head = `<tr><th scope="rowgroup" colspan="5">${codeHtml(root)}</th></tr>`
    return `<tbody>\n${head}\n${rows.join('')}</tbody>\n`
  })
  if (groups.length === 0) return ''
  const titles = ['Workload', 'Container', 'Image', 'Pull policy', 'Pull secrets']
  const head = titles.map((title) => `<th scope="col">${title}</th>`).join('')
  return `<table class="runs">\n<thead><tr>${head}</tr></thead>\n${groups.join('')}</table>\n`
}

function secretsHtml({ added, removed }: ContainerDifference['secrets']): string {
  return [
    ...added.map((name) => `+ ${codeHtml(name)}`),
    ...removed.map((name) => `− ${codeHtml(name)}`)
  ].join('<br>')
}

function unexpectedNote(roots: readonly RootDifference[]): string {
  const items = roots.flatMap(({ root, resources }, at) =>
    resources.flatMap((resource, index) => {
      if (!isUnexpected(resource)) return []
      const fields = resource.fields
        .filter(({ expected }) => !expected)
        .map((field) => `<li>${codeHtml(field.path)}: ${stepHtml(field)}</li>`)
      const list = fields.length === 0 ? '' : `<ul>${fields.join('')}</ul>`
      return `<li><a href="#${idOf(at, index)}">${codeHtml(objectLabel(resource.key))}</a> of ${codeHtml(root)}: ${resource.status}${list}</li>\n`
    })
  )
  if (items.length === 0) return ''
  return `<section class="note">\n<h2>Unexpected: nobody asked for these changes</h2>\n<ul>\n${items.join('')}</ul>\n</section>\n`
}

function failureNote(root: RootDifference): string {
  const message = escapeHtml(harmlessLines(root.failure?.message.trimEnd() ?? ''))
  return `<section class="note fail">\n<h2>${codeHtml(root.root)}: ${htmlText(failureTitle(root))}</h2>\n<pre>${message}</pre>\n</section>\n`
}

function leftOut(roots: readonly RootDifference[]): string {
  const items = roots.flatMap(({ root, random, duplicates }) => [
    ...random.map(
      ({ key, paths }) =>
        `<li>${codeHtml(objectLabel(key))} of ${codeHtml(root)}: ${paths.map(codeHtml).join(', ')}</li>\n`
    ),
    ...duplicates.map(
      (key) => `<li>${codeHtml(objectLabel(key))} of ${codeHtml(root)}: there is more than one</li>\n`
    )
  ])
  if (items.length === 0) return ''
  return `<details class="left-out"><summary>${noteTitle(roots)}</summary>\n<ul>\n${items.join('')}</ul>\n</details>\n`
}

function contents(roots: readonly RootDifference[]): string {
  const lists = roots.flatMap(({ root, resources }, at) => {
    const items = resources.map(
      (resource, index) =>
        `<li><a href="#${idOf(at, index)}">${codeHtml(objectLabel(resource.key))}</a> ${badge(resource)}</li>\n`
    )
    return items.length === 0 ? [] : [`<li>${codeHtml(root)}\n<ul>\n${items.join('')}</ul></li>\n`]
  })
  if (lists.length === 0) return ''
  return `<nav aria-label="Objects">\n<h2>Objects</h2>\n<ul>\n${lists.join('')}</ul>\n</nav>\n`
}

function rootsHtml(roots: readonly RootDifference[]): string {
  const all = roots.flatMap(({ resources }) => resources)
  const open = all.length <= MAX_OPEN
  const lines = all.reduce((sum, { before, after }) => sum + lineCount(before) + lineCount(after), 0)
  const context = lines > MAX_LINES ? 3 : Number.MAX_SAFE_INTEGER
  return roots
    .map((root, at) => {
      if (root.resources.length === 0) return ''
      const by = root.renderer === null ? '' : ` · ${htmlText(root.renderer)}`
      const objects = root.resources.map((resource, index) => {
        const names = resource.renamed === null ? '' : `<p>${stepHtml(resource.renamed)}</p>\n`
        const title = `<h3>${codeHtml(objectLabel(resource.key))}</h3> ${badge(resource)}`
        const diff = diffHtml(resourceHunks(resource, context).map(harmlessLines))
        return object(title, names + diff, { id: idOf(at, index), open })
      })
      return `<section>\n<h2>${codeHtml(root.root)}<span class="quiet">${by} · ${countsText(countsOf([root]))}</span></h2>\n${objects.join('')}</section>\n`
    })
    .join('')
}

/** The files that were patched, as they stand in the repository. */
function filesHtml(result: Result): string {
  const patches = changedPatches(result)
  if (patches.length === 0) return ''
  const files = patches.map((patch, at) =>
    object(`<h3>${codeHtml(patch.file)}</h3>`, diffHtml(shownDiff([patch])), {
      id: `file-${at}`,
      open: patches.length <= MAX_OPEN
    })
  )
  return `<section>\n<h2>Changed files</h2>\n${files.join('')}</section>\n`
}

/** The target of a link lies in the fold, so that browsers open it. */
function object(
  title: string,
  body: string,
  { id, open }: { readonly id: string; readonly open: boolean }
): string {
  return `<details class="object"${open ? ' open' : ''}><summary>${title}</summary>\n<div id="${id}" tabindex="-1">\n${body}</div></details>\n`
}

function badge(resource: ResourceDifference): string {
  const text = statusText(resource)
  return isUnexpected(resource) ? `<span class="badge">${text}</span>` : `<span class="quiet">${text}</span>`
}

function idOf(root: number, resource: number): string {
  return `object-${root}-${resource}`
}

function stepHtml(step: Step | null, space = ' '): string {
  if (step === null) return ''
  const from = step.from === null ? '(unset)' : codeHtml(step.from)
  return `${from}${space}→ ${step.to === null ? '(removed)' : codeHtml(step.to)}`
}

function codeHtml(text: string): string {
  return `<code>${text === '' ? '(empty)' : htmlText(text)}</code>`
}

function lineCount(text: string): number {
  return text.split('\n').length
}

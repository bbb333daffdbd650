import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import settings from './chromium.json' with { type: 'json' }
import { folderWith } from './program.js'

/** A browser that asks nobody anything on its own, with a profile of its own that is gone afterwards. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch(settings)
}

export interface Opened {
  readonly page: Page
  /** What was requested beyond the file itself. */
  readonly requests: readonly string[]
  /** What the page wrote on the console, and the errors of its scripts. */
  readonly messages: readonly string[]
}

/** HTML in a browser's tab, as somebody opens a file. */
export async function openHtml(
  browser: Browser,
  html: string,
  colorScheme: 'light' | 'dark' = 'light'
): Promise<Opened> {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } })
  const url = pathToFileURL(`${folderWith({ 'page.html': html })}/page.html`).href
  const requests: string[] = []
  const messages: string[] = []
  await context.route('**/*', async (route) => {
    const asked = route.request().url()
    if (asked === url) return route.continue()
    requests.push(asked)
    return route.abort()
  })
  const page = await context.newPage()
  page.on('console', (message) => messages.push(message.text()))
  page.on('pageerror', (error) => messages.push(error.message))
  page.on('dialog', (dialog) => {
    messages.push(dialog.message())
    void dialog.dismiss()
  })
  await page.goto(url)
  return { page, requests, messages }
}

/** A comment as GitHub shows it: its Markdown with GitHub's extensions, HTML allowed, and GitHub's own style. */
export function asGitHubShows(markdown: string): string {
  const style = readFileSync('node_modules/github-markdown-css/github-markdown.css', 'utf8')
  const body = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()]
  })
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><body class="markdown-body">${body}`
}

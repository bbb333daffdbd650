import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { commentText } from '../src/report/comment.js'
import { pageOf } from '../src/report/page.js'
import { container, field, key, rendered, resource, root } from './report/rendered-sample.js'
import { HOSTILE, result } from './report/sample.js'
import { asGitHubShows, openHtml, startBrowser } from './support/browser.js'
import type { Opened } from './support/browser.js'
import { folderWith } from './support/program.js'
import { startPull } from './support/pull-run.js'
import { describeWith } from './support/tools.js'

const ORIGIN = { tool: 'Repull 0.1.0', key: '', commit: null, runUrl: null, files: ['rendered.html'] }

/** Texts of manifests that act where they are not made harmless. */
const ACTING = [
  ...HOSTILE,
  '<script>alert(1)</script>',
  '<img src="https://example.com/x.png" onerror="alert(1)">',
  '![x](https://example.com/x.png)',
  '"><svg onload=alert(1)>',
  '</td></table></details></div></main><h1>mine</h1>',
  '@acme/team #1 [a](javascript:alert(1))'
]

/** Objects of one file, each with these texts beside the change. */
const DEPLOYMENTS = Array.from(
  { length: 21 },
  (_, at) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: w${at}, namespace: shop}
spec:
  template:
    spec:
      containers:
        - name: ${at === 0 ? JSON.stringify(ACTING.join(' ')) : 'web'}
          image: ghcr.io/acme/shop:old
          command: ${JSON.stringify(at === 0 ? ACTING.slice(-2) : [])}
          args: ${JSON.stringify(at === 0 ? ACTING : [])}
`
).join('---\n')

/** Each text everywhere that a manifest can bring one. */
const hostile = result({
  difference: rendered(
    ...ACTING.map((text) =>
      root({
        root: text,
        resources: [
          resource({
            key: key({ name: text, namespace: text }),
            before: `a: ${text}\n`,
            after: `b: ${text}\n`,
            fields: [field({ path: text, from: text, to: text, expected: false })]
          })
        ],
        containers: [
          container({ key: key({ name: text }), container: text, image: { from: text, to: text } })
        ]
      })
    )
  )
})

/** The lightness of two colours as the Web Content Accessibility Guidelines (2.2, 1.4.3) compare it. */
function contrast(text: string, back: string): number {
  const light = (colour: string): number => {
    const parts = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
      const share = Number(part) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    const [red = 0, green = 0, blue = 0] = parts
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [low = 0, high = 0] = [light(text), light(back)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const style = async (page: Page, selector: string, name: string): Promise<string> =>
  page.evaluate<string>(
    `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).getPropertyValue('${name}')`
  )

const focused = async (page: Page): Promise<string> =>
  page.evaluate<string>(`document.activeElement.textContent.trim()`)

const COUNT = `document.querySelectorAll('script, img, svg, iframe, object, embed, form, input, link').length`

const lines = (word: string): string =>
  Array.from({ length: 5000 }, (_, at) => `key-${at}: ${word}\n`).join('')
const large = resource({ before: lines('old'), after: lines('new') })
const largePage = pageOf(result({ difference: rendered(root({ resources: [large] })) }), ORIGIN)

test('the page of 5,000 changed lines is a few times as large as what they say', () => {
  expect(largePage.length).toBeLessThan(10 * (large.before.length + large.after.length))
})

describeWith('Chromium', 'in a browser', () => {
  let browser: Browser
  /** What the built program writes and posts. */
  let written: string
  let posted: string
  beforeAll(async () => {
    browser = await startBrowser()
    const run = await startPull()
    const workspace = folderWith({ 'web.yaml': DEPLOYMENTS })
    const { outputs } = await run.step({ workspace, inputs: { render: 'auto' } })
    written = readFileSync(outputs['html-path'] ?? '', 'utf8')
    posted = run.repository.comments[0]?.body ?? ''
  })
  afterAll(async () => browser.close())

  const quiet = ({ requests, messages }: Opened): void => {
    expect({ requests, messages }).toEqual({ requests: [], messages: [] })
  }

  describe('the page', () => {
    test('asks for nothing and shows the difference', async () => {
      const opened = await openHtml(browser, written)
      // Of the file, which is open; so many objects are folded.
      const [added, removed] = ['td.ins', 'td.del'].map((side) =>
        opened.page.locator(`#file-0 ${side}`).first()
      )
      expect(await added?.innerText()).toContain('ghcr.io/acme/shop:v2')
      expect(await removed?.innerText()).toContain('ghcr.io/acme/shop:old')
      expect(await opened.page.locator('.runs th[scope=rowgroup]').allInnerTexts()).toEqual(['web.yaml'])
      quiet(opened)
    })

    test('a click opens a fold and shows its difference', async () => {
      const opened = await openHtml(browser, written)
      const added = opened.page.locator('.object td.ins').first()
      expect(await added.isVisible()).toBe(false)
      await opened.page.locator('.object > summary').first().click()
      expect(await added.isVisible()).toBe(true)
      expect(await added.innerText()).toContain('ghcr.io/acme/shop:v2')
      quiet(opened)
    })

    test('a link of the list opens the fold of its object', async () => {
      const { page } = await openHtml(browser, written)
      await page.locator('nav a').nth(20).click()
      expect(await page.locator('#object-0-20 td.ins').first().isVisible()).toBe(true)
    })

    test('the keyboard alone skips to the differences, opens a fold and closes it, and the focus is seen', async () => {
      const { page } = await openHtml(browser, written)
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('Skip to the differences')
      expect(await page.locator('.skip').boundingBox()).toMatchObject({ x: 16 })
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(await focused(page)).toContain('Deployment/w0 (shop)')
      expect(await style(page, ':focus', 'outline-style')).toBe('solid')
      expect(await style(page, ':focus', 'outline-width')).toBe('3px')
      const diff = page.locator('#object-0-0')
      expect(await diff.isVisible()).toBe(false)
      await page.keyboard.press('Enter')
      expect(await diff.isVisible()).toBe(true)
      await page.keyboard.press('Space')
      expect(await diff.isVisible()).toBe(false)
    })

    const PLACES: readonly (readonly [text: string, back: string])[] = [
      ['body', 'body'],
      ['.quiet', 'body'],
      ['nav a', 'body'],
      ['td.n', 'body'],
      ['td.del', 'td.del'],
      ['td.ins', 'td.ins'],
      ['del mark', 'del mark'],
      ['ins mark', 'ins mark'],
      ['.note a', '.note'],
      ['.object > summary', '.object > summary'],
      ['.object > summary .badge', '.object > summary']
    ]
    test('both schemes have contrast, and they differ', async () => {
      const html = pageOf(
        result({
          difference: rendered(root({ resources: [resource({ fields: [field({ expected: false })] })] }))
        }),
        ORIGIN
      )
      const backs: string[] = []
      for (const scheme of ['light', 'dark'] as const) {
        const { page } = await openHtml(browser, html, scheme)
        backs.push(await style(page, 'body', 'background-color'))
        const weak: string[] = []
        for (const [text, back] of PLACES) {
          const ratio = contrast(
            await style(page, text, 'color'),
            await style(page, back, 'background-color')
          )
          if (ratio < 4.5) weak.push(`${scheme} ${text}: ${ratio.toFixed(2)}`)
        }
        expect(weak).toEqual([])
      }
      expect(backs).toEqual(['rgb(255, 255, 255)', 'rgb(13, 17, 23)'])
    })

    test('its policy lets no planted script, handler, style or image through', async () => {
      const planted =
        '<script>document.title = "planted"</script>' +
        '<img src="https://example.com/x.png" onerror="document.title = \'planted\'">' +
        '<style>body { background: rgb(1, 2, 3) !important }</style>'
      const { page, requests } = await openHtml(browser, written.replace('<main>', `<main>${planted}`))
      await page.waitForLoadState('load')
      expect(await page.title()).toBe('Repull')
      expect(await style(page, 'body', 'background-color')).toBe('rgb(255, 255, 255)')
      expect(requests).toEqual([])
    })

    test('45. texts of the manifests that it was written from are text', async () => {
      const opened = await openHtml(browser, written)
      expect(await opened.page.evaluate<number>(COUNT)).toBe(0)
      expect(await opened.page.locator('h1').allInnerTexts()).toEqual(['Repull'])
      expect(await opened.page.locator('body').innerText()).toContain('<script>alert(1)</script>')
      quiet(opened)
    })

    test('45. texts of manifests are text', async () => {
      const opened = await openHtml(browser, pageOf(hostile, ORIGIN))
      expect(await opened.page.evaluate<number>(COUNT)).toBe(0)
      expect(await opened.page.locator('h1').allInnerTexts()).toEqual(['Repull'])
      expect(await opened.page.locator('.object').count()).toBe(ACTING.length)
      expect(await opened.page.locator('body > main').count()).toBe(1)
      expect(await opened.page.locator('a:not([href^="#"])').count()).toBe(0)
      quiet(opened)
    })

    test('5,000 changed lines stand side by side', async () => {
      const { page } = await openHtml(browser, largePage)
      expect(await page.locator('#object-0-0 tr:has(td.del):has(td.ins)').count()).toBe(5000)
    })
  })

  describe('the comment', () => {
    test('a click opens the fold of an object and shows its difference', async () => {
      const opened = await openHtml(browser, asGitHubShows(posted))
      const diff = opened.page.locator('pre').nth(1)
      expect(await diff.isVisible()).toBe(false)
      await opened.page.locator('summary', { hasText: 'Deployment/w1 (shop)' }).click()
      expect(await diff.isVisible()).toBe(true)
      expect(await diff.innerText()).toContain('+        image: ghcr.io/acme/shop:v2')
      expect(await opened.page.locator('table').first().innerText()).toContain('ghcr.io/acme/shop:old')
      quiet(opened)
    })

    test('45. texts of the manifests that it was posted for are text', async () => {
      const opened = await openHtml(browser, asGitHubShows(posted))
      expect(await opened.page.evaluate<number>(COUNT)).toBe(0)
      expect(await opened.page.locator('body > details > details').count()).toBe(21)
      quiet(opened)
    })

    test('45. texts of manifests are text, and break out of no fold', async () => {
      const opened = await openHtml(browser, asGitHubShows(commentText(hostile, ORIGIN)))
      expect(await opened.page.evaluate<number>(COUNT)).toBe(0)
      expect(await opened.page.locator('a, h1').count()).toBe(0)
      expect(await opened.page.locator('details details').count()).toBe(ACTING.length)
      expect(await opened.page.locator('body > details').count()).toBe(ACTING.length)
      quiet(opened)
    })
  })
})

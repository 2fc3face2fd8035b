// Opens pages in a browser without a window, as wide as asked and in each scheme of colours, and tells what it sees:
// what stands out of the page sideways, what axe says against it, whether notes are reached and left by keyboard.
// Takes one JSON document on standard input, gives one on standard output; browser.py tells their shape.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import puppeteer from 'puppeteer-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('@daisy/axe-core-for-ace/axe.min.js'), 'utf8')
const asked = JSON.parse(readFileSync(0, 'utf8'))
const HEIGHT = 800
const FAR = 400 // presses of the tab key, at most, to the first note

// A sheet that stands before the page's own, as that of a reading system may.
function dress(css) {
  const style = document.createElementNS('http://www.w3.org/1999/xhtml', 'style')
  style.textContent = css
  document.head.prepend(style)
}

function sideways() {
  const root = document.documentElement
  if (root.scrollWidth <= root.clientWidth) return []
  const out = [...document.querySelectorAll('body *')].filter(
    (one) => one.getBoundingClientRect().right > root.clientWidth + 1 || one.getBoundingClientRect().left < -1)
  return out.slice(0, 3).map((one) => `${one.localName}.${one.className}: ${one.textContent.trim().slice(0, 60)}`)
    .concat(out.length ? [] : ['the page'])
}

async function judge() {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const said = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } })
  return said.violations.map((one) => `${one.id}: ${one.nodes.length} times: ${one.nodes[0].html.slice(0, 160)} `
    + one.nodes[0].any.map((any) => any.message).join(' '))
}

function focused() {
  const one = document.activeElement
  const box = one.getBoundingClientRect()
  const note = one.closest('[data-note], [role=doc-footnote], [role=doc-endnotes] li')
  return {
    role: one.getAttribute('role') ?? '', id: one.id, href: one.getAttribute('href') ?? '', note: note?.id ?? '',
    seen: (box.top + box.bottom) / 2 > 0 && (box.top + box.bottom) / 2 < window.innerHeight, hash: decodeURIComponent(window.location.hash),
  }
}

// From the text to its first note and back, by Tab and Enter alone; empty where all is well.
async function walkToNote(page) {
  if (!await page.$('[role=doc-noteref]')) return ''
  let at = { role: '' }
  for (let press = 0; at.role !== 'doc-noteref'; press += 1) {
    if (press > FAR) return 'the first mark of a note is not reached'
    await page.keyboard.press('Tab')
    at = await page.evaluate(focused)
  }
  await page.keyboard.press('Enter')
  const there = await page.evaluate(focused)
  if (there.hash !== at.href) return `the mark leads to ${there.hash}, not to ${at.href}`
  await page.keyboard.press('Tab')
  const back = await page.evaluate(focused)
  if (back.role !== 'doc-backlink') return `behind the mark the next stop is no way back but ${back.role} ${back.href}`
  if (!back.seen) return 'the note is out of sight'
  if (`#${back.note}` !== at.href) return `the way back stands in ${back.note}, not in ${at.href}`
  await page.keyboard.press('Enter')
  const home = await page.evaluate(focused)
  if (home.hash !== `#${at.id}`) return `the way back leads to ${home.hash}, not to #${at.id}`
  return home.id === at.id && home.seen ? '' : 'the mark is not reached again'
}

// Each view is a fresh load. What axe judges hangs on no width: it looks once in each scheme, at the narrowest.
async function see(page, one, width, scheme) {
  await page.setViewport({ width, height: HEIGHT })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  await page.goto(one, { waitUntil: 'load' })
  await page.evaluate(dress, asked.schemes[scheme])
  const found = { page: one, width, scheme, sideways: await page.evaluate(sideways), axe: [] }
  if (width === asked.widths[0]) {
    await page.evaluate(axe)
    found.axe = await page.evaluate(judge)
  }
  found.notes = await walkToNote(page)
  if (asked.pictures) {
    const name = one.split('/').slice(-3).join('_')
    await page.screenshot({ path: `${asked.pictures}/${name}-${width}-${scheme}.png`, fullPage: true })
  }
  return found
}

async function look(browser, one) {
  const seen = []
  for (const scheme of Object.keys(asked.schemes)) {
    for (const width of asked.widths) {
      const page = await browser.newPage()
      seen.push(await see(page, one, width, scheme))
      await page.close()
    }
  }
  return seen
}

const browser = await puppeteer.launch({ executablePath: asked.browser, args: ['--no-sandbox'] })
try {
  const seen = []
  for (const one of asked.pages) seen.push(...await look(browser, one))
  process.stdout.write(JSON.stringify(seen))
} finally {
  await browser.close()
}

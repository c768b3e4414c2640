// PDFs as other programs read them: every word in its order, every picture, and nothing run or fetched on the way.
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gathered, openLibrary } from '../src/core/exporters/exporters.fixture.ts'
import { hostileNames } from '../src/core/exporters/hostile.fixture.ts'
import { printed } from '../src/core/exporters/print/printed.ts'
import { temporaryFolder } from './support/core.ts'
import { chromiumPath } from './support/chromium.ts'
import { resourcesDir } from './support/paths.ts'

beforeEach(async () => {
  vi.stubEnv('CHROMIUM_PATH', chromiumPath())
  vi.stubEnv('TMPDIR', await temporaryFolder())
})
afterEach(() => vi.unstubAllEnvs())

const sample = join(resourcesDir, 'samples', 'pier-sunset.jpg')
const critique =
  '## What I see\nThe office is efficient: "light", held back – and <b>plain</b> =cmd().\n\n## Strengths\n- One *thing*.\n- Another **thing**.\n'

/** In the order of the content, as it was printed. */
const wordsIn = (pdf: string): string[] =>
  words(execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }))
const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** What a reader of the page reads. */
const textOf = (html: string): string =>
  html
    .replace(/^[^]*<body>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const pictures = (pdf: string): number =>
  execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' }).trim().split('\n').length - 2

/** What printing leaves in the folder for temporary files. */
const leftBehind = (): string[] =>
  readdirSync(process.env['TMPDIR']!).filter((name) => name.startsWith('mondrian-print-'))

test('a PDF of photographs has every word of their pages in order, and every picture', async () => {
  const { openExports, addPhoto, addCritique, dataDir, exported } = openLibrary()
  // What the letters of the machine have: an emoji that no font draws has no text either.
  const names = hostileNames.filter((name) => /^[\p{ASCII}\p{Script=Latin}\p{Mark}]*$/u.test(name))
  expect(names.length).toBeGreaterThan(5)
  for (const name of names) {
    const id = addPhoto({ name })
    addCritique(id, critique)
    for (const which of ['model', 'thumb']) copyFileSync(sample, join(dataDir, 'photos', id, `${which}.jpg`))
  }
  const folder = await temporaryFolder()
  const { files } = await openExports().create({ format: 'pdf', folder, overwrite: false })
  expect(files).toEqual(['Mondrian 2026-01-31.pdf'])
  const pdf = join(folder, files[0]!)
  const pages = await exported('html')
  // A name without a gap goes on in the next line, so words are put together.
  expect(wordsIn(pdf).join('')).toBe(words([...pages.values()].map(textOf).join(' ')).join(''))
  expect(pictures(pdf)).toBe(names.length)
  const sheet = await openExports().create({ format: 'contact-sheet-pdf', folder, overwrite: false })
  expect(sheet.files).toEqual(['Mondrian 2026-01-31 (2).pdf'])
  expect(pictures(join(folder, sheet.files[0]!))).toBe(names.length)
  expect(leftBehind()).toEqual([])
})

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts
}

test('a page that is printed runs nothing and fetches nothing', async () => {
  let asked = 0
  const server = createServer((_, answer) => {
    asked += 1
    answer.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const hostile = `<!doctype html><p>Before</p><img src="${address}"><iframe src="${address}"></iframe>
    <script>document.body.append('RAN'); fetch('${address}')</script><p>After</p>`
  const pdf = join(await temporaryFolder(), 'hostile.pdf')
  writeFileSync(pdf, Buffer.concat(await gathered(printed(pieces(hostile), new AbortController().signal))))
  server.close()
  expect(wordsIn(pdf)).toEqual(['Before', 'After'])
  expect(asked).toBe(0)
})

test('one that is stopped while it is printed leaves nothing', async () => {
  const stop = new AbortController()
  const printing = gathered(printed(pieces('<p>page</p>'), stop.signal))
  const ending = printing.catch((error: unknown) => error)
  const profile = (): string => join(process.env['TMPDIR']!, leftBehind()[0] ?? 'none', 'profile')
  await vi.waitUntil(() => existsSync(profile()), 20_000)
  stop.abort()
  expect(await ending).toMatchObject({ name: 'AbortError' })
  expect(leftBehind()).toEqual([])
})

test.each([
  ['/nowhere', 'There is no Chromium on this computer, which makes the PDFs.'],
  ['/bin/true', 'Chromium made no PDF.'],
  [sample, 'Chromium made no PDF.'],
])('with %s for a Chromium there is a sentence, and nothing else', async (path, message) => {
  vi.stubEnv('CHROMIUM_PATH', path)
  vi.stubEnv('PATH', '')
  const printing = gathered(printed(pieces('<p>page</p>'), new AbortController().signal))
  await expect(printing).rejects.toMatchObject({ code: 'export-unwritable', message })
  expect(leftBehind()).toEqual([])
})

import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildRenderer, isBuilt } from '../src/server/buildRenderer.ts'
import { createServer } from '../src/server/http/index.ts'
import { drop, launchBrowser } from '../test/e2e/browser.ts'
import { resourcesDir, root } from '../test/support/paths.ts'
import { openBenchCore } from './core.ts'
import { figure, median, type Figure } from './figure.ts'

const rounds = 7

/** 20 megapixels where the checkout has its large photographs beside it, else the sample of 2 megapixels. */
export async function findPhoto(): Promise<string> {
  const large = join(root, '..', 'shared', 'photos', 'pier-sunset.jpg')
  const isThere = await stat(large).then(
    () => true,
    () => false,
  )
  return isThere ? large : join(resourcesDir, 'samples', 'pier-sunset.jpg')
}

/** Milliseconds from the drop until the row of `name` stood on the page and a picture in its middle, then facts, then all. */
type Times = { row: number; picture: number; first: number; all: number }

const watchFor = (name: string): string => `new Promise((resolve) => {
  let dropped, row, picture, first
  let isDecoding = false
  addEventListener('drop', () => (dropped = performance.now()), { capture: true, once: true })
  const before = document.querySelector('.photo-stage img')?.src
  const look = () => {
    if (dropped === undefined) return
    const rows = [...document.querySelectorAll('[role=option] strong')]
    if (row === undefined && rows.some(({ textContent }) => textContent === '${name}')) row = performance.now()
    const image = document.querySelector('.photo-stage img')
    if (image?.src.startsWith('blob:') && image.src !== before && !isDecoding) {
      isDecoding = true
      void image.decode().then(() => (picture = performance.now()))
    }
    const shown = document.querySelector('.photo-caption strong')?.textContent === '${name}'
    if (!shown || !document.querySelector('.facts-histogram svg')) return
    first ??= performance.now()
    if (!document.querySelector('.facts[aria-busy=false]')) return
    observer.disconnect()
    resolve({ row: row - dropped, picture: picture - dropped, first: first - dropped, all: performance.now() - dropped })
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { subtree: true, childList: true, attributes: true })
})`

/** From the drop of a photograph on the window to its row and its measurements on the page, milliseconds. */
export async function dropToFacts(): Promise<Figure[]> {
  if (!(await isBuilt(root))) await buildRenderer(root)
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const dataDir = join(folder, 'data')
  const core = await openBenchCore(dataDir)
  const onFault = (fault: unknown): void => console.error(fault)
  const rendererDir = join(root, 'out', 'renderer')
  const server = await createServer({ core, dataDir, rendererDir, port: 0, version: 'bench', onFault })
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${server.url}/#token=${server.token()}`)
  await page.getByText('Drop photographs here').waitFor()

  const photo = await findPhoto()
  const times: Times[] = []
  for (let round = 0; round < rounds; round++) {
    const name = `photo-${round}.jpg`
    await copyFile(photo, join(folder, name))
    const watched = page.evaluate<Times>(watchFor(name))
    await drop(page, [join(folder, name)])
    times.push(await watched)
  }
  await browser.close()
  await server.close()
  await core.close()
  await rm(folder, { recursive: true })
  const medianOf = (name: keyof Times): number => median(times.map((each) => each[name]))
  return [
    figure('row on the page after the drop', medianOf('row'), { atMost: 100 }, 'ms'),
    figure('picture on the page after the drop', medianOf('picture'), { atMost: 100 }, 'ms'),
    figure('first facts on the page after the drop', medianOf('first'), { atMost: 1000 }, 'ms'),
    figure('all facts on the page after the drop', medianOf('all'), { atMost: 1000 }, 'ms'),
  ]
}

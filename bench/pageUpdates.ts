import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser } from 'playwright-core'
import { build, preview } from 'vite'
import { launchBrowser } from '../test/e2e/browser.ts'
import { recital } from '../test/fixtures/gguf/index.ts'
import { alternatingRatio, figure, median, type Figure } from './figure.ts'

const pairs = 5
const perSecond = 600
const chunks = 1800
const chunkSize = 4

type Draw = 'frame' | 'chunk'
type Run = { frames: number; batches: number; shown: number; seconds: number; scriptSeconds: number }

/** The address of the built page of bench/page, and what ends its server. */
async function servePage(): Promise<{ url: string; close: () => Promise<void> }> {
  const root = join(import.meta.dirname, 'page')
  const outDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const common = { root, configFile: false, logLevel: 'error' } as const
  await build({ ...common, plugins: [react()], build: { outDir, emptyOutDir: true } })
  const server = await preview({ ...common, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } })
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('the page is not served')
  return {
    url,
    async close() {
      await server.close()
      await rm(outDir, { recursive: true })
    },
  }
}

/** Streams `text` into a fresh page. Script time is CPU time of the page's thread, not what passed meanwhile. */
async function stream(browser: Browser, url: string, draw: Draw, text: string): Promise<Run> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const scriptSeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN
  }
  await page.goto(`${url}?draw=${draw}`)
  await page.locator('.critique-body').waitFor({ state: 'attached' })
  const before = await scriptSeconds()
  const input = JSON.stringify({ text, size: chunkSize, perSecond })
  const run = await page.evaluate<Omit<Run, 'scriptSeconds'>>(`push(${input})`)
  const after = await scriptSeconds()
  await page.close()
  if (run.shown < text.length / 2) throw new Error('the page did not show the text')
  return { ...run, scriptSeconds: after - before }
}

/** What a stream faster than any frame rate costs the page, over one that renders with every chunk. */
export async function pageUpdates(): Promise<Figure[]> {
  const { texts } = await recital()
  const text = texts.first.repeat(9).slice(0, chunks * chunkSize)
  const { url, close } = await servePage()
  const browser = await launchBrowser()
  const beyondFrames: number[] = []
  const ours = async (): Promise<number> => {
    const { batches, frames, scriptSeconds } = await stream(browser, url, 'frame', text)
    beyondFrames.push(batches - frames)
    return scriptSeconds
  }
  const naive = async (): Promise<number> => (await stream(browser, url, 'chunk', text)).scriptSeconds
  const ratio = await alternatingRatio(pairs, naive, ours)
  await browser.close()
  await close()
  return [
    figure(
      'DOM mutation batches beyond frames, 600 chunks/s',
      median(beyondFrames),
      { atMost: 5 },
      'batches',
    ),
    figure('script CPU of a render per chunk over ours, 600 chunks/s', ratio, { atLeast: 1.5 }, 'ratio'),
  ]
}

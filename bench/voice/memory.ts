// Held and released keys for as long as `VOICE_MINUTES` says, 2 without it: what the page and the ear hold at the end over what
// they held after the first of them, and what of the microphone is left open.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { figure, type Figure } from '../figure.ts'
import { openListeningPage } from './listeningPage.ts'

/** Keys after which all is loaded and compiled that will be: for some minutes V8 still compiles what is used often. */
const warmUp = 400
/** The microphone is closed and opened again after so many. */
const perOpening = 10

/** Counts what of the microphone a page has open; what is closed is not held on to, or it would be what is measured. */
const counting = `
  globalThis.isOpen = 0
  const Context = AudioContext
  globalThis.AudioContext = class extends Context {
    constructor(...given) { super(...given); isOpen++ }
    close() { isOpen--; return super.close() }
  }
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await ask(wanted)
    for (const track of stream.getTracks()) {
      const stop = track.stop.bind(track)
      isOpen++
      track.stop = () => { isOpen--; stop() }
    }
    return stream
  }`
const stillOpen = 'isOpen'

export async function voiceMemory(): Promise<Figure[]> {
  const minutes = Number(process.env['VOICE_MINUTES'] ?? 2)
  // It listens, and hears no word: what is asked stays on the page, and would be counted.
  const { dataDir, page, close } = await openListeningPage(['.'], counting)
  try {
    const ear = async (): Promise<number> => {
      const { pid } = JSON.parse(await readFile(join(dataDir, 'helper-voice.json'), 'utf8')) as {
        pid: number
      }
      return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1])
    }
    const hold = async (count: number): Promise<void> => {
      await holdKey(page)
      if (count % perOpening === perOpening - 1)
        await page.getByRole('button', { name: 'Close the microphone' }).click()
    }
    for (let key = 0; key < warmUp; key++) await hold(key)
    const before = { page: await heapOf(page), ear: await ear() }
    const until = performance.now() + minutes * 60_000
    let keys = 0
    for (; performance.now() < until; keys++) await hold(keys)
    const after = { page: await heapOf(page), ear: await ear() }
    await page.evaluate("document.querySelector('.voice-line .quiet')?.click()")
    await page.waitForFunction(`${stillOpen} === 0`, undefined, { timeout: 5000 }).catch(() => undefined)
    const told = `${keys} keys in ${minutes} minutes`
    return [
      figure(
        `memory of the page after ${told} over before`,
        after.page / before.page,
        { atMost: 1.05 },
        'ratio',
      ),
      figure('memory of the ear, the same', after.ear / before.ear, { atMost: 1.05 }, 'ratio'),
      figure(
        'audio contexts and tracks left open',
        await page.evaluate<number>(stillOpen),
        { atMost: 0 },
        'count',
      ),
    ]
  } finally {
    await close()
  }
}

/** Holds the key for half a second, and waits until what was said is written down. */
async function holdKey(page: Page): Promise<void> {
  const line = page.locator('.voice-line [role=status]')
  await page.keyboard.down('m')
  await line.getByText('Listening').waitFor()
  await page.waitForTimeout(500)
  await page.keyboard.up('m')
  await line.getByText('Nothing was said.').waitFor()
}

/** Bytes of objects, those that nobody holds left out. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

// How soon the voice begins once the first sentence of an answer is written.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Core } from '../../src/core/index.ts'
import { createSentenceCutter } from '../../src/renderer/voice/sentences.ts'
import { buildRenderer, isBuilt } from '../../src/server/buildRenderer.ts'
import { createServer } from '../../src/server/http/index.ts'
import { writeWav } from '../../src/shared/wav.ts'
import { launchBrowser } from '../../test/e2e/browser.ts'
import { slowRecital } from '../../test/fixtures/gguf/index.ts'
import { askedAgain } from '../../test/fixtures/speech.ts'
import { writeWhisper } from '../../test/fixtures/whisper.ts'
import { microphoneFlags } from '../../test/support/chromium.ts'
import { engineDir, root } from '../../test/support/paths.ts'
import { takenDown, takingDown } from '../../test/support/takenDown.ts'
import { openBenchCore } from '../core.ts'
import { figure, median, type Figure } from '../figure.ts'

const questions = 6

/** Real ear, model, server and page; the voice only takes down what it is given, and when. */
export async function firstSound(): Promise<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-voice-'))
  await mkdir(join(dataDir, 'models'))
  writeWhisper(join(dataDir, 'models', 'ggml-tiny.bin'), { words: [' What', ' is', ' a', ' stop', '?'] })
  const sound = join(dataDir, 'asked.wav')
  await writeFile(sound, writeWav(askedAgain()))
  if (!(await isBuilt(root))) await buildRenderer(root)
  const core = await openBenchCore(dataDir, { engineDir })
  await core.api['settings.set']({ maxTokens: 64, defaultModelId: (await slowRecital()).path })
  await core.api['queue.resume']({})
  const rendererDir = join(root, 'out', 'renderer')
  const server = await createServer({
    core,
    dataDir,
    rendererDir,
    port: 0,
    version: 'bench',
    onFault: console.error,
  })
  const browser = await launchBrowser(...microphoneFlags(sound))
  try {
    const page = await browser.newPage()
    await page.addInitScript(takingDown)
    await page.goto(`${server.url}/#token=${server.token()}`)
    await page.getByText('Drop photographs here').first().waitFor()
    await page.keyboard.press('b')
    await page.getByLabel('Ask about photography').press('Escape')
    const waits: number[] = []
    for (let question = 0; question <= questions; question++) waits.push(await waitAfterSentence(core, page))
    // The first one loads the models.
    const title = 'first sound after the first sentence of an answer is written'
    return figure(title, median(waits.slice(1)), { atMost: 100 }, 'ms')
  } finally {
    await browser.close()
    await server.close()
    await core.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Asks aloud; milliseconds from the token with which the first piece is whole until the voice is given it. */
async function waitAfterSentence(core: Core, page: Page): Promise<number> {
  const written: { text: string; at: number }[] = []
  const { promise: over, resolve } = Promise.withResolvers<void>()
  const off = core.on((event) => {
    if (event.type === 'chunk') written.push({ text: event.text, at: Date.now() })
    if (event.type === 'done') resolve()
  })
  const saidBefore = (await takenDown(page)).length
  await page.keyboard.down('m')
  await page.locator('.voice-line [role=status]').getByText('What is a stop?').waitFor()
  await page.keyboard.up('m')
  await over
  off()
  const [, , spokenAt] = (await takenDown(page))[saidBefore] ?? ['', '', NaN]
  return spokenAt - wholeAt(written)
}

/** When the first piece of a text was whole. */
function wholeAt(written: readonly { text: string; at: number }[]): number {
  let first: string | undefined
  createSentenceCutter((piece) => (first ??= piece)).update(written.map(({ text }) => text).join(''), true)
  let text = ''
  for (const chunk of written) {
    text += chunk.text
    if (first !== undefined && text.includes(first)) return chunk.at
  }
  return NaN
}

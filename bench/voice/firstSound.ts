// How soon the voice begins once the first sentence of an answer is written.
import type { Page } from 'playwright-core'
import type { Core } from '../../src/core/index.ts'
import { createSentenceCutter } from '../../src/renderer/voice/sentences.ts'
import { slowRecital } from '../../test/fixtures/gguf/index.ts'
import { takenDown, takingDown } from '../../test/support/takenDown.ts'
import { figure, median, type Figure } from '../figure.ts'
import { openListeningPage } from './listeningPage.ts'

const questions = 6

/** Real ear, model, server and page; the voice only takes down what it is given, and when. */
export async function firstSound(): Promise<Figure> {
  const words = [' What', ' is', ' a', ' stop', '?']
  const { core, page, close } = await openListeningPage(words, takingDown)
  try {
    await core.api['settings.set']({ maxTokens: 64, defaultModelId: (await slowRecital()).path })
    await core.api['queue.resume']({})
    const waits: number[] = []
    for (let question = 0; question <= questions; question++) waits.push(await waitAfterSentence(core, page))
    // The first one loads the models.
    const title = 'first sound after the first sentence of an answer is written'
    return figure(title, median(waits.slice(1)), { atMost: 100 }, 'ms')
  } finally {
    await close()
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

// A voice that only takes down what it is given to say: no Linux has one that could be relied on.
import type { Page } from 'playwright-core'

/** For a page before or after it is loaded: two voices, of which one is that of a service elsewhere. */
export const takingDown = `
  const voice = (name, localService) => ({ name, lang: 'en-US', localService, default: false })
  const listed = [voice('Cloud', false), voice('Here', true)]
  globalThis.said = []
  globalThis.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text } }
  Object.assign(speechSynthesis, {
    getVoices: () => listed,
    speak: (utterance) => void said.push([utterance.voice.name, utterance.text, Date.now()]),
    cancel: () => undefined,
  })`

/** What was to be said so far, each with the name of its voice and when, milliseconds since 1970. */
export const takenDown = (page: Page): Promise<[voice: string, text: string, at: number][]> =>
  page.evaluate(() => (globalThis as unknown as { said: [string, string, number][] }).said)

/** The words of a text, without marks. */
export const wordsAlone = (text: string): string => text.replaceAll(/\W+/g, ' ').trim()

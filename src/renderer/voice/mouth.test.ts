import { expect, it } from 'vitest'
import { createMouth } from './mouth.ts'

const voiceOf = (name: string, lang: string, localService = true): SpeechSynthesisVoice => ({
  name,
  lang,
  localService,
  default: false,
  voiceURI: name,
})

/** A mouth over these voices, and what the browser was given to say. */
function openMouth(voices: SpeechSynthesisVoice[]) {
  const given: (EventTarget & { text: string; voice: SpeechSynthesisVoice; rate: number })[] = []
  const told: boolean[] = []
  let cancelled = 0
  const synthesis = {
    getVoices: () => voices,
    speak: (utterance: unknown) => given.push(utterance as (typeof given)[number]),
    cancel: () => (cancelled += 1),
  }
  const utter = (text: string): SpeechSynthesisUtterance =>
    Object.assign(new EventTarget(), { text }) as unknown as SpeechSynthesisUtterance
  const mouth = createMouth(synthesis, utter, (isSpeaking) => told.push(isSpeaking))
  return { mouth, given, told, cancelled: () => cancelled }
}

it('speaks with voices of this computer alone, by the language, the one that was chosen first', () => {
  const { mouth, given } = openMouth([
    voiceOf('Elsewhere', 'en-US', false),
    voiceOf('Anna', 'de_DE'),
    voiceOf('Samantha', 'en-US'),
    voiceOf('Daniel', 'en-GB'),
  ])
  expect(mouth.voices().map(({ name }) => name)).toEqual(['Anna', 'Samantha', 'Daniel'])
  mouth.speak('Level.', { language: 'en', voice: 'Daniel', rate: 1.25 })
  mouth.speak('Level.', { language: 'en', voice: 'Elsewhere', rate: 1 })
  mouth.speak('Gerade.', { language: 'de', voice: 'Daniel', rate: 1 })
  mouth.speak('Droit.', { language: 'fr', voice: null, rate: 1 })
  expect(given.map(({ voice, rate }) => [voice.name, rate])).toEqual([
    ['Daniel', 1.25],
    ['Samantha', 1],
    ['Anna', 1],
  ])
  expect(given.every(({ voice }) => voice.localService)).toBe(true)
  expect([mouth.canSpeak('de'), mouth.canSpeak('fr')]).toEqual([true, false])
})

it('tells when it begins and when all is said, and falls silent at once', () => {
  const { mouth, given, told, cancelled } = openMouth([voiceOf('Samantha', 'en-US')])
  const say = (text: string): void => mouth.speak(text, { language: 'en', voice: null, rate: 1 })
  say('One.')
  say('Two.')
  given[0].dispatchEvent(new Event('end'))
  expect(told).toEqual([true])
  given[1].dispatchEvent(new Event('end'))
  expect(told).toEqual([true, false])
  say('Three.')
  mouth.stop()
  given[2].dispatchEvent(new Event('error'))
  expect([told, cancelled()]).toEqual([[true, false, true, false], 1])
})

it('has no voice where the browser has none', () => {
  const mouth = createMouth(
    undefined,
    () => undefined as never,
    () => expect.unreachable(),
  )
  mouth.speak('One.', { language: 'en', voice: null, rate: 1 })
  mouth.stop()
  expect(mouth.voices()).toEqual([])
})

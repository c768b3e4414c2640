import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { speech, stillness, together } from '../../../test/fixtures/speech.ts'
import { AppError } from '../../shared/errors.ts'
import { sampleMessage } from '../../shared/testing/samples.ts'
import type { Message } from '../../shared/threads.ts'
import type { Manner } from '../../shared/voice.ts'
import { fakeClient } from '../state/testing/fakeClient.ts'
import { MicrophoneError } from './microphoneError.ts'
import { voiceSessionSchema } from './session.ts'
import { createVoice } from './voice.ts'

type Heard = { utteranceId: string; language: string; isLast: boolean }

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A voice over a microphone and a mouth in memory; `heard` is what is heard in each stretch, in turn. */
function openVoice({ heard = ['Is it level?'], refusal = null as Error | null, languages = ['en'] } = {}) {
  const stretches: Heard[] = []
  let utterance = ''
  const { client, calls } = fakeClient({
    'voice.arm': ({ isArmed }: { isArmed: boolean }) => {
      if (isArmed && refusal instanceof AppError) throw refusal
      return { model: isArmed ? 'ggml-base-q8_0' : null }
    },
    'voice.mouth': () => null,
    'voice.transcribe': (stretch: Heard) => {
      const text = heard[stretches.length] ?? ''
      stretches.push(stretch)
      utterance = [stretch.utteranceId === stretches.at(-2)?.utteranceId ? utterance : '', text]
        .filter(Boolean)
        .join(' ')
      return { text, utterance, language: text === '' ? null : 'en', seconds: 1, tookSeconds: 0.1 }
    },
  })
  const microphones: { isOpen: boolean; hear: (samples: Int16Array) => void }[] = []
  const said: string[] = []
  const asked: { text: string; manner: Manner }[] = []
  const stopped: string[] = []
  const obeyed: unknown[] = []
  const lit: (string | null)[] = []
  let onAnswer: ((answer: Message, isOver: boolean) => void) | null = null
  let isSilenced = false
  let session = voiceSessionSchema.parse({})
  const voice = createVoice({
    client,
    session: () => session,
    openMicrophone: async (onBlock) => {
      if (refusal) throw refusal
      const microphone = { isOpen: true, hear: onBlock }
      microphones.push(microphone)
      return { flush: () => Promise.resolve(), close: () => void (microphone.isOpen = false) }
    },
    openMouth: (onSpeaking) => ({
      voices: () => languages.map((language) => ({ name: `voice of ${language}`, language })),
      canSpeak: (language) => languages.includes(language),
      speak: (sentence, _, onStart) => {
        said.push(sentence)
        onStart?.()
        onSpeaking(true)
      },
      stop: () => {
        isSilenced = true
        onSpeaking(false)
      },
    }),
    ask: async (text, manner) => {
      asked.push({ text, manner })
      return `answer ${asked.length}`
    },
    watch: (_, listener) => {
      onAnswer = listener
      return () => (onAnswer = null)
    },
    stopAnswer: (id) => stopped.push(id),
    obey: (order) => {
      if (order.do === 'previous') return false
      obeyed.push(order)
      return true
    },
    critique: () => ({
      text: '## Light\nIt comes from the left. It is soft.',
      light: (sentence) => lit.push(sentence),
    }),
  })
  const hear = (samples: Int16Array): void => {
    for (let at = 0; at < samples.length; at += 1600)
      microphones.at(-1)?.hear(samples.subarray(at, at + 1600))
  }
  return {
    ...voice,
    hear,
    calls,
    stretches,
    said,
    asked,
    stopped,
    obeyed,
    lit,
    microphones,
    state: voice.store.getState,
    change: (patch: Partial<typeof session>) => void (session = { ...session, ...patch }),
    answer: (text: string, isOver = false, mode: Message['mode'] = 'text') => {
      const status = isOver ? 'completed' : 'running'
      onAnswer?.(sampleMessage('answer 1', { text, mode, status }), isOver)
      if (isOver) onAnswer = null
    },
    isSilenced: () => isSilenced,
    /** Holds the key, speaks and lets go; resolves when all is written down. */
    speak: async (samples = speech(1)) => {
      await voice.press()
      hear(samples)
      await voice.release()
      await vi.waitFor(() => expect(voice.store.getState().phase).toBe('armed'))
    },
  }
}

it('a held key is written down while one speaks, asked when it is let go, and the answer is read sentence by sentence', async () => {
  const voice = openVoice({ heard: ['How is', 'the light?'] })
  await voice.press()
  expect(voice.state().phase).toBe('recording')
  voice.hear(together(stillness(0.3), speech(1.5), stillness(0.6)))
  await vi.waitFor(() => expect(voice.state().words).toBe('How is'))
  voice.hear(speech(1))
  await voice.release()
  await vi.waitFor(() => expect(voice.asked).toHaveLength(1))
  expect(voice.asked[0]).toEqual({
    text: 'How is the light?',
    manner: { scenario: 'critique', language: 'en' },
  })
  expect(voice.stretches.map(({ isLast }) => isLast)).toEqual([false, true])
  expect(new Set(voice.stretches.map(({ utteranceId }) => utteranceId)).size).toBe(1)
  voice.answer('Open to **f/2.8** there. It')
  expect(voice.said).toEqual(['Open to f 2.8 there.'])
  voice.answer('Open to **f/2.8** there. It is calmer.', true)
  expect(voice.said).toEqual(['Open to f 2.8 there.', 'It is calmer.'])
  expect(voice.microphones).toMatchObject([{ isOpen: true }])
})

it('the first syllable is not lost: what was heard just before the key belongs to the question', async () => {
  const voice = openVoice()
  await voice.speak()
  voice.hear(speech(0.5))
  await voice.speak(speech(1))
  const sounds = voice.calls.flatMap(([name, input]) =>
    name === 'voice.transcribe' ? [(input as { sound: string }).sound.length] : [],
  )
  expect(sounds[1] - sounds[0]).toBe(Math.ceil((0.3 * 16_000 * 2) / 3) * 4)
})

it('a key that is pressed while it reads silences it and stops the answer', async () => {
  const voice = openVoice({ heard: ['Is it level?', 'Is it sharp?'] })
  await voice.speak()
  voice.answer('It is level enough. And ')
  expect(voice.state().isSpeaking).toBe(true)
  await voice.press()
  expect([voice.state().isSpeaking, voice.isSilenced(), voice.stopped]).toEqual([false, true, ['answer 1']])
  voice.answer('It is level enough. And the sky is flat.', true)
  expect(voice.said).toEqual(['It is level enough.'])
})

it('Escape drops the question that is being spoken; nothing is asked', async () => {
  const voice = openVoice()
  await voice.press()
  voice.hear(speech(1))
  voice.hush()
  await voice.release()
  expect([voice.state().phase, voice.asked]).toEqual(['armed', []])
})

it('a key that is let go before the microphone is open asks nothing', async () => {
  const voice = openVoice()
  const pressed = voice.press()
  await voice.release()
  await pressed
  expect([voice.state().phase, voice.stretches]).toEqual(['armed', []])
})

it('closes the microphone, by hand or after two minutes without a question', async () => {
  const voice = openVoice()
  await voice.speak()
  await vi.advanceTimersByTimeAsync(119_000)
  expect(voice.state().phase).toBe('armed')
  await vi.advanceTimersByTimeAsync(1000)
  expect([voice.state().phase, voice.microphones]).toMatchObject(['off', [{ isOpen: false }]])
  expect(voice.calls.at(-1)).toEqual(['voice.arm', { isArmed: false }])
})

it('held and let go thirty times, it has one microphone, and none when it is closed', async () => {
  const voice = openVoice({ heard: Array.from({ length: 30 }, () => 'Is it level?') })
  for (let i = 0; i < 30; i++) await voice.speak(speech(0.3))
  expect(voice.asked).toHaveLength(30)
  expect(voice.microphones).toHaveLength(1)
  voice.close()
  expect(voice.microphones.filter(({ isOpen }) => isOpen)).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})

describe('says in one sentence', () => {
  it.each([
    [new MicrophoneError('insecure'), /open Mondrian on this one/],
    [new MicrophoneError('denied'), /may not use the microphone/],
    [new MicrophoneError('missing'), /No microphone/],
    [new AppError('model-missing', 'No speech model is here, so nothing can be heard.'), /No speech model/],
  ])('why it does not listen: %s', async (refusal, sentence) => {
    const voice = openVoice({ refusal })
    await voice.press()
    expect(voice.state()).toMatchObject({ phase: 'off', notice: expect.stringMatching(sentence) })
  })

  it('that nothing was said', async () => {
    const voice = openVoice({ heard: [''] })
    await voice.speak(stillness(1))
    expect([voice.state().notice, voice.asked]).toEqual(['Nothing was said.', []])
  })

  it('that no voice speaks the language, once', async () => {
    const voice = openVoice({ heard: ['Ist er gerade?', 'Und scharf?'], languages: ['en'] })
    voice.change({ language: 'de', scenario: 'lesson' })
    await voice.speak()
    expect(voice.asked[0]?.manner).toEqual({ scenario: 'lesson', language: 'de' })
    voice.answer('Ja, er ist gerade.', true)
    expect(voice.state().notice).toMatch(/No voice of this computer/)
    await voice.speak()
    voice.answer('Ja, er ist scharf.', true)
    expect([voice.state().notice, voice.said]).toEqual([null, []])
  })
})

it('without a held key a pause ends the question where that is wanted, and only there', async () => {
  const voice = openVoice({ heard: ['Is it level?', 'Is it sharp?', ''] })
  const askBriefly = async (): Promise<void> => {
    await voice.press()
    voice.letGo()
    voice.hear(together(stillness(0.2), speech(1), stillness(1)))
    await vi.advanceTimersByTimeAsync(100)
  }
  await askBriefly()
  expect([voice.state().phase, voice.asked]).toEqual(['recording', []])
  voice.hush()
  voice.change({ handsFree: true })
  await askBriefly()
  expect(voice.asked).toHaveLength(1)
  await voice.press()
  voice.hear(together(stillness(0.2), speech(1), stillness(1)))
  await vi.advanceTimersByTimeAsync(100)
  expect(voice.state().phase).toBe('recording')
})

it('orders are obeyed where that is wanted, and said back; what cannot be done is asked', async () => {
  const heard = ['Next.', 'Next.', 'Three stars.', 'Go back.', 'Read me the critique.']
  const voice = openVoice({ heard })
  await voice.speak()
  expect([voice.obeyed, voice.asked.map(({ text }) => text)]).toEqual([[], ['Next.']])
  voice.change({ obeys: true })
  for (let i = 1; i < heard.length; i++) await voice.speak()
  expect(voice.obeyed).toEqual([{ do: 'next' }, { do: 'mark', patch: { rating: 3 } }])
  expect(voice.asked.map(({ text }) => text)).toEqual(['Next.', 'Go back.'])
  const critique = ['Light', 'It comes from the left.', 'It is soft.']
  expect(voice.said).toEqual(['Next photograph.', '3 stars.', ...critique])
  expect(voice.lit).toEqual(['## Light', ...critique.slice(1)])
  voice.hush()
  expect(voice.lit.at(-1)).toBeNull()
})

it('what is measured is read in English; nothing is read where that is not wanted', async () => {
  const voice = openVoice({ heard: ['Ist er gerade?', 'Und scharf?'] })
  voice.change({ language: 'de' })
  await voice.speak()
  voice.answer('The horizon is level.', true, 'measured')
  expect(voice.said).toEqual(['The horizon is level.'])
  voice.change({ speaks: false })
  await voice.speak()
  voice.answer('It is sharp at the eyes.', true, 'measured')
  expect(voice.said).toHaveLength(1)
})

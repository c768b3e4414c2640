// From a held key to a spoken answer. Knows neither the browser's microphone nor its voices: both are given to it.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { createStretches } from '../../shared/sound.ts'
import type { Message } from '../../shared/threads.ts'
import type { Manner } from '../../shared/voice.ts'
import { writeWav } from '../../shared/wav.ts'
import type { Client } from '../client.ts'
import { problemOf } from '../words/report.ts'
import { base64Of } from './base64.ts'
import type { Microphone } from './microphone.ts'
import type { Mouth } from './mouth.ts'
import { orderIn, saidBack, type VoiceOrder } from './orders.ts'
import { microphoneSentence } from './refusals.ts'
import { createSentenceCutter } from './sentences.ts'
import { mannerOf, type VoiceSession } from './session.ts'
import { spokenText } from './spokenText.ts'

/** off: the microphone is closed. armed: it is open, and what it hears is dropped. writing: the last words are on their way. */
type VoicePhase = 'off' | 'arming' | 'armed' | 'recording' | 'writing'

export type VoiceState = {
  phase: VoicePhase
  /** What was said so far in this question. */
  words: string
  /** What went wrong, or what a person has to know, as a sentence. */
  notice: string | null
  /** Whether that is for want of a speech model. */
  lacksEar: boolean
  isSpeaking: boolean
}

export type VoiceMeans = {
  client: Pick<Client, 'call'>
  openMicrophone: (onBlock: (samples: Int16Array) => void) => Promise<Microphone>
  openMouth: (onSpeaking: (isSpeaking: boolean) => void) => Mouth
  session: () => VoiceSession
  /** Asks about what is on show; resolves with the id of the answer, null where it was not taken, which is told. */
  ask: (text: string, manner: Manner) => Promise<string | null>
  /** Calls back with an answer as it grows, until it is over or not on show any more. Returns its unsubscribe. */
  watch: (answerId: string, onAnswer: (answer: Message, isOver: boolean) => void) => () => void
  stopAnswer: (answerId: string) => void
  /** Does what was ordered; false where there is nothing it could be done to. */
  obey: (order: VoiceOrder) => boolean
  /** The critique on show, null where there is none; `light` lights a sentence of it, or none any more. */
  critique: () => { text: string; light: (sentence: string | null) => void } | null
}

export type Voice = {
  store: StoreApi<VoiceState>
  /** Opens the microphone where it is closed, silences what is said, and begins a question. */
  press: () => Promise<void>
  /** Says that nothing is held: the question goes on until it is ended, or, where that is wanted, until a pause. */
  letGo: () => void
  /** Ends the question. */
  release: () => Promise<void>
  /** Falls silent, and drops a question that is being spoken. */
  hush: () => void
  /** Closes the microphone. */
  close: () => void
  voices: Mouth['voices']
}

/** Blocks of 100 ms from before the key was pressed: the first syllable is older than the finger. */
const ringBlocks = 3
/** The microphone closes by itself when nothing was asked for so long, milliseconds. */
const idleMs = 120_000

export const silentVoice: VoiceState = {
  phase: 'off',
  words: '',
  notice: null,
  lacksEar: false,
  isSpeaking: false,
}

export function createVoice(means: VoiceMeans): Voice {
  const { client } = means
  const store = createStore<VoiceState>(() => silentVoice)
  const set = (patch: Partial<VoiceState>): void => store.setState(patch)
  const phase = (): VoicePhase => store.getState().phase
  let darken = (): void => undefined
  const mouth = means.openMouth((isSpeaking) => {
    set({ isSpeaking })
    if (!isSpeaking) darken()
  })
  let microphone: Microphone | null = null
  let ring: Int16Array[] = []
  let question: { id: string; take: (samples: Int16Array) => void; end: () => void } | null = null
  let isHeld = false
  /** Whether the question goes on without a key. */
  let isLoose = false
  let isMuteTold = false
  let answering: { id: string; leave: () => void } | null = null
  let idle: ReturnType<typeof setTimeout> | undefined

  const fail = (sentence: string): void => set({ notice: sentence, ...(microphone && { phase: 'armed' }) })
  const onBlock = (samples: Int16Array): void => {
    if (question) question.take(samples)
    else ring = [...ring, samples].slice(-ringBlocks)
  }
  const stayOpen = (): void => {
    clearTimeout(idle)
    idle = setTimeout(close, idleMs)
  }
  const hush = (): void => {
    mouth.stop()
    answering?.leave()
    answering = null
    question = null
    isHeld = false
    if (microphone) set({ phase: 'armed', words: '' })
  }
  function close(): void {
    clearTimeout(idle)
    hush()
    microphone?.close()
    microphone = null
    ring = []
    set({ phase: 'off', words: '' })
    // Whether it hears of it or not, the microphone is closed.
    client.call('voice.arm', { isArmed: false }).catch(() => undefined)
  }

  const open = async (): Promise<void> => {
    set({ phase: 'arming', notice: null, lacksEar: false })
    try {
      await client.call('voice.arm', { isArmed: true })
      microphone = await means.openMicrophone(onBlock)
      set({ phase: 'armed' })
      const voice = means.session().voice ?? mouth.voices()[0]?.name ?? null
      client.call('voice.mouth', { voice }).catch(() => undefined)
      stayOpen()
    } catch (error) {
      const { code, sentence } = problemOf(error)
      const notice = microphoneSentence(error) ?? sentence
      set({ phase: 'off', notice, lacksEar: code === 'model-missing' })
    }
  }

  /** Has each stretch written down after the one before it; the last one is asked. */
  const begin = (): void => {
    const id = crypto.randomUUID()
    const { language } = means.session()
    let last: Promise<unknown> = Promise.resolve()
    const isCurrent = (): boolean => question?.id === id
    const send = async (samples: Int16Array, isLast: boolean): Promise<void> => {
      if (!isCurrent()) return
      try {
        const sound = base64Of(writeWav(samples))
        const heard = await client.call('voice.transcribe', { utteranceId: id, sound, language, isLast })
        if (!isCurrent()) return
        set({ words: heard.utterance })
        if (isLast) await finish(heard.utterance, heard.language)
      } catch (error) {
        if (!isCurrent()) return
        question = null
        fail(problemOf(error).sentence)
      }
    }
    const stretches = createStretches(
      (samples, isLast) => {
        last = last.then(() => send(samples, isLast))
      },
      () => {
        if (isLoose && means.session().handsFree) void release()
      },
    )
    question = { id, take: stretches.add, end: stretches.end }
    for (const block of ring) stretches.add(block)
    ring = []
    set({ phase: 'recording', words: '', notice: null })
  }

  const finish = async (text: string, heard: string | null): Promise<void> => {
    question = null
    stayOpen()
    if (text === '') return fail('Nothing was said.')
    const session = means.session()
    const order = session.obeys ? orderIn(text) : null
    if (order && obey(order, session)) return set({ phase: 'armed', words: saidBack(order) })
    const manner = mannerOf(session, heard)
    const answerId = await means.ask(text, manner)
    set({ phase: 'armed', words: answerId === null ? text : '' })
    if (answerId !== null && session.speaks) readAloud(answerId, manner, session)
  }
  /** Whether it was done; what was done is said back, so that nobody has to look. */
  const obey = (order: VoiceOrder, { voice, rate }: VoiceSession): boolean => {
    const how = { language: 'en', voice, rate }
    if (order.do !== 'read') {
      const isDone = means.obey(order)
      if (isDone) mouth.speak(saidBack(order), how)
      return isDone
    }
    const critique = means.critique()
    if (!critique) return false
    darken = () => critique.light(null)
    const cutter = createSentenceCutter((piece) =>
      mouth.speak(spokenText(piece, 'en'), how, () => critique.light(piece)),
    )
    cutter.update(critique.text, true)
    return true
  }
  const readAloud = (answerId: string, manner: Manner, { voice, rate }: VoiceSession): void => {
    // What is measured is told in English, whatever was asked in.
    let language: string = manner.language
    const cutter = createSentenceCutter((piece) => {
      if (mouth.canSpeak(language)) mouth.speak(spokenText(piece, language), { language, voice, rate })
      else if (!isMuteTold) {
        isMuteTold = true
        set({ notice: 'No voice of this computer speaks this language, so answers are only shown.' })
      }
    })
    const leave = means.watch(answerId, (answer, isOver) => {
      language = answer.mode === 'text' || answer.mode === 'vision' ? manner.language : 'en'
      cutter.update(answer.text, isOver)
      if (isOver && answering?.id === answerId) answering = null
    })
    answering = { id: answerId, leave }
  }

  async function release(): Promise<void> {
    isHeld = false
    if (phase() !== 'recording') return
    set({ phase: 'writing' })
    const ended = question
    await microphone?.flush()
    ended?.end()
  }

  return {
    store,
    voices: mouth.voices,
    hush,
    close,
    async press() {
      if (phase() === 'arming' || phase() === 'recording' || phase() === 'writing') return
      // Who speaks is not spoken over, and asks something else now.
      const interrupted = answering
      hush()
      if (interrupted) means.stopAnswer(interrupted.id)
      isHeld = true
      isLoose = false
      if (!microphone) await open()
      // It may have been let go while somebody was asked whether the page may listen.
      if (microphone && isHeld) begin()
    },
    release,
    letGo: () => {
      isLoose = true
    },
  }
}

// The voices of this computer, through the browser: those that speak here, never those of a service elsewhere.

/** What of the browser's speech is used. */
export type Synthesis = Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel'>
type Utter = (text: string) => SpeechSynthesisUtterance

export type SystemVoice = { name: string; language: string }

export type SpokenHow = {
  /** Of two or three letters. */
  language: string
  /** The name of a voice; the system's own choice for the language where it is null or gone. */
  voice: string | null
  /** 1 is the voice's own pace. */
  rate: number
}

export type Mouth = {
  /** Voices that speak on this computer. */
  voices: () => SystemVoice[]
  /** Whether one of them speaks this language. */
  canSpeak: (language: string) => boolean
  /** Says a sentence behind those that are being said; `onStart` when its turn comes. */
  speak: (sentence: string, how: SpokenHow, onStart?: () => void) => void
  /** Falls silent at once. */
  stop: () => void
}

const languageOf = ({ lang }: Pick<SpeechSynthesisVoice, 'lang'>): string =>
  lang.split(/[-_]/)[0]?.toLowerCase() ?? ''

/** `onSpeaking` is told when it begins to speak, and when it has said everything. Without `synthesis` it has no voice. */
export function createMouth(
  synthesis: Synthesis | undefined,
  utter: Utter,
  onSpeaking: (isSpeaking: boolean) => void,
): Mouth {
  const waiting = new Set<SpeechSynthesisUtterance>()
  const local = (): SpeechSynthesisVoice[] =>
    (synthesis?.getVoices() ?? []).filter(({ localService }) => localService)
  const over = (utterance: SpeechSynthesisUtterance): void => {
    if (waiting.delete(utterance) && waiting.size === 0) onSpeaking(false)
  }
  return {
    voices: () => local().map((voice) => ({ name: voice.name, language: languageOf(voice) })),
    canSpeak: (language) => local().some((voice) => languageOf(voice) === language),
    speak(sentence, { language, voice, rate }, onStart) {
      const fitting = local().filter((each) => languageOf(each) === language)
      const chosen =
        fitting.find(({ name }) => name === voice) ?? fitting.find((each) => each.default) ?? fitting[0]
      if (!synthesis || !chosen) return
      const utterance = utter(sentence)
      utterance.voice = chosen
      utterance.lang = chosen.lang
      utterance.rate = rate
      if (onStart) utterance.addEventListener('start', onStart)
      utterance.addEventListener('end', () => over(utterance))
      utterance.addEventListener('error', () => over(utterance))
      waiting.add(utterance)
      if (waiting.size === 1) onSpeaking(true)
      synthesis.speak(utterance)
    },
    stop() {
      synthesis?.cancel()
      if (waiting.size === 0) return
      waiting.clear()
      onSpeaking(false)
    },
  }
}

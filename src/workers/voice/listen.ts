// From a recording to what was said in it: its stretches of speech, each in a window that fits, and checked.
import { createStretches, findSpeech, sampleRate } from '../../shared/sound.ts'
import type { Heard } from '../../shared/voiceMessages.ts'
import type { EarOrder, EarText } from './ear.ts'
import { fittedWindow, fullWindow, isAstray, withoutLoop } from './window.ts'

type Hear = (order: Omit<EarOrder, 'threads'>) => Promise<EarText>

export type ListenOptions = { language: string; prompt: string }

/** Whisper's own word that nothing was said counts where it is also unsure of what it wrote. */
const unsaid = { noSpeech: 0.6, confidence: 0.5 }

/**
 * What was said in a recording. Where nobody speaks in it, the model is not asked: it would write that somebody thanks
 * for watching.
 */
export async function listen(
  samples: Int16Array,
  { language, prompt }: ListenOptions,
  hear: Hear,
): Promise<Omit<Heard, 'tookSeconds'>> {
  const said: EarText[] = []
  for (const stretch of speechOf(samples)) {
    // What was said before is the best word about what comes.
    const before = said.map(({ text }) => text.trim()).join(' ')
    const text = await hearStretch(stretch, { language, prompt: `${prompt} ${before}`.trim() }, hear)
    if (text) said.push(text)
  }
  return {
    text: said.map(({ text }) => text.trim()).join(' '),
    language: said[0]?.language ?? null,
    seconds: samples.length / sampleRate,
  }
}

/** The stretches in which somebody speaks. */
function speechOf(samples: Int16Array): Int16Array[] {
  const found: Int16Array[] = []
  const stretches = createStretches((stretch) => {
    const span = findSpeech(stretch)
    if (span) found.push(stretch.subarray(span.from, span.to))
  })
  stretches.add(samples)
  stretches.end()
  return found
}

/** Null where there is nothing in it after all. */
async function hearStretch(samples: Int16Array, options: ListenOptions, hear: Hear): Promise<EarText | null> {
  const window = fittedWindow(samples.length)
  const seconds = samples.length / sampleRate
  let heard = await hear({ samples, window, ...options })
  if (window < fullWindow && isAstray(heard.text, heard.tokens, seconds)) {
    heard = await hear({ samples, window: fullWindow, ...options })
  }
  const { noSpeech, confidence } = heard
  if (noSpeech > unsaid.noSpeech && confidence < unsaid.confidence) return null
  const text = withoutLoop(heard.text)
  return /[\p{L}\p{N}]/u.test(text) ? { ...heard, text } : null
}

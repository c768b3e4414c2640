import { z } from '../zod.ts'
import { scenarioSchema, spokenLanguageSchema, type Manner, type Scenario } from '../../shared/voice.ts'

/** Paces at which answers are read, and what they are called. */
export const paces = [
  [0.8, 'Slower'],
  [1, 'As the voice speaks'],
  [1.25, 'Faster'],
  [1.5, 'Much faster'],
] as const

/** What scenarios are called, and what they are for. */
export const scenarioNames: Record<Scenario, string> = {
  critique: 'Talk the picture over',
  viva: 'Portfolio review: it asks back',
  lesson: 'Teach me',
}

/** How a person speaks with Mondrian; kept by the browser. */
export const voiceSessionSchema = z.object({
  language: spokenLanguageSchema.catch('auto'),
  scenario: scenarioSchema.catch('critique'),
  /** Whether a pause of 0.7 s ends a question for which no key is held. */
  handsFree: z.boolean().catch(false),
  /** Whether photographs are leafed through and marked by what is said. */
  obeys: z.boolean().catch(false),
  /** Whether answers are read aloud. */
  speaks: z.boolean().catch(true),
  /** Name of a voice of this computer; null for its own choice. */
  voice: z.string().nullable().catch(null),
  rate: z.number().min(0.5).max(2).catch(1),
})
export type VoiceSession = z.infer<typeof voiceSessionSchema>

const answerLanguage = spokenLanguageSchema.exclude(['auto']).catch('en')

/** How an answer is to be given: in the language of the session, else in that of the question, else in English. */
export const mannerOf = ({ language, scenario }: VoiceSession, heard: string | null): Manner => ({
  scenario,
  language: answerLanguage.parse(language === 'auto' ? heard : language),
})

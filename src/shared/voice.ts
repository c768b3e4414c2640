// The words of speaking and hearing.
import { z } from 'zod'

/** Languages that a session may be set to, by the codes that speech models have for them; `auto` listens for which it is. */
export const spokenLanguages = {
  auto: 'Any language',
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  it: 'Italian',
  pt: 'Portuguese',
  nl: 'Dutch',
  pl: 'Polish',
  sv: 'Swedish',
  da: 'Danish',
  uk: 'Ukrainian',
  ru: 'Russian',
  tr: 'Turkish',
  ja: 'Japanese',
  ko: 'Korean',
  zh: 'Chinese',
} as const

export const spokenLanguageSchema = z.enum(
  Object.keys(spokenLanguages) as [keyof typeof spokenLanguages, ...(keyof typeof spokenLanguages)[]],
)
export type SpokenLanguage = z.infer<typeof spokenLanguageSchema>

/** Seconds of sound that are listened to at once at most. */
export const longestSoundSeconds = 60

/** Bytes of a sound at most: a minute in CD quality. */
export const longestSoundBytes = 12 * 1024 * 1024

/** What a spoken session is for. */
export const scenarioSchema = z.enum(['critique', 'viva', 'lesson'])
export type Scenario = z.infer<typeof scenarioSchema>

/** How an answer is to be given that will be spoken. */
export const mannerSchema = z.strictObject({
  scenario: scenarioSchema,
  language: spokenLanguageSchema.exclude(['auto']),
})
export type Manner = z.infer<typeof mannerSchema>

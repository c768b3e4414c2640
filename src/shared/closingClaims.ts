// What a critique claims in its closing line, which no reader sees: one word on each topic, from a closed list.
import { z } from 'zod'

/** The words for each topic, in the order of the line. A topic may also be left `unsaid`: it is missing then. */
export const closingVocabulary = {
  exposure: ['dark', 'medium', 'bright'],
  highlights: ['lost', 'held'],
  shadows: ['lost', 'held'],
  focus: ['sharp', 'soft', 'moved'],
  horizon: ['level', 'tilted'],
  cast: ['none', 'warm', 'cool', 'green', 'magenta'],
  noise: ['clean', 'noisy'],
} as const

export type ClosingTopic = keyof typeof closingVocabulary
export type ClosingWord<Topic extends ClosingTopic> = (typeof closingVocabulary)[Topic][number]

export const closingTopics = Object.keys(closingVocabulary) as ClosingTopic[]

type Members = {
  [Topic in ClosingTopic]: z.ZodOptional<z.ZodEnum<Record<ClosingWord<Topic>, ClosingWord<Topic>>>>
}

export const closingClaimsSchema = z.object(
  Object.fromEntries(
    closingTopics.map((topic) => [topic, z.enum(closingVocabulary[topic]).optional()]),
  ) as unknown as Members,
)
export type ClosingClaims = z.infer<typeof closingClaimsSchema>

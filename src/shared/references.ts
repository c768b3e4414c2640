// The craft's sources: cards of our own words on what photographers know, each with the works it rests on.
import { z } from 'zod'
import { situations } from './situations.ts'

export const craftTopics = [
  'light',
  'exposure',
  'composition',
  'color',
  'focus',
  'depth-of-field',
  'movement',
  'black-and-white',
  'printing',
  'sequencing',
  'portrait',
  'landscape',
  'street',
  'still-life',
] as const

/** Where a card rests on somebody's work. */
export const sourceSchema = z.strictObject({
  author: z.string().min(2).max(120),
  work: z.string().min(2).max(160),
  /** Of the edition that is meant. */
  year: z.coerce.number().int().min(1400).max(2100),
  page: z.string().max(20).optional(),
})
export type Source = z.infer<typeof sourceSchema>

export const cardIdSchema = z.string().regex(/^[a-z][a-z0-9-]{1,47}$/)

/** The front matter of a card and its body. */
export const cardSchema = z.strictObject({
  id: cardIdSchema,
  title: z.string().min(1).max(100),
  topic: z.enum(craftTopics),
  /** Kinds of photographs that it is about; none where it holds for any. */
  situations: z.array(z.enum(situations)).max(8),
  /** Ids of the advisors in whose tradition it lies; none where it belongs to everybody. */
  advisors: z.array(z.string()).max(10),
  /** What photographers call it. */
  keywords: z.array(z.string().min(1).max(60)).min(2).max(20),
  /** None: it is of our own. */
  sources: z.array(sourceSchema).max(6),
  body: z.string().min(200).max(1200),
})
export type Card = z.infer<typeof cardSchema>

/** "Ansel Adams, The Negative, 1981"; of a card without sources that it is our own. */
export const sourceLine = ({ sources }: Pick<Card, 'sources'>): string =>
  sources.length === 0
    ? 'Our own wording of common practice'
    : sources
        .map(({ author, work, year, page }) =>
          [author, work, year, page && `p. ${page}`].filter(Boolean).join(', '),
        )
        .join('; ')

/** A card as an advice of a critique points at it. */
export const remarkCardSchema = z.object({ id: cardIdSchema, title: z.string(), source: z.string() })
export type RemarkCard = z.infer<typeof remarkCardSchema>
export const remarkCardOf = (card: Card): RemarkCard => ({
  id: card.id,
  title: card.title,
  source: sourceLine(card),
})

/** A card that an answer was given, under the number by which it may be cited. */
export const givenCardSchema = z.object({
  number: z.int().min(1),
  id: z.string(),
  title: z.string(),
  source: z.string(),
})
export type GivenCard = z.infer<typeof givenCardSchema>

/** Questions about the craft to begin with: a card answers each, also without a model. */
export const firstCraftQuestions = [
  'When does diffraction soften a photograph?',
  'What does a polarizing filter do?',
  'How do I keep highlights from clipping?',
] as const

/** "[1] Zones. Ansel Adams, The Negative, 1981". */
export const givenLine = ({ number, title, source }: GivenCard): string => `[${number}] ${title}. ${source}`

/** What an answer had of the shelf. */
export const referencesSchema = z.object({
  given: z.array(givenCardSchema),
  /** Why there are none, as a sentence; null where there are some. */
  unused: z.string().nullable(),
})
export type References = z.infer<typeof referencesSchema>

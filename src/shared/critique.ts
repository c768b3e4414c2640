import { z } from 'zod'
import { factIds } from './facts.ts'
import { rotationSchema } from './photos.ts'
import { remarksSchema } from './remarks.ts'

/** The sections of a critique in their fixed order; `scored` ones are judged in one of the words of levels.ts. */
export const sections = [
  { id: 'see', heading: 'What I see', scored: false },
  { id: 'composition', heading: 'Composition', scored: true },
  { id: 'lighting', heading: 'Lighting', scored: true },
  { id: 'focus', heading: 'Focus & Sharpness', scored: true },
  { id: 'color', heading: 'Color Harmony', scored: true },
  { id: 'depth', heading: 'Depth & Perspective', scored: true },
  { id: 'balance', heading: 'Visual Balance', scored: true },
  { id: 'impact', heading: 'Emotional Impact', scored: true },
  { id: 'limits', heading: 'What holds it back', scored: false },
  { id: 'strengths', heading: 'Strengths', scored: false },
  { id: 'next', heading: 'Next time', scored: false },
] as const
export type SectionId = (typeof sections)[number]['id']
export const sectionIdSchema = z.enum(sections.map((section) => section.id))

/** What the first section is headed where nothing looked at the picture. */
export const measuredHeading = 'What was measured'

const nameKey = (name: string): string =>
  name.toLowerCase().replace('colour', 'color').replace('&', 'and').replace(/\s+/g, ' ').trim()
const ids = new Map<string, SectionId>([
  ...sections.map(({ id, heading }) => [nameKey(heading), id] as const),
  [nameKey(measuredHeading), 'see'],
])

/** The section with this heading, in any case and in either English; undefined for any other words. */
export const sectionNamed = (name: string): SectionId | undefined => ids.get(nameKey(name))

/** 0..10 to one decimal. */
export const scoreSchema = z.number().min(0).max(10).multipleOf(0.1)

export const sectionScoreSchema = z.object({ section: sectionIdSchema, score: scoreSchema })
export type SectionScore = z.infer<typeof sectionScoreSchema>

/**
 * How surely a measurement contradicts a sentence. doesNotHold: plain words against a certain fact. checkThis: the
 * words or the fact leave room.
 */
export const claimGradeSchema = z.enum(['doesNotHold', 'checkThis'])
export type ClaimGrade = z.infer<typeof claimGradeSchema>

/**
 * Something not to be relied on: a sentence of the text, whose `start` and `end` count UTF-16 units of the Markdown, or
 * what the model claims in its closing line, which is no part of the text: null both.
 */
export const flagSchema = z.object({
  /**
   * contradiction: a measurement says otherwise. repeat: another section said nearly the same before. citation: what it cites
   * was not given, or is about something else.
   */
  kind: z.enum(['contradiction', 'repeat', 'citation']).default('contradiction'),
  /** How surely; what an earlier version stored does not say. */
  grade: claimGradeSchema.default('checkThis'),
  start: z.int().min(0).nullable(),
  end: z.int().min(0).nullable(),
  /** What the sentence claims, in few words: "highlights are blown". Of a repeat: the heading it repeats; of a citation: "[2]". */
  claim: z.string(),
  /** What was measured: "0.0 % of pixels are clipped". Of a repeat: the sentence that came first; of a citation: why it is false, as a sentence. */
  measured: z.string(),
  /** The fact that a model which saw the picture disagrees with: perhaps it is the fact that is wrong. */
  disputes: z.enum(factIds).optional(),
})
export type Flag = z.infer<typeof flagSchema>

/** A flag on a sentence of the text. */
export type SentenceFlag = Flag & { start: number; end: number }
export const isOnSentence = (flag: Flag): flag is SentenceFlag => flag.start !== null && flag.end !== null

/** A contradiction that words or fact leave room for. */
export const isToCheck = ({ kind, grade }: Flag): boolean => kind === 'contradiction' && grade === 'checkThis'

export const finishReasonSchema = z.enum(['stop', 'length', 'loop', 'cancelled'])
export type FinishReason = z.infer<typeof finishReasonSchema>

/** The engine's own counts at the end of a generation. Speeds in tokens per second, null where too few tokens. */
export const statsSchema = z.object({
  /** The whole prompt, cached part included. */
  promptTokens: z.int(),
  cachedTokens: z.int(),
  /** The part of the prompt that the picture took; null without one. */
  imageTokens: z.int().nullable().default(null),
  completionTokens: z.int(),
  totalTokens: z.int(),
  promptTps: z.number().nullable(),
  /** (n - 1) / (time of the last token - time of the first). */
  generationTps: z.number().nullable(),
  timeToFirstTokenMs: z.number().nullable(),
  elapsedMs: z.number(),
  peakMemoryBytes: z.number().nullable(),
  finishReason: finishReasonSchema,
})
export type Stats = z.infer<typeof statsSchema>

/** The JPEG that a model was given, exactly: its pixels, bytes and the tokens it took. */
export const seenSchema = z.object({
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  imageTokens: z.int().nullable(),
})
export type Seen = z.infer<typeof seenSchema>

export const critiqueSchema = z.object({
  jobId: z.string(),
  analysisMarkdown: z.string(),
  scores: z.array(sectionScoreSchema),
  /** Mean of the scores present, one decimal; null when there are none. */
  overall: z.number().nullable(),
  flags: z.array(flagSchema),
  stats: statsSchema,
  /** How the photo was turned when it was written; null where an earlier version wrote it. */
  rotation: rotationSchema.nullable().default(null),
  /** Places as they lay when it was written. What an earlier version stored has none. */
  remarks: remarksSchema.default([]),
})
export type Critique = z.infer<typeof critiqueSchema>

// A critique's Markdown as sections and scores. Never changes the text, never believes a total the model states.
import {
  scoreSchema,
  sectionNamed,
  sections,
  type SectionId,
  type SectionScore,
} from '../../shared/critique.ts'
import type { LevelMark } from './asides.ts'

export type ParsedSection = {
  id: SectionId
  /** The heading line as it was written, without its line end. */
  heading: string
  /** 0..10, of its heading, else of its level; null where neither gives one. */
  score: number | null
  /** UTF-16 units of the Markdown: `start` of the heading line, `end` where the next section begins. */
  start: number
  end: number
  /** What stands below the heading, as written; `markdown.slice(end - body.length, end)`. */
  body: string
}

export type ParsedCritique = {
  sections: ParsedSection[]
  scores: SectionScore[]
  /** Mean of `scores`, one decimal; null when there are none. */
  overall: number | null
  missing: SectionId[]
}

type Heading = Pick<ParsedSection, 'id' | 'heading' | 'score'>

/**
 * Reads the sections of skeleton.ts, also from a text cut short and from models that were not held to the
 * grammar: other heading levels, bold headings, "Composition: 7", "7.5/10". A heading counts once its line is
 * ended. A section that comes twice is listed twice, but only its first score counts. `levels`: of its asides; earlier
 * versions had a score in the heading instead.
 */
export function parseCritique(markdown: string, levels: readonly LevelMark[] = []): ParsedCritique {
  const found: ParsedSection[] = []
  let bodyStart = 0
  const close = (end: number): void => {
    const last = found.at(-1)
    if (last) Object.assign(last, { end, body: markdown.slice(bodyStart, end) })
  }
  for (const line of markdown.matchAll(/([^\n]*)\n/g)) {
    const heading = readHeading(line[1]!.trimEnd())
    if (!heading) continue
    close(line.index)
    bodyStart = line.index + line[0].length
    found.push({ ...heading, start: line.index, end: bodyStart, body: '' })
  }
  close(markdown.length)
  for (const section of found) section.score ??= scoreWithin(section, levels)

  const scores = scoresOf(found)
  const present = new Set(found.map((section) => section.id))
  return {
    sections: found,
    scores,
    overall: meanOf(scores),
    missing: sections.map((section) => section.id).filter((id) => !present.has(id)),
  }
}

/** Of the level at the end of a scored section. */
function scoreWithin({ id, start, end }: ParsedSection, levels: readonly LevelMark[]): number | null {
  if (!isScored(id)) return null
  return levels.find(({ at }) => at > start && at <= end)?.score ?? null
}

const isScored = (id: SectionId): boolean => sections.some((section) => section.id === id && section.scored)

function scoresOf(found: ParsedSection[]): SectionScore[] {
  const first = new Map<SectionId, number | null>()
  for (const { id, score } of found) if (!first.has(id)) first.set(id, score)
  return [...first].flatMap(([section, score]) => (score === null ? [] : [{ section, score }]))
}

function meanOf(scores: SectionScore[]): number | null {
  if (scores.length === 0) return null
  const tenths = scores.reduce((sum, { score }) => sum + Math.round(score * 10), 0)
  // Whole numbers up to the last step, so that a mean of 7.25 is always rounded up.
  return Math.round(tenths / scores.length) / 10
}

/** "## Composition · 7.5", "**Lighting**", "### 3. Focus and Sharpness (8/10)"; without a mark a score must follow. */
function readHeading(line: string): Heading | null {
  if (line.length > 80) return null
  const marked = /^ {0,3}(?:#{1,6}\s|(?:\*\*|__)\S.*(?:\*\*|__):?\s*$)/.test(line)
  const plain = line.replace(/[#*_]/g, ' ').trim()
  const parts = /^(?:\d{1,2}[.)]\s+)?([\p{L}&' ]+?)\s*(?:(?:[·•:|([–—-]|(?=\d))\s*(.*))?$/u.exec(plain)
  if (!parts) return null
  const id = sectionNamed(parts[1]!)
  const score = readScore(parts[2] ?? '')
  if (id === undefined || (!marked && score === null)) return null
  return { id, heading: line, score: isScored(id) ? score : null }
}

/** "7.5", "7,5", "7/10", "8.0 / 10)", "Score: 6"; rounded to the nearest half. */
function readScore(text: string): number | null {
  const parts = /^(?:score\s*:?\s*)?(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:\/\s*10(?:\.0)?)?\s*[)\]]?$/i.exec(
    text.trim(),
  )
  if (!parts) return null
  const score = Math.round(Number(parts[1]!.replace(',', '.')) * 2) / 2
  return scoreSchema.safeParse(score).success ? score : null
}

// Texts for tests: a critique as the skeleton has it, and any text at all. Never used outside tests.
import fc from 'fast-check'
import { closingTopics, closingVocabulary, type ClosingClaims } from '../../shared/closingClaims.ts'
import { sections, type SectionId } from '../../shared/critique.ts'

export type CritiqueOptions = {
  comment?: string
  /** Null leaves the advice out. */
  advice?: string | null
  /** In the headings, as earlier versions had it. */
  score?: string
  /** In asides at the end of the judged sections, as a model writes it. */
  level?: string
  bullets?: number
  steps?: number
  /** Sections to leave out. */
  without?: readonly SectionId[]
}

/** The whole text, every section alike. */
export function writeCritique(options: CritiqueOptions = {}): string {
  const { comment = 'Plain words.', advice = 'Wait for the light.', score, level } = options
  const { bullets = 2, steps = 3, without = [] } = options
  const listed: Partial<Record<SectionId, string>> = {
    see: `${comment}\n\n`,
    limits: `${'- Crowded.\n'.repeat(Math.min(bullets, 3))}\n`,
    strengths: `${'- Good.\n'.repeat(bullets)}\n`,
    next: Array.from({ length: steps }, (_, index) => `${index + 1}. Better.\n`).join(''),
  }
  const tried = advice === null ? '' : `**Try:** ${advice}\n\n`
  const judged = `${comment}\n\n${tried}${level === undefined ? '' : `#level ${level}\n`}`
  return sections
    .filter(({ id }) => !without.includes(id))
    .map(
      ({ id, heading, scored }) =>
        `## ${heading}${scored && score !== undefined ? ` · ${score}` : ''}\n${listed[id] ?? judged}`,
    )
    .join('')
}

/** Any UTF-16 units, lone surrogates among them. */
export const anyText = fc
  .array(fc.oneof(fc.nat(0xffff), fc.nat(0x7f)), { maxLength: 100 })
  .map((units) => String.fromCharCode(...units))

/** The closing line with these claims. */
export const writeClosingLine = (claims: ClosingClaims = {}): string =>
  `#claims ${closingTopics.map((topic) => `${topic}=${claims[topic] ?? 'unsaid'}`).join(' ')}.`

/** Any claims, any of them unsaid. */
export const anyClosingClaims: fc.Arbitrary<ClosingClaims> = fc
  .record(
    Object.fromEntries(
      closingTopics.map((topic) => [topic, fc.option(fc.constantFrom(...closingVocabulary[topic]))]),
    ),
  )
  .map((claims) => Object.fromEntries(Object.entries(claims).filter(([, word]) => word !== null)))

// What becomes of a model's finished text: sections, scores and flags. Never changes a word of it.
import type { Critique, Flag } from '../../shared/critique.ts'
import type { ClosingClaims } from '../../shared/closingClaims.ts'
import { AppError } from '../../shared/errors.ts'
import type { Facts } from '../../shared/facts.ts'
import type { Mode } from '../../shared/jobs.ts'
import type { Camera } from '../../shared/photos.ts'
import { checkClosingClaims } from './check/closingClaims.ts'
import { checkClaims } from './check/index.ts'
import type { LevelMark } from './asides.ts'
import { parseCritique, type ParsedCritique } from './parse.ts'
import { findRepeats } from './repeats.ts'
import { mayStandAlone } from './skeleton.ts'

export type FinishedCritique = Pick<Critique, 'analysisMarkdown' | 'scores' | 'overall' | 'flags'>

/** What a critique is held against, and what its model claims beside the text. */
export type Checked = {
  facts: Facts
  camera: Camera
  /** Of its closing line; null without one. */
  claims: ClosingClaims | null
  /** Whether its model saw the picture as it stands now: only then can it know better than a fact. */
  hasSeen: boolean
}

/**
 * Reads a generated text against what is known of its photo. Throws `critique-incomplete` when it is no critique,
 * so that an error page or a refusal is never stored as one; a critique cut short is still a critique.
 */
export function finishCritique(
  markdown: string,
  { levels, mode, ...checked }: Checked & { mode: Mode; levels: readonly LevelMark[] },
): FinishedCritique {
  const parsed = parseCritique(markdown, levels)
  if (!isCritique(parsed, mode)) {
    throw new AppError('critique-incomplete', 'The model wrote a text without any section of a critique.', {
      hint: 'Try again, or choose another model.',
    })
  }
  const { scores, overall } = parsed
  return { analysisMarkdown: markdown, scores, overall, flags: findFlags(markdown, checked) }
}

/**
 * What is not to be relied on: sentences in the order of the text, then claims of the closing line that no flagged
 * sentence makes.
 */
export function findFlags(markdown: string, { claims, hasSeen, ...evidence }: Checked): Flag[] {
  const sentences: Flag[] = [...checkClaims(markdown, evidence), ...findRepeats(markdown)].toSorted(
    (a, b) => a.start - b.start,
  )
  // Of a picture in a mat only the inside is measured, and the model was given all of it.
  const sawWhatWasMeasured = hasSeen && (evidence.facts.frame?.kind ?? 'none') === 'none'
  return checkClosingClaims(claims ?? {}, evidence).reduce((flags, { disputed, ...contradiction }) => {
    const disputes = sawWhatWasMeasured && disputed ? { disputes: disputed } : {}
    const isSame = ({ kind, measured }: Flag): boolean =>
      kind === 'contradiction' && measured === contradiction.measured
    if (flags.some(isSame)) return flags.map((flag) => (isSame(flag) ? { ...flag, ...disputes } : flag))
    return [...flags, { kind: 'contradiction', start: null, end: null, ...contradiction, ...disputes }]
  }, sentences)
}

/** Whether at least one section that this mode can write is there, with text in it. */
export function isCritique({ sections }: ParsedCritique, mode: Mode): boolean {
  return sections.some(({ id, body }) => mayStandAlone(id, mode) && body.trim() !== '')
}

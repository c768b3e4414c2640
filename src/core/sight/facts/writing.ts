import type { Fact } from '../../../shared/facts.ts'
import type { Box, SeenWriting } from '../../../shared/sight.ts'
import { boxInside } from './frame.ts'

/** Of the reader, from which on 14 of 14 words were right (docs/sight.md). */
const leastScore = 0.8
/** Pieces that are told; a page of print says no more with its fortieth line. */
const most = 6

/**
 * Writing, tier B: PP-OCRv4. Tiny, round, upright and blurred words are missed, so that there is none is never said. It
 * is quoted as data wherever it goes: a photograph may show anything.
 */
export function describeWriting(seen: readonly SeenWriting[], inside: Box): Fact<'writing'> {
  const writing = seen.flatMap(({ text, score, box }) => {
    const placed =
      score >= leastScore && (text.match(/\p{L}/gu) ?? []).length >= 2 ? boxInside(box, inside) : null
    return placed ? [{ ...placed, text, score }] : []
  })
  const quoted = writing.slice(0, most).map(({ text }) => JSON.stringify(text))
  return {
    tier: 'B',
    confidence: writing.length === 0 ? 0 : 0.9,
    label: 'Writing',
    display: quoted.join(', ') || 'none read',
    statement: quoted.length === 0 ? null : `writing in it reads ${quoted.join(', ')}`,
    writing,
  }
}

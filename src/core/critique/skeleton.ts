// The fixed shape of a critique, in one place: prompt, grammar and parser all follow it. Never touches a text.
import { sections, type SectionId } from '../../shared/critique.ts'
import type { Mode } from '../../shared/jobs.ts'

/*
 * The text of a critique, exactly as the grammar enforces it:
 *
 *   ## What I see
 *   A paragraph on one line.
 *   (empty line)
 *   ## Composition · 7.5
 *   A paragraph on one line.
 *   (empty line)
 *   **Try:** A paragraph on one line.      (this and the empty line after it: optional)
 *   (empty line)
 *   ## Lighting · 6.0                      (likewise, up to Emotional Impact)
 *   ...
 *   ## Strengths
 *   - One line each, two to four of them.
 *   (empty line)
 *   ## Next time
 *   1. One line each, exactly three.
 *   2. ...
 *   3. ...
 *   #claims ...                            (the closing line of closingLine.ts, which is no part of the text)
 */

/** Stands between a heading and its score. */
export const scoreMark = ' · '

/** Opens the advice of a section. */
export const adviceMark = '**Try:** '

/**
 * The sections that a critique of this mode has to have. What moves a person cannot be read off measurements,
 * so a model that has not seen the picture may leave out Emotional Impact.
 */
export function requiredSections(mode: Mode): SectionId[] {
  return sections.map((section) => section.id).filter((id) => mode === 'vision' || id !== 'impact')
}

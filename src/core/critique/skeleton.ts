// The fixed shape of a critique, in one place: prompt, grammar and parser all follow it. Never touches a text.
import { sections, type SectionId } from '../../shared/critique.ts'
import type { Mode } from '../../shared/jobs.ts'

/*
 * What a model writes, exactly as the grammar enforces it. Lines that begin with "#" and a small letter are asides
 * (asides.ts): they are no part of the text that is shown and stored.
 *
 *   ## What I see                          (or "What was measured")
 *   A paragraph on one line.
 *   (empty line)
 *   ## Composition                         (two at least of the sections from here to Emotional Impact, in order)
 *   A paragraph on one line.
 *   (empty line)
 *   **Try:** A paragraph on one line.      (this and the empty line after it: optional)
 *   (empty line)
 *   #place {"bbox_2d": ..., "label": ...}  (none, one or two; only from families that can)
 *   #level strong
 *   ...
 *   ## What holds it back
 *   - One line each, one to three of them.
 *   (empty line)
 *   ## Strengths                           (optional)
 *   - One line each, one to four of them.
 *   (empty line)
 *   ## Next time
 *   1. One line each, one to three of them.
 *   #claims ...                            (the closing line)
 */

/** Opens the advice of a section. */
export const adviceMark = '**Try:** '

/** What a model has to write; of the judged sections as many as `leastJudged`. */
export const requiredSections: readonly SectionId[] = ['see', 'limits', 'next']
export const leastJudged = 2

/** The sections that are judged by a level. */
export const judgedSections: readonly SectionId[] = sections.flatMap(({ id, scored }) => (scored ? [id] : []))

/** What moves a person cannot be read off measurements: alone it is no critique of a model that has not seen the picture. */
export const mayStandAlone = (id: SectionId, mode: Mode): boolean => mode === 'vision' || id !== 'impact'

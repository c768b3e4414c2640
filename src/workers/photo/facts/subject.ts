import type { Fact } from '../../../shared/facts.ts'
import { asHint } from '../../../shared/hint.ts'
import type { Attended } from './attended.ts'
import { formatShare, round } from './format.ts'
import type { Scene } from './scene.ts'

/** The middle of the frame stands in when nothing stands out. */
const wholeFrame: Attended = { x: 0.5, y: 0.5, width: 1, height: 1, dominance: 0 }
/** Even a single dominant area is the subject of the picture only about this often. */
const ceiling = 0.6

/**
 * Subject, tier C. Centre and size, as shares of width and height, of the area that draws the eye by the saliency
 * of Hou & Zhang 2007 and Achanta et al. 2009. On real photos it misses about one in four, hence only a hint.
 * Confidence 0: nothing stands out, and the middle of the frame is given.
 */
export function measureSubject({ attended }: Scene): Fact<'subject'> {
  const area = attended ?? wholeFrame
  const x = round(area.x, 2)
  const y = round(area.y, 2)
  const where = `${formatShare(x)} across and ${formatShare(y)} down`
  return {
    tier: 'C',
    confidence: round(ceiling * area.dominance, 2),
    label: 'Draws the eye',
    display: attended ? where : 'nothing stands out',
    statement: attended ? asHint(`the eye may be drawn to an area around ${where}`) : null,
    x,
    y,
    width: round(area.width, 2),
    height: round(area.height, 2),
  }
}

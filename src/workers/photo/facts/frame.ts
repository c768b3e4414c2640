import type { Fact } from '../../../shared/facts.ts'
import type { Triple } from './colour.ts'
import { formatShare, round } from './format.ts'
import type { FrameKind } from './findFrame.ts'
import type { Scene } from './scene.ts'

/** Confidence in what was found: tried on photographs with and without frames. */
const trust = 0.9
/** Levels between channels up to which a colour is a grey, and the greys that are white and black. */
const grey = { chroma: 12, white: 235, black: 40 }

/**
 * Frame, tier B: a mat, bars or a strip with a caption around the photograph, found as margins of one colour that end
 * at once along the picture's edge. Everything else is measured inside. `inside`: shares of the whole upright file.
 * Where the picture has the colour of the margin all along, as a night sky in a black mat, none is found.
 */
export function measureFrame({ frame }: Scene): Fact<'frame'> {
  const inside = frame?.inside ?? whole
  const named = frame && words[frame.kind](nameColour(frame.colour))
  const rest = formatShare(inside.width * inside.height)
  return {
    tier: 'B',
    confidence: trust,
    label: 'Border',
    display: named ? `${named}; measured inside, ${rest} of the file` : 'none found',
    statement: named ? `the file shows the picture in ${named}; all else is measured inside it` : null,
    kind: frame?.kind ?? 'none',
    inside: {
      x: round(inside.x, 4),
      y: round(inside.y, 4),
      width: round(inside.width, 4),
      height: round(inside.height, 4),
    },
  }
}

const whole: Fact<'frame'>['inside'] = { x: 0, y: 0, width: 1, height: 1 }

const words: Record<FrameKind, (colour: string) => string> = {
  mat: (colour) => `a ${colour} mat`,
  bars: (colour) => `${colour} bars`,
  strip: (colour) => `a ${colour} strip with a caption below`,
}

function nameColour(colour: Triple): string {
  const [least, most] = [Math.min(...colour), Math.max(...colour)]
  if (most - least > grey.chroma) return 'colored'
  return least >= grey.white ? 'white' : most <= grey.black ? 'black' : 'gray'
}

// Advice as an entry of the words files: what to try on this file, and what to do next time. Never invents any.
import type { SectionId } from '../../shared/critique.ts'
import type { Operation } from '../../shared/operations.ts'
import type { Topic } from '../critique/plan/observation.ts'
import { degreesInWords, joinWords, partInWords, stopsInWords } from '../critique/plan/sizes.ts'
import { boxInWords } from '../critique/plan/spots.ts'

export type AdviceWords = { id: string; section: SectionId; topics: Topic[]; words: Record<string, string> }

/** What an operation is called, with its size in a photographer's units. */
export function adviceWords(operation: Operation): AdviceWords {
  switch (operation.kind) {
    case 'level': {
      const turn = operation.degrees > 0 ? 'clockwise' : 'counter-clockwise'
      const words = { degrees: degreesInWords(operation.degrees), turn }
      return { id: 'trylevel', section: 'composition', topics: ['level'], words }
    }
    case 'crop':
      return cropWords(operation.box)
    case 'exposure': {
      const id = operation.stops > 0 ? 'trybrighter' : 'trydarker'
      return { id, section: 'lighting', topics: ['key'], words: { stops: stopsInWords(operation.stops) } }
    }
    case 'shadows':
      return {
        id: 'tryshadows',
        section: 'lighting',
        topics: ['shadows'],
        words: { stops: stopsInWords(operation.stops) },
      }
    case 'highlights':
      return {
        id: 'tryhighlights',
        section: 'lighting',
        topics: ['highlights'],
        words: { stops: stopsInWords(operation.stops) },
      }
    case 'whiteBalance':
      return { id: 'trybalance', section: 'color', topics: ['cast'], words: { toward: leaningOf(operation) } }
    case 'saturation': {
      const id = operation.factor < 1 ? 'trymuted' : 'tryricher'
      return {
        id,
        section: 'color',
        topics: ['chroma'],
        words: { percent: `${Math.round(Math.abs(operation.factor - 1) * 20) * 5} %` },
      }
    }
    case 'local': {
      const id = operation.stops > 0 ? 'trydodge' : 'tryburn'
      const words = { stops: stopsInWords(operation.stops), where: boxInWords(operation.box) }
      return { id, section: 'lighting', topics: ['faceLight'], words }
    }
    case 'sharpen':
      return { id: 'trysharpen', section: 'focus', topics: ['sharpness'], words: {} }
    default:
      return { id: 'trymono', section: 'color', topics: ['chroma'], words: {} }
  }
}

/** Under this share of the frame, what is cut at an edge is not worth a word. */
const leastCut = 0.015

function cropWords({
  x,
  y,
  width,
  height,
}: {
  x: number
  y: number
  width: number
  height: number
}): AdviceWords {
  const cuts = [
    { edge: 'left', share: x },
    { edge: 'top', share: y },
    { edge: 'right', share: 1 - x - width },
    { edge: 'bottom', share: 1 - y - height },
  ].filter(({ share }) => share >= leastCut)
  const words = {
    edges:
      joinWords(
        cuts.map(({ edge, share }) => `${partInWords(share).replace('about ', '')} off the ${edge}`),
      ) || 'a little off each edge',
  }
  return { id: 'trycrop', section: 'composition', topics: ['cut', 'size', 'placement'], words }
}

/** Where the grays go: the strongest change of a channel, in the words of a slider. */
function leaningOf({ red, green, blue }: { red: number; green: number; blue: number }): string {
  const warmth = Math.log2(red / blue)
  const tint = Math.log2(green / Math.sqrt(red * blue))
  if (Math.abs(tint) > Math.abs(warmth)) return tint > 0 ? 'greener' : 'more magenta'
  return warmth > 0 ? 'warmer' : 'cooler'
}

/** What to do next time about a fault that was measured or seen; the observations it has a precondition in. */
export const nextWords: Readonly<Record<string, string>> = {
  under: 'nextmore',
  over: 'nextless',
  blown: 'nextless',
  lost: 'nextless',
  facedark: 'nextface',
  moved: 'nextsteady',
  soft: 'nextfocus',
  slightlysoft: 'nextfocus',
  facesoft: 'nexteyes',
  noise: 'nextnoise',
  grain: 'nextnoise',
  blocks: 'nextfile',
  small: 'nextsize',
  enlarged: 'nextsize',
  tilted: 'nextlevel',
  leaning: 'nextupright',
  cut: 'nextroom',
  cast: 'nextcast',
  eyesdown: 'nextlids',
}

// Colour: proposed only where a cast is certain, colours are extreme, or nearly absent.
import { castScale } from '../../shared/scales/cast.ts'
import { colourfulnessScale } from '../../shared/scales/colourfulness.ts'
import { keyScale } from '../../shared/scales/exposure.ts'
import { lowerLimit, scaleValue } from '../../shared/scales/scale.ts'
import type { AdviceInput, Proposal } from './proposal.ts'

/** Parts of a lean that are taken out: some of it may be meant. */
const leanParts = [0.6, 0.8, 1]
/** CIE L* of the grey whose lean is taken out. */
const greyL = 60
/** M3 from which on colours shout, and where that ends; by how much it must fall to be seen. */
const shouting = { from: 95, to: 82, visible: 5 }
const chromaFactors = [0.9, 0.8, 0.7]
/** Lean in Lab units that is seen when it goes. */
const visibleLean = 2.5

export function proposeColours({ facts }: AdviceInput): Proposal[] {
  const proposals: Proposal[] = []
  const { cast } = facts
  const lean = scaleValue(castScale, facts, castScale.confidence.stated)
  const plain = castScale.claims.neutral.wrong
  if (cast && lean !== null && 'from' in plain && lean >= plain.from) {
    proposals.push({
      group: 'colour',
      promise: 'cast',
      sizes: leanParts.map((part) => ({
        kind: 'whiteBalance',
        ...gainsAgainst(part * cast.a, part * cast.b),
      })),
      valueOf: ({ lean: left }) => left && Math.hypot(left.a, left.b),
      lack: (value) => value,
      visible: visibleLean,
    })
  }
  const m3 = scaleValue(colourfulnessScale, facts, colourfulnessScale.confidence.stated)
  if (m3 === null) return proposals
  const colourfulness = { group: 'colour', promise: 'colourfulness', valueOf: m3Of } as const
  if (m3 >= shouting.from) {
    proposals.push({
      ...colourfulness,
      sizes: chromaFactors.map((factor) => ({ kind: 'saturation', factor })),
      lack: (value) => Math.max(0, value - shouting.to),
      visible: shouting.visible,
    })
  }
  // In the dark colours measure small as well.
  const isLight = (facts.exposure?.keyStops ?? -Infinity) >= lowerLimit(keyScale, 'mid')
  const isTrace =
    m3 >= lowerLimit(colourfulnessScale, 'trace') && m3 < lowerLimit(colourfulnessScale, 'faint')
  if (isTrace && isLight) {
    proposals.push({
      ...colourfulness,
      sizes: [{ kind: 'monochrome' }],
      lack: (value) => value,
      visible: lowerLimit(colourfulnessScale, 'trace') - 0.5,
    })
  }
  return proposals
}

const m3Of = ({ m3 }: { m3: number }): number => m3

/** The factors that turn a grey which leans by a*, b* into a grey: one over its linear sRGB (CIE 15, IEC 61966-2-1). */
function gainsAgainst(a: number, b: number): { red: number; green: number; blue: number } {
  const middle = (greyL + 16) / 116
  const cube = (value: number): number => Math.max(value, 0) ** 3
  const [x, y, z] = [0.95047 * cube(middle + a / 500), cube(middle), 1.08883 * cube(middle - b / 200)]
  const light = {
    red: 3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
    green: -0.969266 * x + 1.8760108 * y + 0.041556 * z,
    blue: 0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
  }
  const gain = (channel: number): number => Math.min(4, Math.max(0.25, y / Math.max(channel, 1e-3)))
  return { red: gain(light.red), green: gain(light.green), blue: gain(light.blue) }
}

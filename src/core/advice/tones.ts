// Lighter or darker: proposed where the tones leave room for it and nothing says that it is meant.
import { headroomScale } from '../../shared/scales/exposure.ts'
import { contrastScale } from '../../shared/scales/contrast.ts'
import { highlightScale } from '../../shared/scales/clipping.ts'
import { noiseScale } from '../../shared/scales/noise.ts'
import { lowerLimit, scaleValue } from '../../shared/scales/scale.ts'
import { isFaceLit } from './dodge.ts'
import { hasBlack, isLightOnPurpose, isNight } from './meant.ts'
import { thirdsUpTo, type AdviceInput, type Proposal } from './proposal.ts'

/** Key in stops, log average, from which on a picture is dark or bright enough to be changed, and where that ends. */
const keys = { dark: -0.7, aim: 0, bright: 0.9, aimBright: 0.3, shadowsAim: -0.5 }
/** The most that is advised, stops: beyond, 8 bits come apart. */
const most = { up: 2, down: 1 + 1 / 3, shadows: 1 + 2 / 3, highlights: 1 }
/** A third of a stop, less what a copy rounds. */
const visibleStops = 0.25
/** Share of the tones in the darkest sixth of the scale that make shadows worth lifting, and too many to be shadows. */
const shadowMass = { least: 0.25, most: 0.65 }
const visibleContrast = 0.02

export function proposeTones({ facts, camera }: AdviceInput): Proposal[] {
  const { exposure } = facts
  if (!exposure || isNight(camera)) return []
  const headroom = scaleValue(headroomScale, facts, headroomScale.confidence.stated) ?? 0
  const isOpen = headroom >= lowerLimit(headroomScale, 'short')
  const { keyStops } = exposure
  const proposals: Proposal[] = []
  const key = { group: 'tone', promise: 'exposure', valueOf: keyOf } as const
  if (keyStops < keys.dark && !hasBlack(facts) && !isFaceLit(facts)) {
    if (isOpen) {
      proposals.push({
        ...key,
        sizes: thirdsUpTo(Math.min(most.up, headroom + 1 / 3)).map((stops) => ({ kind: 'exposure', stops })),
        lack: (value) => Math.abs(value - keys.aim),
        visible: visibleStops,
      })
    } else if (hasShadows(facts)) {
      proposals.push({
        ...key,
        sizes: thirdsUpTo(most.shadows).map((stops) => ({ kind: 'shadows', stops })),
        lack: (value) => Math.abs(Math.min(0, value - keys.shadowsAim)),
        visible: visibleStops,
      })
    }
  }
  if (isLightOnPurpose(facts)) return proposals
  const lost = scaleValue(highlightScale, facts, highlightScale.confidence.stated) ?? Infinity
  if (keyStops > keys.bright && lost < lowerLimit(highlightScale, 'clipped')) {
    proposals.push({
      ...key,
      sizes: thirdsUpTo(most.down).map((stops) => ({ kind: 'exposure', stops: -stops })),
      lack: (value) => Math.abs(value - keys.aimBright),
      visible: visibleStops,
    })
  }
  const harsh = lowerLimit(contrastScale, 'very-high')
  const contrast = scaleValue(contrastScale, facts, contrastScale.confidence.stated) ?? 0
  if (contrast >= harsh && lost < lowerLimit(highlightScale, 'touched') && !hasBlack(facts)) {
    proposals.push({
      group: 'tone',
      promise: 'contrast',
      sizes: thirdsUpTo(most.highlights).map((stops) => ({ kind: 'highlights', stops })),
      valueOf: ({ rms }) => rms,
      lack: (value) => Math.max(0, value - harsh),
      visible: visibleContrast,
    })
  }
  return proposals
}

const keyOf = ({ keyStops }: { keyStops: number }): number => keyStops

/** Much of it is dark, beside light parts, and clean enough to be lifted. */
function hasShadows(facts: AdviceInput['facts']): boolean {
  const { exposure } = facts
  const contrast = scaleValue(contrastScale, facts, contrastScale.confidence.stated) ?? 0
  const noise = scaleValue(noiseScale, facts, noiseScale.confidence.said)
  const dark = exposure?.histogram.luminance.slice(0, 11).reduce((sum, share) => sum + share, 0) ?? 0
  const isClean = noise !== null && noise < lowerLimit(noiseScale, 'visible')
  return (
    isClean &&
    contrast >= lowerLimit(contrastScale, 'high') &&
    dark > shadowMass.least &&
    dark < shadowMass.most
  )
}

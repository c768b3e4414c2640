// Movement of part of the picture, from single windows that agree.
import type { EdgeWidths } from './edgeWidths.ts'
import { supportMovement } from './movedEdges.ts'
import type { Streak } from './streak.ts'

/** What one window must show; looser than for the whole picture, since several must agree. */
const window = { correlation: 0.5, slope: 0.4, strength: 0.85, length: [4, 40] } as const
/** Windows agree within this many degrees, and within a quarter of the length or two pixels. */
const agreeing = { degrees: 12, length: 0.25, pixels: 2 }
/** Share of the windows that must agree, and how many at least. */
const fewest = { share: 0.2, windows: 2 }

/** The movement that the most windows agree on; null where too few do. `edgesOf` is only asked for few windows. */
export function findMovedPart(
  streaks: readonly (Streak | null)[],
  edgesOf: (window: number) => EdgeWidths,
): Streak | null {
  const moved = streaks.filter(
    (streak, i): streak is Streak =>
      streak !== null && fits(streak) && supportMovement(streak.degrees, [edgesOf(i)]) === 'sharpest',
  )
  const groups = moved.map((one) => moved.filter((other) => agree(one, other)))
  const largest = groups.reduce<Streak[]>((most, group) => (group.length > most.length ? group : most), [])
  if (largest.length < Math.max(fewest.windows, fewest.share * streaks.length)) return null
  return largest.reduce((best, streak) => (streak.correlation > best.correlation ? streak : best))
}

function fits({ correlation, slope, strength, length }: Streak): boolean {
  return (
    correlation >= window.correlation &&
    slope >= window.slope &&
    strength > window.strength &&
    length >= window.length[0] &&
    length <= window.length[1]
  )
}

function agree(one: Streak, other: Streak): boolean {
  const gap = Math.abs(one.degrees - other.degrees) % 180
  const reach = Math.max(agreeing.pixels, agreeing.length * one.length)
  return Math.min(gap, 180 - gap) <= agreeing.degrees && Math.abs(one.length - other.length) <= reach
}

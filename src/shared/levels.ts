// How well one aspect of a photograph is done, in five words, and what each is worth as a number. Knows no text.

/**
 * From the lowest to the highest, each with the middle of its fifth of the scale 0..10: where nothing tells how sure
 * a model was of its word, the middle is wrong by one at the most.
 */
const middles = { weak: 1, uneven: 3, sound: 5, strong: 7, rare: 9 } as const

export type Level = keyof typeof middles
export const levels = Object.keys(middles) as Level[]

/** The middle of the level, 1 to 9. */
export const scoreOfLevel = (level: Level): number => middles[level]

/** The level that a score of 0..10 lies in; a border belongs to the higher one. */
export const levelOfScore = (score: number): Level =>
  levels[Math.min(levels.length - 1, Math.max(0, Math.floor(score / 2)))]!

/**
 * The expectation over how likely each level was, in the order of `levels`: 1 to 9, to one decimal. The shares need
 * not add up to 1, but some of them must be above 0.
 */
export function expectedScore(shares: readonly number[]): number {
  const total = shares.reduce((sum, share) => sum + share, 0)
  const mean = levels.reduce((sum, level, at) => sum + middles[level] * (shares[at] ?? 0), 0) / total
  return Math.round(mean * 10) / 10
}

// Building blocks for the patterns of claims.

/** A pattern that finds any of the phrases as whole words. */
export function phrases(...alternatives: string[]): RegExp {
  return new RegExp(String.raw`(?<![\w-])(?:${alternatives.join('|')})(?![\w-])`, 'gi')
}

export function oneOf(...alternatives: string[]): string {
  return `(?:${alternatives.join('|')})`
}

/** `oneOf` for single words, separated by blanks. */
export function anyWord(list: string): string {
  return oneOf(...list.split(' '))
}

/** A pattern for whole words, given in one text, and for phrases. */
export function words(single: string, ...phrased: string[]): RegExp {
  const all = [...single.split(' ').filter((word) => word !== ''), ...phrased]
  return new RegExp(String.raw`\b${oneOf(...all)}\b`, 'i')
}

/** A blank with up to `most` other words in it. */
export function gap(most: number): string {
  return String.raw`(?:[\s,]+[^\s,.;:]+){0,${most}}?[\s,-]+`
}

/** A `gap` without commas: the words stay in one phrase. */
export function closeGap(most: number): string {
  return String.raw`(?: [^\s,.;:]+){0,${most}}?[ -]`
}

/** What stands for the whole picture, so that a sentence about one part of it is not held against its measures. */
export const picture = anyWord(
  'images? photo(?:graph)?s? picture shot capture frame file exposure result print',
)

/** "is", "isn't", "looks", "has been" ... */
export const be = anyWord(
  "(?:is|are|was|were)(?:n['’]t)? looks? appears? seems? stays? remains? feels? reads? been",
)

/** A place within the picture: "in the corner", "on her left cheek". The whole picture is none, nor is `beside`. */
export function place(...beside: string[]): RegExp {
  const whole = ['frame', 'image', 'picture', 'photo', 'photograph', 'shot', 'file', 'scene', ...beside]
  return new RegExp(
    String.raw`\b(?:in|on|along|around|at|of|behind|near|across|within|under) (?:the|his|her|its|their|your|this|that|one) ` +
      String.raw`(?!(?:whole |entire |overall )?(?:${whole.join('|')})\b)`,
    'i',
  )
}

/** The first number in the words of a claim; NaN without one. */
export function numberIn(match: RegExpExecArray): number {
  return Number(/\d+(?:\.\d+)?/.exec(match[0])?.[0])
}

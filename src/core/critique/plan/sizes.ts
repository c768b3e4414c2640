// Sizes as a photographer says them: rounded, in stops, degrees, per cent and pixels. Never measures one.

const thirds = ['', 'a third of a stop', 'two thirds of a stop']
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six']

/** "two thirds of a stop", "a stop and a half", "about three stops": to thirds under one stop, to halves above. */
export function stopsInWords(stops: number): string {
  const size = Math.abs(stops)
  if (size < 0.84) return Math.abs(size - 0.5) < 0.09 ? 'half a stop' : thirds[size < 0.5 ? 1 : 2]!
  const halves = Math.min(12, Math.round(2 * size))
  const whole = Math.floor(halves / 2)
  if (whole === 1) return halves === 2 ? 'one stop' : 'a stop and a half'
  return `${numbers[whole]!}${halves % 2 === 1 ? ' and a half' : ''} stops`
}

const parts: [below: number, words: string][] = [
  [0.08, 'a small part'],
  [0.15, 'about a tenth'],
  [0.225, 'about a fifth'],
  [0.29, 'about a quarter'],
  [0.37, 'about a third'],
  [0.45, 'about two fifths'],
  [0.56, 'about half'],
  [0.63, 'about three fifths'],
  [0.71, 'about two thirds'],
  [0.8, 'about three quarters'],
  [0.92, 'most'],
  [Infinity, 'nearly all'],
]

/** A share of 0..1 as "about a third". */
export const partInWords = (share: number): string => parts.find(([below]) => share < below)![1]

/** "2.2 degrees", "1 degree"; no sign. */
export function degreesInWords(degrees: number): string {
  const size = Math.abs(degrees)
  const text = size < 3 ? String(Math.round(size * 10) / 10) : String(Math.round(size * 2) / 2)
  return text === '1' ? '1 degree' : `${text} degrees`
}

/** "a", "a and b", "a, b and c". */
export const joinWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`

// Amounts as people write them in advice: "1.8", "2/3", "half", "one and a half", "two thirds". Knows no units.

const parts: Record<string, number> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  twelfth: 12,
  twentieth: 20,
}
const counts = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

const part = `(?:${Object.keys(parts).join('|')})s?`
const count = `(?:an?|${counts.join('|')})`

/** Of a whole: "a tenth", "two thirds", "half". The source of a regular expression without groups. */
export const fraction = `(?:(?:${count} )?${part})`
/** Any amount, as the source of a regular expression without groups. */
export const quantity = `(?:(?:\\d+ )?\\d+/\\d+|\\d+(?:\\.\\d+)?|(?:${count} and )?${fraction}|${count})`

const countOf = (word: string): number => (/^an?$/.test(word) ? 1 : counts.indexOf(word) + 1)

/** The value of what `quantity` matched; NaN for anything else. */
export function readQuantity(words: string): number {
  const ratio = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(words)
  if (ratio) return Number(ratio[1] ?? 0) + Number(ratio[2]) / Number(ratio[3])
  if (/^\d/.test(words)) return Number(words)
  const spoken = new RegExp(`^(?:(${count}) and )?(?:(?:(${count}) )?(${part})|(${count}))$`).exec(words)
  if (!spoken) return Number.NaN
  const [, whole, share, name, alone] = spoken
  if (alone !== undefined) return countOf(alone)
  const size = parts[name!.replace(/s$/, '')]!
  return (whole === undefined ? 0 : countOf(whole)) + (share === undefined ? 1 : countOf(share)) / size
}

// What is read of a text when it is read aloud.

const fractions = new Map([
  ['2', 'half'],
  ['4', 'quarter'],
])

type Reading = [written: RegExp, said: string | ((...parts: string[]) => string)]

/** Markdown: links by their words, citations and pictures not at all. */
const marks: readonly Reading[] = [
  [/!\[[^\]]*\]\([^)]*\)/g, ''],
  [/\[([^\]]+)\]\([^)]*\)/g, '$1'],
  [/\s?\[\d+\]/g, ''],
  [/^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)/gm, ''],
  [/(?<!\w)(\*\*|__|\*|_|`+)(\S(?:.*?\S)?)\1(?!\w)/g, '$2'],
]

/** Figures of cameras, as they are said in English. */
const figures: readonly Reading[] = [
  [/\bf\s?\/\s?(\d+(?:\.\d+)?)/gi, 'f $1'],
  [
    /\b1\/(\d+)\s?s(?:ec(?:onds?)?)?\b/g,
    (_, part) => `one ${fractions.get(part) ?? ordinalOf(part)} of a second`,
  ],
  [/(\d) s\b/g, '$1 seconds'],
  [/(\d)\s?mm\b/g, '$1 millimeters'],
  [/(\d)\s?K\b/g, '$1 kelvin'],
  [/([−-])(\d+(?:\.\d+)?)\s?(?:EV|stops?)\b/g, (_, _sign, number) => `minus ${number} stops`],
  [/\+(\d+(?:\.\d+)?)\s?(?:EV|stops?)\b/g, 'plus $1 stops'],
  [/(\d)\s?EV\b/g, '$1 stops'],
  [/(\d)\s?°(?!\w)/g, '$1 degrees'],
  [/(\d)\s?%/g, '$1 percent'],
  [/(\d)\s?×\s?(\d)/g, '$1 by $2'],
]

const pauses: readonly Reading[] = [
  [/\s[–—]\s/g, ', '],
  [/\s+/g, ' '],
]

/**
 * One sentence as it is read aloud in a language: without marks of Markdown; in English "f/2.8" and "1/250 s" as a
 * photographer reads them.
 */
export function spokenText(text: string, language: string): string {
  let spoken = text
  for (const [written, said] of [...marks, ...(language === 'en' ? figures : []), ...pauses]) {
    spoken = typeof said === 'string' ? spoken.replaceAll(written, said) : spoken.replaceAll(written, said)
  }
  return spoken.trim()
}

/** "250th": a voice reads the number. */
function ordinalOf(digits: string): string {
  const number = Number(digits)
  const teens = number % 100 >= 11 && number % 100 <= 13
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${digits}${ending}`
}

// A sentence as a line of plain words, so that a term is written once for all its spellings. Never judges any.
/** A stretch of `Reading.line`, UTF-16 units. */
export type Span = { from: number; to: number }

/** A stretch that makes a claim, and the terms in it; what stands between them may still be a cue. */
export type Phrase = Span & { parts: Span[] }

/** Whether one stretch lies in another. */
export const isInside = (span: Span, { from, to }: Span): boolean => span.from >= from && span.to <= to

/** Whether the stretch lies in one of the claim's own terms. */
export const isOwn = ({ parts }: Phrase, span: Span): boolean => parts.some((part) => isInside(span, part))

export type Reading = {
  /**
   * Lower case, American spelling, contractions written out, one blank around each word and mark, none for a
   * hyphen: " the high key color is not clipped , at f/2.8 ".
   */
  line: string
  /** The same with its capitals: names are told from words by them. */
  cased: string
  /** What was looked for, each pattern once. */
  found: Map<RegExp, Span[]>
}

const token =
  /['’]s\b|[fƒ]\s?\/\s?\d{1,2}(?:\.\d{1,2})?|[fƒ]\d{1,2}(?:\.\d{1,2})?\b|\d+(?:[.,:/×x-]\d+)*|\p{L}+(?:['’]\p{L}+)?|["“”]|[-–—]|[^\s\p{L}\d]/gu

const spellings: [british: RegExp, american: string][] = [
  [/colour/gi, 'color'],
  [/\bgrey/gi, 'gray'],
  [/\bcentre/gi, 'center'],
  [/\bsombre/gi, 'somber'],
  [/\bmodell(?=ed|ing)/gi, 'model'],
  [/\blevell(?=ed|ing)/gi, 'level'],
  [/(?<=\b(?:harb|vap|rig|vig|clam|flav|rum|sav|hum|fav|arm|od|splend))our/gi, 'or'],
  [/artefact/gi, 'artifact'],
  [/neighbour/gi, 'neighbor'],
]

const contractions: [short: RegExp, whole: string][] = [
  [/\bcan['’]t\b|\bcannot\b/gi, 'can not'],
  [/\bwon['’]t\b/gi, 'will not'],
  [/n['’]t\b/gi, ' not'],
  [/(?<=\b(?:it|that|there|what|here|nothing|everything|he|she|who))['’]s\b/gi, ' is'],
  [/['’]d\b/gi, ' would'],
  [/['’]ll\b/gi, ' will'],
  [/['’]re\b/gi, ' are'],
  [/['’]ve\b/gi, ' have'],
  [/['’]s\b/gi, " 's"],
]

/** Roundabout ways to say "seems". */
const seeming =
  /\b(?:comes? across as|reads? as|strikes? (?:one|me|us|you|the (?:eye|viewer)) as|presents? as|gives? the impression of being|(?:appear|seem|look)s? to (?:be|have been))\b/gi

/** Reads one sentence. */
export function readSentence(text: string): Reading {
  let plain = text
  for (const [pattern, by] of [...spellings, ...contractions]) plain = plain.replace(pattern, by)
  plain = plain.replace(seeming, 'seems')
  const tokens = [...plain.matchAll(token)].flatMap(([found], index, all) =>
    plainToken(found, index, all, plain),
  )
  const cased = ` ${tokens.join(' ')} `
  return { line: lowered(cased), cased, found: new Map() }
}

/** A token as the line has it; none for what joins words or only marks them up. */
function plainToken(found: string, index: number, all: RegExpExecArray[], plain: string): string[] {
  if (/^[fƒ].*\d/.test(found)) return [`f/${found.replace(/[^\d.]/g, '')}`]
  if (/^["“”]$/.test(found)) return ['"']
  if (/^['’]s$/.test(found)) return ["'s"]
  if (/^[–—]$/.test(found)) return ['–']
  if (found === '-') {
    const at = all[index]!.index
    return plain[at - 1] === ' ' && plain[at + 1] === ' ' ? ['–'] : []
  }
  return /^[*_'’‘`~/\\]$/.test(found) ? [] : [found]
}

/** Lower case of the same length: "İ" alone would grow. */
function lowered(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

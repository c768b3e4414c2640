// Advice in plain words as an operation: what to do, how much, and nothing besides. Never guesses an amount or a side.
import { operationSchema, type Operation } from '../../../shared/operations.ts'
import type { Box } from '../../../shared/sight.ts'
import { fraction, quantity, readQuantity } from './quantity.ts'

/** UTF-16 units: a longer sentence is not plain. */
const longest = 240

const picture = '(?:the|this) (?:whole |entire )?(?:picture|photo|photograph|image|frame|shot)'
const about = '(?:(?:by|about|around|roughly|approximately|just|only|another|a further) )*'
const amountOf = (unit: string): string =>
  `${about}(?<amount>${quantity})(?: (?:of )?an?)? ${unit}s?(?<more> and ${fraction})?`
const stops = amountOf('stop')
const degrees = amountOf('degree')
const share = `${about}(?:(?<percent>\\d+(?:\\.\\d+)?) percent|(?<part>${fraction}|\\d+/\\d+))`
const ofFrame = '(?: of (?:the|its) (?:frame|picture|photo|photograph|image|height|width))?'
const side = '(?:the )?(?<side>top|bottom|left|right)(?: hand)?(?: side| edge)?'
const sense = '(?<sense>clockwise|counterclockwise|anticlockwise)'
const gray = '(?:black and white|monochrome|b&w)'
const kindOfGray = '(?: (?:version|conversion|treatment|rendering|picture|photograph|image|print))?'
const cuts = '(?:crop|cut|trim|take|shave|remove|lose)'

type Groups = Record<string, string | undefined>
type Reader = { pattern: RegExp; operation: (groups: Groups, inside: Box) => unknown }

/** What may follow: the rest of the crop that a turn needs, and a reason. */
const reason =
  '(?:,? (?:to (?!the |an? )|so |because |since |as |which |until |and (?:see|look|let)\\b|in order ).*)?'
const reader = (forms: string[], operation: Reader['operation'], also = ''): Reader[] =>
  forms.map((form) => ({ pattern: new RegExp(`^${form}${also}(?<reason>${reason})$`), operation }))

const amountIn = ({ amount, more }: Groups): number =>
  readQuantity(amount ?? '') + (more === undefined ? 0 : readQuantity(more.slice(' and '.length)))
const up = (groups: Groups) => ({ kind: 'exposure', stops: amountIn(groups) })
const down = (groups: Groups) => ({ kind: 'exposure', stops: -amountIn(groups) })
const exposure = `(?:(?:the )?(?:overall )?exposure|${picture}|everything)`

const readers: Reader[] = [
  ...reader(
    [
      `(?:rotate|turn|straighten|level|tilt) (?:it|${picture}|the horizon) ${degrees} ${sense}`,
      `(?:rotate|turn|straighten|level|tilt) (?:it|${picture}|the horizon) ${sense} ${degrees}`,
      `(?:rotate|straighten) ${degrees} ${sense}`,
      `(?:rotate|straighten) ${sense} ${degrees}`,
    ],
    (groups) => ({ kind: 'level', degrees: (groups['sense'] === 'clockwise' ? 1 : -1) * amountIn(groups) }),
    '(?:,? (?:and|then|and then) (?:crop|recrop|trim)(?: it| slightly| again| to fit| the (?:edges|corners))?)?',
  ),
  ...reader(
    [
      `(?:raise|lift|increase|brighten|lighten) ${exposure} ${stops}`,
      `(?:bring|push|pull) (?:up ${exposure}|${exposure} up) ${stops}`,
      `(?:add|give it|give ${picture}) ${stops}(?: more)? (?:of )?(?:exposure|light)`,
      `exposure ${about}\\+ ?${stops}`,
      `\\+ ?${stops} (?:of )?exposure`,
    ],
    up,
  ),
  ...reader(
    [
      `(?:lower|reduce|decrease|darken|drop) ${exposure} ${stops}`,
      `(?:bring|pull) (?:down ${exposure}|${exposure} down) ${stops}`,
      `take ${stops} (?:off|from) ${exposure}`,
      `exposure ${about}- ?${stops}`,
      `- ?${stops} (?:of )?exposure`,
    ],
    down,
  ),
  ...reader([`(?:lift|raise|open|brighten|lighten)(?: up)? (?:the )?shadows(?: up)? ${stops}`], (groups) => ({
    kind: 'shadows',
    stops: amountIn(groups),
  })),
  ...reader(
    [
      `(?:lower|reduce|darken|recover|hold back|pull (?:down|back)|bring down) (?:the )?highlights ${stops}`,
      `(?:bring|pull|hold) (?:the )?highlights (?:down|back) ${stops}`,
    ],
    (groups) => ({ kind: 'highlights', stops: amountIn(groups) }),
  ),
  ...reader(
    [
      `${cuts} (?:in |away |off )?${share}${ofFrame} (?:off|from|away from|in from) ${side}`,
      `crop(?: in)? from ${side} ${share}${ofFrame}`,
      `crop ${side} by ${share}${ofFrame}`,
      `${cuts} (?:away |off |out )?the (?<side>top|bottom|left|right) ${share}${ofFrame}(?: away| off| out)?`,
    ],
    ({ side: from, percent, part }, inside) => {
      const cut = percent === undefined ? readQuantity(part ?? '') : Number(percent) / 100
      return cut >= leastCut && cut <= mostCut ? { kind: 'crop', box: without(from!, cut, inside) } : null
    },
  ),
  ...reader(
    [
      `(?:convert|turn|render|process|make|print|see|view|show|look at)(?: it| ${picture})?(?: in| to| into| as)?(?: a)? ${gray}${kindOfGray}`,
      `go (?:to )?${gray}`,
      `(?:it |${picture} )?(?:in |as )?(?:a )?${gray}${kindOfGray}`,
    ],
    () => ({ kind: 'monochrome' }),
  ),
]

/** Shares of a side that a crop may take: less is not seen, more is another picture. */
const leastCut = 0.01
const mostCut = 0.6

/** The photograph inside its frame less a strip along one side, as a box of the whole file. */
function without(from: string, cut: number, { x, y, width, height }: Box): Box {
  const box = { x, y, width, height }
  if (from === 'left' || from === 'right') box.width = width * (1 - cut)
  else box.height = height * (1 - cut)
  if (from === 'left') box.x = x + width * cut
  if (from === 'top') box.y = y + height * cut
  return box
}

const signs: [RegExp, string][] = [
  [/\*|_|`/g, ''],
  [/^\W*(?:try|tip|suggestion|advice|consider|improvement)\W*:\W*/i, ''],
  [/[−–](?=\s?\d)/g, '-'],
  [/(\d)?½/g, '$1 1/2'],
  [/(\d)?⅓/g, '$1 1/3'],
  [/(\d)?⅔/g, '$1 2/3'],
  [/(\d)?¼/g, '$1 1/4'],
  [/(\d)?¾/g, '$1 3/4'],
  [/\s*°/g, ' degrees'],
  [/\s*%|\bper cent\b/g, ' percent'],
  [/\s*\bev\b/gi, ' stops'],
  [/(?<=counter|anti)[- ](?=clockwise)/gi, ''],
  [/(?<=[a-z])-(?=[a-z])/gi, ' '],
  [/[.!;]+\s*$/, ''],
  [/\s+/g, ' '],
]
const leadIn =
  /^(?:(?:try|consider|perhaps|maybe|simply|just|first|please|you could|you might|i would|one could) )+/
/** "turning it" reads as "turn it". */
const gerunds: [RegExp, string][] = [
  [/^(crop|cut|trim|drop)(?:p|t|m)ing(?= )/, '$1'],
  [/^(rotat|rais|increas|reduc|decreas|remov|los|shav|tak|giv|mak)ing(?= )/, '$1e'],
  [
    /^(turn|straighten|level|tilt|lift|brighten|lighten|darken|lower|push|pull|bring|add|go|open|recover|render|process|convert|print|view|show)l?ing(?= )/,
    '$1',
  ],
]

function plainWords(sentence: string): string {
  let words = sentence
  for (const [pattern, by] of signs) words = words.replace(pattern, by)
  words = words.trim().toLowerCase().replace(leadIn, '')
  for (const [pattern, by] of gerunds) words = words.replace(pattern, by)
  return words
}

/** What makes a reason one more piece of advice, or a condition. */
const notPlain =
  /\b(?:then|also|plus|crop|stops?|degrees?|percent|black and white|monochrome|unless|if|or|but)\b/

/**
 * The operation that a sentence of advice asks for, in full: "Turn it 1.8 degrees clockwise and crop.", "Take an eighth
 * off the top.", "Raise the exposure by two thirds of a stop.", "Convert it to black and white." Null where it asks for
 * more than one, under a condition, of a part of the picture, or without a size.
 * @param inside the photograph in its mat or bars, in shares of the file
 */
export function operationOf(sentence: string, inside: Box): Operation | null {
  if (sentence.length > longest) return null
  const words = plainWords(sentence)
  for (const { pattern, operation } of readers) {
    const groups = pattern.exec(words)?.groups
    if (!groups || notPlain.test(groups['reason'] ?? '')) continue
    const read = operationSchema.safeParse(operation(groups, inside))
    return read.success && !isIdle(read.data) ? read.data : null
  }
  return null
}

/** Whether it changes nothing. */
function isIdle(operation: Operation): boolean {
  if (operation.kind === 'level') return operation.degrees === 0
  return 'stops' in operation && operation.stops === 0
}

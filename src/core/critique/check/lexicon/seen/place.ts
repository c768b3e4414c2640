// Words for where in the picture somebody is.
import { terms } from '../../terms.ts'
import { end, person, personAsObject } from './people.ts'

const adverb =
  '(?:(?!(?:hardly|barely|scarcely|rarely|nearly|almost) )\\w+ly |quite |very |right |slightly |just |neatly )?'
const is = '(is|was|sits|stands|lies|kneels|rests|appears|remains|poses|has been|stays|floats|crouches)'
const put =
  '(placed|positioned|set|located|situated|seated|standing|sitting|framed|captured|put|kept|shown|posed|isolated|kneeling|crouching)'
const puts =
  '(placing|places|placed|positions|positioning|puts|putting|sets|setting|keeps|keeping|frames|framing|situates|situating|locates)'
const frame =
  ' (of|in|within) (the|this|its|his|her) (whole )?(frame|image|picture|photo|photograph|shot|composition)'

/** The place is one among things, "in the middle, between two urns", or among several: "on the left, he on the right". */
const amongOthers =
  '( ,)?( (and|with|while|as|but))? (between|among|amid|flanked|of|he|she|(the|a|an|another|his|her|one) (\\w+ ){1,2}(on|at|to|in|behind|beside)) '
const within = `(${frame}|${end})(?!${amongOthers})`

const middle = `((in |at |on )?dead center|(in|at|on) (the )?(very |exact |dead |absolute |geometric )?(center|middle)|(dead |perfectly |exactly )?center(ed|d)|centrally)${within}`

const side = '(left|right)( hand)?'
const level = '(upper|lower|top|bottom)'
const third = '(third|corner|side|edge|quadrant|quarter|half|part|portion|section|area)'
const region = `(the |its )?(far |extreme |very )?((${level} )?${side}( ${third})?|${level} ${third})${within}`

/** Said of the one person: "she stands", "placing her". */
const saidOfPerson = (place: string): string[] => [
  `${person} ${is} ${adverb}(${put} )?${adverb}${place}`,
  `${person} ${adverb}${put} ${adverb}${place}`,
  `${puts} ${personAsObject} ${adverb}${place}`,
]

export const inMiddle = terms(
  ...saidOfPerson(middle),
  "the (\\w+ly )?center(ed|d) (subject|figure), centrally (placed|positioned|framed|located) (subject|figure|woman|man|person), central (placement|position|positioning) of the (subject|figure|woman|man|person|sitter), subject 's central (placement|position|positioning)",
)
export const atSide = terms(
  ...saidOfPerson(`(in|on|at|to|along|near|into) ${region}`),
  `${person} (occupies|fills|anchors|takes up|holds) ${region}`,
)
/** Placed in something else, or among others. */
export const otherPlace = terms(
  '(the|a|an|his|her|this|that) (\\w+ )?room, sofa, bench, table, bed, group, attention, stage, street, road, second, mirror, reflection, shadow, off center(ed|d)?, vertically, between, next to, beside',
)

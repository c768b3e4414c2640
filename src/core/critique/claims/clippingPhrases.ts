// The words of a claim about clipping, at either end of the tone scale.
import { anyWord, be, closeGap, gap, oneOf, phrases, place } from './phrase.ts'

const parts = '(?:areas?|parts?|regions?|tones?|spots?|values?)'
const highlights = oneOf('highlights?', 'whites', `(?:highlight|brightest) ${parts}`)
const shadows = oneOf('shadows?', 'blacks', 'darks', `(?:shadow|darker|darkest) ${parts}`)
const lightSource = anyWord('sky skies clouds? windows? sun \\w*lamps? lights? bulbs? snow')
const detail = oneOf('details?', 'textures?', 'information', 'tonality')
const keep = oneOf(
  'h[eo]ld(?:s|ing)?',
  'ke(?:ep(?:s|ing)?|pt)',
  '(?:retain|preserv|maintain|carr|show|captur)(?:s|e|es|ed|ies|ing)?',
)
const lose = oneOf('los(?:e|es|t|ing)', 'loss of', 'gone', 'missing', 'swallow(?:s|ed)?')
const blownOut = oneOf('blown(?:[ -]out)?', 'burn(?:ed|t|s)?(?:[ -]out)', 'clip(?:s|ped|ping)?')
const blocked = oneOf(
  'crush(?:ed|ing)?',
  'block(?:ed|s)?(?:[ -]up)?',
  'plug(?:ged|s)?(?:[ -]up)?',
  'clip(?:s|ped|ping)?',
)
const black = oneOf('(?:pure|solid|pitch|total|murky) black', 'featureless')
const there = oneOf(keep, 'lacks?', 'intact', 'visible', 'present', 'surviv\\w+', 'remains?')

/** Detail at one end of the scale, kept or, with a denial, lost. */
const detailAt = (end: string, name: string): string[] => [
  end + gap(4) + oneOf(keep, 'lacks?') + gap(3) + detail,
  keep + gap(3) + detail + gap(5) + end,
  `${keep}${gap(2)}${name} ${detail}`,
  `${detail}(?: retention)? (?:in|across)${gap(3)}${end}`,
  detail + gap(4) + there + gap(4) + end,
  `${name} ${detail}${gap(3)}${there}`,
  end + gap(1) + be + gap(2) + oneOf('(?:full of|rich in) detail', 'detailed', 'intact', 'preserved'),
]
/** Detail lost at one end of the scale. */
const lossAt = (end: string, name: string): string[] => [
  `clipp(?:ing|ed)${closeGap(3)}${end}`,
  `loss of${gap(1)}${name} ${detail}`,
  lose + gap(2) + detail + gap(4) + end,
  end + gap(4) + lose + gap(2) + detail,
  detail + gap(3) + lose + gap(3) + end,
  `${name} ${detail}${gap(2)}${lose}`,
]

/** Only about one part of the picture, or about a loss. */
export const partOnly = new RegExp(
  `${place('highlights?', 'shadows?', 'blacks', 'whites', 'brightest', 'deepest', 'darkest', 'tonal').source}|${lose}`,
  'i',
)
/** A stated share is held against the measured one instead. */
export const percentage = /\d\s?(?:%|percent|per cent)/i
/** The end of the scale is named, or it is no clipping at all. */
export const endNamed = new RegExp(
  `${percentage.source}|${oneOf(highlights, shadows, lightSource, 'hedges?', 'wings?', 'hair')}`,
  'i',
)

export const blownHighlights = phrases(
  highlights +
    gap(6) +
    oneOf(blownOut, 'burn(?:ed|t)', 'overexposed', 'featureless', '(?:paper|pure)[- ]white'),
  'white clipping',
  oneOf(blownOut, 'burn(?:ed|t)', 'overexposed', 'lost') + closeGap(2) + highlights,
  lightSource + gap(1) + be + gap(2) + blownOut,
  `${oneOf('blown(?:[ -]out)?', 'clipped')} ${lightSource}`,
  'bl(?:ow|ows|own|ew|owing)[ -]out(?! of)',
  ...lossAt(highlights, 'highlight'),
)

export const heldHighlights = phrases(
  ...detailAt(highlights, 'highlight'),
  highlights + gap(1) + be + gap(2) + oneOf('(?:under )?control(?:led)?', 'in check', 'held'),
)

export const blockedShadows = phrases(
  shadows + gap(6) + oneOf(blocked, black),
  oneOf(blocked, 'lost', 'featureless') + closeGap(2) + shadows,
  'black clipping',
  ...lossAt(shadows, 'shadow'),
)

export const heldShadows = phrases(
  ...detailAt(shadows, 'shadow'),
  `${shadows}${gap(1)}${oneOf(be, 'fully')}${gap(2)}open`,
  `open ${shadows}`,
)

export const clippedShare = phrases(
  String.raw`\d+(?:\.\d+)?\s?(?:%|percent|per cent)${gap(6)}${oneOf('clipped', 'blown', 'crushed', 'blocked')}`,
  String.raw`${oneOf('clip(?:s|ped|ping)?', 'blown')}${gap(3)}\d+(?:\.\d+)?\s?(?:%|percent|per cent)`,
)

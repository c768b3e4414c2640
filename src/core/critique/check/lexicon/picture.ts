// Words for the picture as a whole, and for its parts.
import { cueTerms, terms, type Terms } from '../terms.ts'

/** The photograph. */
export const pictureNouns = terms(
  'images?, photo(graph)?s?, pictures?, shot, capture, frame, file, exposure, print, rendering, treatment, negative, conversion',
)
/** The photograph as a whole, as a figure speaks of it. */
export const wholePictures = terms(
  '(picture|image|photograph|photo|frame|print|file|rendering|thing|scene|shot|negative|exposure|treatment)(?! of (the|his|her|a|an|this) ), (?<=(^|[;:–]) )(it|this)',
)
/** The photograph as something arranged. */
export const compositionNouns = terms(
  'compositions?, framing, arrangement, layout, images?, photo(graph)?s?, pictures?, shot, frame, structure, design, scene, rectangle',
)
/** What "everything" and "nothing" say of all there is. */
export const everything = cueTerms(
  'everything, all, nothing, (every|no|not a|not one) (single )?(part|plane|edge|inch|line|thing|detail|corner|surface|texture|contour), (the )?(whole|entire) (frame|scene|image|picture|photograph|thing)',
)

/** A place within the picture: "in the corner", "on her left cheek". The whole picture is none, nor is `beside`. */
export function placeWithin(...beside: string[]): Terms {
  const whole = `frame|image|picture|photo|photograph|shot|file|scene|composition|exposure|print|viewer|photographer|result|rendering|heart|first|least`
  return terms(
    `(in|on|along|around|at|of|behind|near|across|within|under|over|upon) (the|his|her|its|their|your|this|that|one(?! another)) ` +
      `(?!(whole |entire |overall )?(${[whole, ...beside].join('|')}) )\\w+, in (places|parts)`,
  )
}

/** A place that is not one of the ends of the tone scale either. */
export const partialPlace = placeWithin(
  'highlights?|shadows?|blacks|whites|brightest|deepest|darkest|lightest|tonal|midtones|darker|brighter|light|dark|bright|deep|tones?',
  'colors?|palette|subject|most|tiniest|finest|smallest|eyes?|lower|upper|water|sky|stillness|calm|quiet|mood',
)

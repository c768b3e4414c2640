// Words for the shape of the frame.
import { terms } from '../terms.ts'

const format = '(format|orientation|aspect( ratio)?|proportions?)(?! of (his|her|your|their))'
/** The picture's own frame or crop: "a square frame" may hang on a wall, "a square crop" may be advice. */
const own = (shape: string): string =>
  `(the|this|its|your|in an?|an? (strict|perfect|tall|narrow|wide|long|tight))( \\w+)? ${shape} (frame|framing|crop|cut|rectangle|canvas|composition(?! of))`
const pictures =
  '(?<!(window|door|picture|mirror|wooden|gilt|metal|bed) )(images?|photo(graph)?s?|picture|shot|frame|format|crop)'
const is = '(is|was|are|has been|stays|appears|looks)( \\w+ly)?'
const upDown = '(vertical|upright|portrait|tall)'
const sideways = '(horizontal|landscape)'

export const squareTerms = terms(
  `(it|frame|picture|image|photograph|format|print) is (as )?square as (a |an )?\\w+, as (wide|broad) as (it is )?(tall|high), the square (holds|keeps|binds|contains|fits|suits|makes|gives|steadies|locks|balances) (it|them|everything|all|the (whole|picture|composition))`,
  `square( \\w+)? ${format}, ${own('square')}, ${pictures} ${is} (a (perfect |true |strict )?)?square(?! (to|with|one|up|on)), square (image|photo(graph)?|picture)(?! (frame|on the wall)), (in|with|of|by) (the |a |its )?(\\w+ )?square(?= [.,;]), four equal sides, as wide as it is (tall|high)`,
  '(?<=^ )the square (suits|fits|serves|holds|helps|format|gives|lends|keeps)',
)
export const panoramicTerms = terms(
  `(letterbox|ribbon|frieze|scroll|slit|strip|banner|tape) of a (picture|frame|photograph|image|print|view), (long|low|wide|thin|endless)( ,)?( and)? (low|long|thin|wide|narrow) (frieze|ribbon|strip|scroll|slit|banner)`,
  `panoram(a|ic) ${format}, panoramic (strip|crop|frame|cut|image|photograph|picture|composition|framing|shape|proportions), (image|picture|photograph|frame) is a panorama, letterbox (strip|shape|slit), (long|wide) thin strip`,
)
export const wideTerms = terms(
  `(format|frame|picture|image|photograph) is as (wide|broad|long) as (a |an )(\\w+ )?\\w+`,
  `(cinematic|wide|widescreen|letterbox|elongated) ${format}, ${own('(widescreen|letterbox)')}, (widescreen|cinemascope|letterbox) (frame|shape|proportions|format|feel)`,
)
export const uprightTerms = terms(
  `(it|frame|picture|image|format|photograph) is as (tall|narrow|slim) as (a |an )?\\w+`,
  `(an|this) upright (picture|photograph|image|print|one)(?! piano), (frame|picture|image|photograph|format|it) (\\w+ )?(stands|stood|set|turned|placed) (up )?on (its )?end, (a|this|the) (tall|high)( ,)?( and)? (narrow|thin|slim|slender) (frame|picture|image|photograph|format|print|rectangle|sliver|slot|strip), (door|doorway|tombstone|pillar|chimney|sentry box|totem) of a (picture|frame|photograph)`,
  `${upDown} (\\w+ )?${format}, (vertically|portrait|upright) oriented, ${own('(vertical|upright|portrait)')}, ${pictures} ${is} (vertical|upright)(?! (and true|line)), (tall|vertical|upright) ${format}, (held|turned|stood|standing|shot|framed|taken|composed)( \\w+)? (vertically|upright|on (its|end)|in portrait (?!mode)), portrait (orientation|format)( shot)?, (taller|higher) than (it is )?wide`,
  '(?<=^ )a (vertical|upright) (frame|format|picture)',
)
export const lyingTerms = terms(
  `(long|wide|broad|low) (horizontal|sideways)( stretch| sweep| reach| run)? of the (format|frame|picture|rectangle|image), (frame|picture|image|photograph|format|it) (lies|is laid|laid|turned|set) (down )?on its side`,
  `${sideways} (\\w+ )?${format}, (horizontally|landscape) oriented, ${own('(horizontal|landscape)')}, ${pictures} ${is} horizontal, (held|turned|shot|framed|taken|composed)( \\w+)? (horizontally|sideways|in landscape), wider than (it is )?(tall|high)`,
  '(?<=^ )a (horizontal|landscape) (frame|format|picture)',
)
const sides = '\\d+(\\.\\d+)?( ?[:×x] ?)\\d+(\\.\\d+)?'
export const statedSides = terms(
  `${format} .. ${sides}, ${sides} (${format}|frame|crop|landscape|portrait|rectangle), ${format} ${sides}, ${format} of ${sides}, ${format} is ${sides}`,
)

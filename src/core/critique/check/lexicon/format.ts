// Words for the shape of the frame.
import { terms } from '../terms.ts'

const format = '(format|orientation|aspect( ratio)?|proportions?)(?! of (his|her|your|their))'
/** The picture's own frame or crop: "a square frame" may hang on a wall, "a square crop" may be advice. */
const own = (shape: string): string =>
  `(the|this|its|your|in an?|an? (strict|perfect|tall|narrow|wide|long|tight|compact|sweeping|elongated))( \\w+)? ${shape} (frame|framing|crop|cut|rectangle|canvas|composition(?! of))`
const pictures =
  '(?<!(window|door|picture|mirror|wooden|gilt|metal|bed) )(images?|photo(graph)?s?|picture|shot|frame|format|crop)'
const is = '(is|was|are|has been|stays|appears|looks)( \\w+ly)?'
/** "The decision to use", "by choosing": what follows is the picture's own shape. */
const chosen =
  '(decision|choice|choosing|chose|opt|opts|opting|opted|selection|selecting|use|using|uses|employing|employs|adoption|adopting|adopts)( (to|of|for|use|employ|adopt|crop|frame|compose|present|shoot|work|with|in|into|as|a|an|the|this|such|tall|wide|tight|compact|narrow|sweeping|strict|classic|traditional|bold|long|clean|simple|,|and|image|photograph|scene|picture|it)){1,9}'
const made = '(composed|presented|cropped|framed|shot|printed|conceived)( \\w+)?'
const choice = (shape: string): string =>
  `${chosen} ${shape}( \\w+)? (crop|cropping|framing|format|composition(?! of)|canvas|orientation|presentation|frame(?! (around|on|of|within|inside|behind)))`
const going = (shape: string): string =>
  `(going|went|gone) ${shape}(?= ([.,;:]|was|is|were|has|gives|lends|lets|here))`
const upDown = '(vertical|upright|portrait|tall)'
const sideways = '(horizontal|landscape)'

export const squareTerms = terms(
  `(it|frame|picture|image|photograph|format|print) is (as )?square as (a |an )?\\w+, as (wide|broad) as (it is )?(tall|high), the square (holds|keeps|binds|contains|fits|suits|makes|gives|steadies|locks|balances) (it|them|everything|all|the (whole|picture|composition))`,
  `square( \\w+)? ${format}, ${own('square')}, ${pictures} ${is} (a (perfect |true |strict )?)?square(?! (to|with|one|up|on)), square (image|photo(graph)?|picture)(?! (frame|on the wall)), (in|with|of|by) (the |a |its )?(\\w+ )?square(?= [.,;]), four equal sides, as wide as it is (tall|high)`,
  choice('square'),
  `${chosen} a square(?= ([.,;:]|(?!(glass|canvas|dress|bus|class|boss|pass) )\\w+s) )`,
  `${made} (as|in|to|into) a( \\w+)? square(?= [.,;:])`,
  going('square'),
  '(?<=^ )the square (suits|fits|serves|holds|helps|format|gives|lends|keeps)',
)
export const panoramicTerms = terms(
  choice('(panoramic|panorama)'),
  going('panoramic'),
  '(long|wide) letterbox (makes|gives|lets|forces|leads|asks|stretches|invites)',
  `(letterbox|ribbon|frieze|scroll|slit|strip|banner|tape) of a (picture|frame|photograph|image|print|view), (long|low|wide|thin|endless)( ,)?( and)? (low|long|thin|wide|narrow) (frieze|ribbon|strip|scroll|slit|banner)`,
  `panoram(a|ic) ${format}, panoramic (strip|crop|frame|cut|image|photograph|picture|composition|framing|shape|proportions), (image|picture|photograph|frame) is a panorama, letterbox (strip|shape|slit), (long|wide) thin strip`,
)
export const wideTerms = terms(
  choice('(widescreen|letterbox)'),
  `(format|frame|picture|image|photograph) is as (wide|broad|long) as (a |an )(\\w+ )?\\w+`,
  `(cinematic|wide|widescreen|letterbox|elongated) ${format}, ${own('(widescreen|letterbox)')}, (widescreen|cinemascope|letterbox) (frame|shape|proportions|format|feel)`,
)
export const uprightTerms = terms(
  choice('(vertical|upright)'),
  `${chosen} (vertically|upright)(?= ([.,;:]|\\w+s) )`,
  going('(vertical|upright|portrait)'),
  `(it|frame|picture|image|format|photograph) is as (tall|narrow|slim) as (a |an )?\\w+`,
  `(an|this) upright (picture|photograph|image|print|one)(?! piano), (frame|picture|image|photograph|format|it) (\\w+ )?(stands|stood|set|turned|placed) (up )?on (its )?end, (a|this|the) (tall|high)( ,)?( and)? (narrow|thin|slim|slender) (frame|picture|image|photograph|format|print|rectangle|sliver|slot|strip), (door|doorway|tombstone|pillar|chimney|sentry box|totem) of a (picture|frame|photograph)`,
  `${upDown} (\\w+ )?${format}, (vertically|portrait|upright) oriented, ${own('(vertical|upright|portrait)')}, ${pictures} ${is} (vertical|upright)(?! (and true|line)), (tall|vertical|upright) ${format}, (held|turned|stood|standing|shot|framed|taken|composed)( \\w+)? (vertically|upright|on (its|end)|in portrait (?!mode)), portrait (orientation|format)( shot)?, (taller|higher) than (it is )?wide`,
  '(?<=^ )a (vertical|upright) (frame|format|picture)',
)
export const lyingTerms = terms(
  choice('horizontal'),
  `${chosen} horizontally(?= ([.,;:]|\\w+s) )`,
  going('(horizontal|landscape)'),
  `(long|wide|broad|low) (horizontal|sideways)( stretch| sweep| reach| run)? of the (format|frame|picture|rectangle|image), (frame|picture|image|photograph|format|it) (lies|is laid|laid|turned|set) (down )?on its side`,
  `${sideways} (\\w+ )?${format}, (horizontally|landscape) oriented, ${own('(horizontal|landscape)')}, ${pictures} ${is} horizontal, (held|turned|shot|framed|taken|composed)( \\w+)? (horizontally|sideways|in landscape), wider than (it is )?(tall|high)`,
  '(?<=^ )a (horizontal|landscape) (frame|format|picture)',
)
const sides = '\\d+(\\.\\d+)?( ?[:×x] ?)\\d+(\\.\\d+)?'
export const statedSides = terms(
  `${format} .. ${sides}, ${sides} (${format}|frame|crop|landscape|portrait|rectangle), ${format} ${sides}, ${format} of ${sides}, ${format} is ${sides}`,
)

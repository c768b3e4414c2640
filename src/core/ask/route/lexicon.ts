// The words by which a question is told to be about one photograph, or about photography. Never decides.
import { terms } from '../../critique/check/terms.ts'

/** Names of the photograph at hand; its plural means photographs in general. */
const picture = '(picture|photo|photograph|image|shot|frame|scene|print|capture|pic|one)'
/** Apparatus, and what is set on it. No photograph shows these. */
const gear =
  'lens(es)?|cameras?|tripods?|monopods?|(polari[sz]ing |nd |uv |graduated |neutral density )?filters?|polari[sz]ers?|flash(es)?|speedlights?|strobes?|softbox(es)?|sensors?|full frame|micro four thirds|mirrorless|dslr|megapixels?|raw|jpegs?|dng|viewfinder|light meters?|gimbal|teleconverters?|extension tubes?|lightroom|photoshop|capture one|monitors?|iso|apertures?|f stops?|shutter( speed)?s?|shutter priority|aperture priority|manual mode|program mode|autofocus|manual focus|back button focus|image stabili[sz]ation|exposure compensation|spot metering|metering|bracketing|focus stacking|focal lengths?|\\d+ mm|mm lens|prime|zoom|settings|self timer|remote release|memory cards?|batter(y|ies)|film stocks?|darkroom'
/** What a handbook has a chapter on, and what no photograph has one of. */
const notions =
  'rule of thirds|golden (hour|ratio|section)|blue hour|exposure triangle|zone system|sunny 16( rule)?|histogram|hyperfocal( distance)?|chromatic aberration|moire|diffraction|parallax|color theory|complementary colors|hdr|long exposure|double exposure|panning|dodg(e|ing)( and burning)?|burning|fill (light|flash)|rembrandt light(ing)?|split toning|gamma|color spaces?|crop factor|bulb mode|difference|best way|reciprocal rule|500 rule|inverse square law'
/** What every photograph has: with the article it is that of the one at hand. */
const qualities =
  'white balance|color temperature|depth of field|bokeh|vignett(e|ing)|dynamic range|tonal range|contrast|clarity|texture|noise|grain|clipping|distortion|leading lines|negative space|high key|low key|chiaroscuro|composition|perspective|motion blur|sharpness|saturation|vibrance|exposure|catchlights?|backlight(ing)?|silhouettes?|macro'
const general =
  'world|weather|year|day|same|human eye|best|most|right (lens|camera|settings?|time|moment)|first place|long run|way|time|habit|craft|technique|style|workflow|photos|pictures|photographs|images|shots|prints|photography'

export const gearTerms = terms(`(${gear})`)
/** What has to be explained before it is anything that can be seen. */
export const ideaTerms = terms(`(${notions}|${qualities})`)

/** Words that point at the photograph at hand. */
export const pointing = terms(
  `this, here, these(?! days), those, (the|my|your|our) (\\w+ )?${picture}(?! (of|in) general)`,
  'he, she, him, her, his, hers',
  '(is|are|was|does|do|did|has|about|of|in|with|on|and|could|should|would|like|by|to|at) that(?! habit), [,.;] that (is|looks|was)',
)
/** A thing or a quality with its article, and a setting that is judged. */
export const definite = terms(
  `(the|my) (?!(${gear}|${notions}|${general}) )[a-z]+`,
  `(is|was|are|were) (the|my) \\w+( \\w+)? (too|right|wrong|off|ok|okay|correct|good|bad|enough)`,
)
/** "it" and "they": what they stand for may have been named just before. */
export const pronouns = terms('it, its, they, them, their')
/** An "it" that stands for nothing. */
export const emptyPronoun = terms(
  'it (is |was )?(\\w+ )?(better|best|worth|worthwhile|possible|necessary|true|ok|okay|hard|easy|difficult|normal|wrong|bad|good|advisable|sensible|important)(?= (to|that|for|if|when|\\w+ing))',
)

/** It is asked once and for all. */
export const generally = terms(
  'next time, in general, generally, usually, always, every time, as a rule, most of the time, (i|we) (always|often|keep|tend|never|usually), (from now|later) on, in (the )?future',
  'how (do|can|should|would|could|does|to) (i |one |we |you |people |someone )?(photograph|meter|handhold|calibrate|set up|clean|choose|buy|shoot|store|develop|practi[cs]e|learn)',
)
/** Photographs, people or work of a kind, of nobody in particular. */
export const kinds = terms(
  '(\\w+ )?(photos|pictures|photographs|images|shots|prints|snapshots), photography, photographers, professionals, pros, beginners, (group |family )?portraits, landscapes, weddings, seascapes, (street|night|wildlife|sports|macro|travel|product) (work|photography|shots|photos)',
  'book, books, course, courses, workshop, tutorial, magazine, exhibition, practi[cs]e, habit, learn, learning, study, hobby, career',
)
/** Somebody asks how something is done, or what to get. */
export const craftForms = terms(
  'how (do|can|should|could|does|to) (i|one|we|you|people|photographers|professionals), how would (i|one|we), how (long|fast|slow|often) (can|should|do), (when|why) (do|does|should|would|to) (i|one|we|you|people|photographers|professionals|anyone), should (i|one|we) (buy|use|get|shoot|switch|learn|invest|try|upgrade|rent|carry), do (i|you|we) (need|have to|set|use|choose), (can|could|would) you recommend, recommend, worth (it|learning|buying|using|getting), what should (i|one) (practi[cs]e|learn|buy|read|use|study|bring|carry), best for, good for, what can i do, how does \\w+ (\\w+ ){0,2}work, who (was|is) \\w+ \\w+',
)
/** Somebody wants a notion explained. */
export const explaining = terms(
  'what (is|are)( meant by)?( a| an| the)?, what (do|does) (\\w+ ){1,4}(do|mean|stand for), explain, define, (the )?(meaning|definition|difference|idea) (of|between|behind), difference, why (is|are|do|does), tell me about, teach me, how (do|does), when (do|does|is|are)',
)

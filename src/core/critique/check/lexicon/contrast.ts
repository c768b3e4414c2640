// Words for tonal contrast.
import { terms } from '../terms.ts'

export const contrastNouns = terms(
  '(tonal |overall |global |general |light )*contrasts?( levels?| ratio| overall| in tone)?(?! (of(?! (the (images?|photo(graph)?|picture|shot|frame|print|scene|whole)|lights?|darks?|tones?|shadows?|bright))|with (the|a|an|his|her|its)|to (?!(emphasi[sz]e|create|draw|highlight|give|add|make|bring|enhance|convey|evoke|produce|accentuate|lend|heighten|isolate|define|direct|guide|underline|underscore|sculpt|shape|separate|set|lead|focus|dramati[sz]e))\\w+|against|in (scale|size|texture|mood|color|subject)|between(?! (the )?(lights?|darks?|darkness|bright|brightest|darkest|shadows?|highlights?|blacks?|whites?|deep|lit))) ), (degree|level|amount)s? of (tonal |overall )?contrast',
)
export const strongStates = terms(
  'high, strong, stark, harsh, bold, extreme, hard, dramatic, pronounced, marked, excessive, intense, brutal, fierce, powerful, striking, heavy, punchy, sharp, violent, forceful, vigorous, robust, considerable, deep, biting, crisp, emphatic, uncompromising, unforgiving, ferocious, maximum, strongest, too much, much, plenty of, plenty, great, full, exaggerated, tremendous, sizzling',
  'maximal, savage, cruel, merciless, blinding, full blooded, muscular, assertive, steep, cutting, explosive, searing, theatrical, operatic, hefty, stern, severe, violent, emphatic, crashing, thunderous',
)
export const weakStates = terms(
  'low, weak, subdued, minimal, faint, poor, little, gentle, soft, muted, mild, delicate, slight, timid, feeble, restrained, thin, limited, scant, hushed, quiet, modest, insufficient, inadequate, flat, tame, subtle, scarcely any, hardly any, small, reduced, tender, shallow, anemic, on the (low|weak|soft|flat|gentle) side',
  'polite, whispered, sleepy, listless, meek, cautious, hesitant, near absent, missing, sluggish, lukewarm, tepid, understated, veiled, hazy, absent, short, narrow, compressed, dull',
)
/** The picture itself as contrasty, or as flat. */
export const contrastyStates = terms(
  'contrasty, high (in )?contrast, punchy, full of contrast, hard hitting in tone, tonally (bold|stark|dramatic|harsh|punchy)',
)
export const flatStates = terms(
  'flat(?! (on|against|to|green|wall|out|surface|screen|plane|stone|color|seriousness)), (low|lacking|deficient|poor|weak|short) (in|on|of) contrast, listless, tonally (flat|dull|compressed|muddy|weak|timid|limp), muddy, dishwater( gray)?, milky, tame, lifeless, insipid, washed out, pallid, hazy, foggy in tone, wishy washy, limp, murky and flat, bland in tone, contrastless, soft in contrast',
  'timid(?! (boy|girl|smile|child|animal)), anemic in tone, (all|nothing but|merely) grays, (dull|gray) and (listless|lifeless|flat|sleepy)',
)
export const flatNouns = terms(
  'images?, photo(graph)?s?, pictures?, shot, frame, file, print, treatment, conversion, rendering, tonality, tones?, result, affair, tonal (range|scale|palette)',
)
export const contrastIdioms = terms(
  '(punchy|inky|deep|jet|velvet|velvety|true|rich|dense|solid|strong|hard) (blacks?|darks) (are )?(set |pitted |played |placed |ranged |thrown )?(against|beside|next to|meet|meets|collide with|collides with|and|versus|to|with) (the )?(\\w+ )?(whites?|lights|highlights), ink against (paper|flame|snow|white), (black|ink) (on|against) white, chiaroscuro, (tonal|graphic) (punch|bite|force|drama|impact), real bite, no midtones, (light and dark|black and white|black and glare) (collide|clash|fight|meet head on), woodcut, linocut, pen and ink, high contrast, strongly contrasted, the (full|whole|entire) (tonal )?(range|scale)( of tones)? from (deep |near |pure |inky )?black to (pure |near |paper |brilliant )?white, stark (blacks|whites), (tonal|dynamic) (range|scale) (that )?(runs|extends|spans|reaches|stretches) .. black .. white, (wide|broad|great|extensive|expansive|enormous) (tonal|dynamic) range, little between (deep )?black and (\\w+ )?(white|glare|light), blacks are (deep|rich|dense|inky) and (the )?whites',
  '(\\w+ )?blacks? (beside|against|next to|alongside|meets?|facing|over) (\\w+ )?whites?, (hits|strikes|lands) (hard|like), (high|hard|steep) gradation, (steep|hard) (tonal )?(curve|grade), (lights|whites) (blaze|glare|flare)( \\w+)? (against|from|out of) (the )?(\\w+ )?(blacks?|darks?|dark), (extremes|poles) of (tone|black and white|light and dark)',
  'contrasts? (that )?((could|can|would) (cut|shave|slice|bite)|cuts|slices|bites|slaps|hits|shouts)',
)
export const flatIdioms = terms(
  '(lacks?|lacking|without|wants?|needs?|misses) (a |any |the )?(\\w+ )?(strong |clear |real |tonal |firm |decisive )?(separation|difference|distinction) between (the )?(lights?|bright|darks?|highlights?|tones?)( \\w+)?( and (the )?\\w+)?, (little|no|hardly any|scarcely any|barely any|not much|minimal|scant|poor) (tonal )?(separation|difference|distance|distinction|interval|gap) (in tone )?(between|of) (the )?(lights?|tones?|darks?|bright|blacks?|highlights?|values?|shadows?)( and (the )?\\w+)?, tones? (all )?(huddle|cluster|crowd|bunch|sit|lie|run|blur|melt|merge|hover|hug|press|crouch)(s|es|ed|ing)? (so )?(close |closely |tightly |together |into one another|too close)+, narrow (band|range|strip|slice|span) of (tones?|grays?|values?), (narrow|compressed|limited|short|cramped|squeezed|restricted|shallow) (tonal|dynamic) (range|scale), (tonal|dynamic) (range|scale) (is|looks|seems|appears|feels) (very |rather |quite |somewhat |too )?(narrow|compressed|limited|short|cramped|squeezed|restricted|shallow), (tones?|everything) (is |are )?(compressed|squeezed|pressed) into, (all|mostly|merely|only|nothing but) (mid ?tones?|middle grays?|mid grays?|grays)(?! (coat|hair)), no (true |real |proper )?(black|white)s? (to (anchor|lift)|anywhere|and no), flatness of (the )?(tone|tones|light|image|print), porridge, tonal monotony, dishwater, gray mush, pea soup, sea of (mid ?)?grays?, (light and dark|darks and lights|bright and dark) (barely|hardly|scarcely) (part|differ|separate|meet)',
  '(no|without( a)?|lacks?( a)?|wants?( is)?( a)?|misses( a)?|never (reaches|finds)( a)?|nowhere( a)?) (true|real|proper|deep|firm|convincing|full|solid) (black|white)s?, (everything|all|it all|the whole) (sits|lies|hovers|huddles|lives|stays) in the (middle|midtones|middle of the scale), (blacks?) (that )?(never|do not|does not|fail to|fails to) (arrive|go down|reach|come|get)( \\w+)*, (light and shade|lights and darks|highlights and shadows) (sit|lie|are|stay|huddle) (so |very |too )?close, (tonal|tones) (monotony|sameness|mush), one long gray, a veil of gray, gray (veil|film|scrim) over',
  '(rendered|drawn|set|told|sunk|settled|lies|lie|is) in (the |a |one )(same|single|narrow|uniform|even)( \\w+)? (mid(dle)? ?)?(grays?|tones?|value|midtones?), (same|one|uniform)( \\w+)? (mid|middle) ?gray',
)
/** What a flat picture lacks. */
export const punch = terms(
  '(tonal )?(punch|bite|snap|pop|contrast|tonal separation|tonal depth|tonal range|depth of tone|tonal variety)(?! (of|with|between|in) )',
)
/** A contrast of two things, of colours, or in one part of the picture. */
export const otherContrast = terms(
  'contrast(s|ed|ing)? (between|with|to|against|in (scale|size|texture|mood|subject))(?! (the )?(lights?|darks?|bright|shadows?|highlights?|blacks?|whites?|deep|brightest|darkest|lit|darkness) ), contrast of(?! (the )?(tones?|lights?|darks?|images?|picture|photograph|photo|frame|shot|print) )',
  '(provid|creat|offer|form|mak|sett?)(e|es|s|ing)? an? (\\w+ )?contrast(?! between (light|bright|dark|highlights|shadows)), (color|local|micro|warm|edge|temperature) contrast, contrast of colors?, tongue, contrast(s|ing)? (colors?|textures?|elements?|shapes?|themes?), (sky|background|foreground|water|wall|face|midtones) (is|looks|seems|appears) ',
)

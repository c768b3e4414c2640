// Words for sharpness and for focus.
import { terms } from '../terms.ts'

const blade =
  '(tack|razor|pin|needle|scalpel|knife|bitingly|critically|perfectly|exceptionally|impressively|very|truly|wonderfully|superbly|extremely|brilliantly|beautifully|remarkably|admirably|consistently|uniformly|crisply|pleasingly|clinically|ruthlessly)'
export const sharpTerms = terms(
  `(with|of) (remarkable|great|exceptional|impressive|striking|outstanding|excellent|extraordinary|perfect|stunning) (clarity|sharpness|crispness|acuity), level of detail is (impressive|remarkable|exceptional|high|outstanding|excellent|extraordinary|striking|stunning), ${blade} sharp(?! (story|wit|contrast|remark|eye|observation|turn|storytelling|tongue)), in (sharp|crisp|perfect|pin sharp|critical|tack sharp) focus, (excellent|exceptional|superb|impressive|outstanding|great|high|remarkable|good|fine|admirable|crisp|perfect|critical|incredible|commendable) (level of )?(sharpness|clarity of detail|resolution|definition|acuity), sharp focus, rendered (\\w+ )?(crisply|sharply|in (sharp|crisp|fine) detail), well focused, perfectly focused, sharply focused, (accurately|precisely|correctly|tightly) focused, focus is (spot on|nailed|perfect|precise|accurate|sharp|crisp|excellent|flawless|impeccable|exact), nail(s|ed)? (the )?focus, focus has been nailed, pixel sharp, crystal clear, crystalline, crisp(ness)? (and|,) (\\w+ )?(sharp|detailed), sharp and (clear|detailed|crisp|well defined)`,
)
/** What is sharp without being seen by a lens. */
export const otherSharpness = terms(
  'tension, wit, humor, eyed, tongue, comedy, satire, irony, argument, observation, timing, mind, thinking, dialogue, suit, suits, smile, pleats?, story, storytelling, politics, contrast of, intelligence, instinct, point of view, sense of, memory, critique, criticism, remark, idea',
)
/** The finest things a lens may draw, and what one can do with them where it did. */
export const fineThings = terms(
  '(every|each|the|all the|individual|single|separate|any)( single| individual| last| tiny| separate)? (eyelash(es)?|lash(es)?|hairs?|bricks?|blades?( of grass)?|leaf|leaves|reeds?|threads?|needles?|feathers?|pores?|twigs?|whiskers?|strands?|pebbles?|freckles?|stitch(es)?|grains? of (sand|salt)|scales?|wrinkles?|rivets?|petals?|droplets?|drops?|branch(es)?|shingles?|cracks?|filaments?|fibers?|veins?|letters?|bristles?|barbs?|tiles?|crumbs?|ripples?)',
)
export const countable = terms(
  '(can|could|may|might|to) (\\w+ )?(be )?(count(ed)?|number(ed)?|trace(d)?|read|tell apart|told apart|made out|make out|pick out|picked out|pick(ed)? off|distinguish(ed)?|single(d)? out), stand(s|ing)? out (clearly|crisply|sharply|distinctly), (is|are) (crisply |sharply |cleanly |clearly |finely |distinctly |perfectly )?(etched|incised|engraved|delineated|legible|distinct|countable|resolved|drawn|separate), etched, countable',
)
export const sharpIdioms = terms(
  '(cut|drawn|etched|carved|incised|engraved|chiseled|rendered|traced)( \\w+){0,3}? (with|by|as with|as if with|as by) (a |the )?(scalpel|razor|knife|needle|blade|diamond|burin|lancet|surgeon\\w*|steel), (surgical|clinical|biting|microscopic|needle|razor|forensic|etched|steely|hawk eyed) (precision|sharpness|clarity|detail|exactness|crispness|acuity|definition), resolved? (right |all the way )?(down )?to the (pixel|last|finest|smallest)( \\w+)?, down to the (pixel( level)?|last (hair|eyelash|leaf|thread|pore|twig|detail)), (detail|edges?|lines?) (that |which )?(bites?|cuts?|snaps?)(?! (off|out|into the frame)), (biting|cutting|bitingly crisp) (edges?|detail), sharp (down|right down|as a (tack|razor|needle|knife|pin|blade|whistle)), (crisp|sharp) as a (tack|razor|needle|knife|pin|blade|winter morning|whistle|bell), wealth of (fine )?detail, micro ?detail, resolves? (every|the finest|fine|the smallest|tiny), repays? (a close|close|the closest|a magnifying) (look|inspection|glass|scrutiny)',
  '(could|can|might) (\\w+ )?(shave|cut (yourself|yourselves|oneself|a finger|paper|glass|bread|cheese)) (with|on|by) (these|the|its|those|any of the|such) (edges?|lines?|contours?), (every|each) (last )?\\w+ (is|stands) (distinct|legible|there to be (counted|read)|in its place and sharp), (nothing|no (edge|line|detail)) (is |has been )?(lost|smeared|left) to (blur|softness), (lens|focus) (has )?(missed|misses) nothing, etched (\\w+ )?(into|on|in) (the )?(air|place|glass|frame), with (surgical|clinical|absolute|total|perfect|needle|microscopic|unforgiving|merciless) (clarity|sharpness|precision|detail)',
)
export const fineDetail = terms(
  '(fine|finest|minute|tiny|small|intricate|smallest|tiniest|texture|surface) (details?|textures?)( and textures?)?, (fine )?details?, (individual )?textures?, edges?, contours?, outlines?',
)
export const resolved = terms(
  '(cleanly|clearly|precisely|finely|exactly|sharply|crisply|beautifully|minutely) (rendered|recorded|described|delineated|defined|resolved|drawn), resolved, crisp(?! (air|morning|white|shirt|autumn|with|against|and cold)), crisply (drawn|rendered|resolved|defined), sharp(?! (in|with|against|light|lines|contrast|turn|angle|angles)), sharply (drawn|rendered|resolved|defined), razor sharp, clearly rendered, (crisp|clear|sharp)(ly)? (and|,) (sharp|crisp|clear|defined|detailed), well resolved, well defined, finely (drawn|resolved|rendered), rendered (clearly|in great detail|with (great )?(clarity|precision)), etched, bite, snap',
  'astonishing, extraordinary, exquisite, breathtaking, impeccable, microscopic, superb, forensic, immaculate',
)
export const wholeSharpNouns = terms(
  'images?, photo(graph)?s?, pictures?, shot, capture, focus, (whole|entire) (frame|scene), print, file, rendering, lens, optics, sharpness, subjects?, figures?, main subject, foreground',
)
export const wholeSoftNouns = terms(
  'images?, photo(graph)?s?, pictures?, shot, capture, focus, (whole|entire) (frame|scene|thing), file, rendering, sharpness, image quality, result',
)
export const sharpStates = terms(
  'sharp(?! (in|with|against|contrast|turn|glance|eye|light|lines|edges|angle|angles|tongue)), crisp(?! (in|with|against|light|lines|edges|air|white)), in focus, well focused, tack sharp, focused(?! on)',
)
/** After "the focus is", "sharpness is". */
export const goodFocus = terms(
  'precise, spot on, accurate, nailed, exact, perfect, excellent, exceptional, superb, impressive, outstanding, great, high, remarkable, flawless, impeccable, critical',
  'exemplary, faultless, immaculate, commendable, unerring, unimpeachable, dead on, pin sharp, admirable, beyond reproach, biting, astonishing, extraordinary',
)
export const focusNouns = terms('focus, focusing, sharpness, resolution, acuity, definition', 'crispness')
export const softStates = terms(
  'soft(?! (in|at|on|by|with|light|and (gentle|warm|quiet|tender|dreamy|romantic)|tones?|pastel|color|colors|glow|contrast|blur|palette)), blurry, blurred(?! (background|by|into|line|lines|boundary)), unsharp, (out of|lacking|off) focus, (out of focus), mushy, fuzzy, woolly, smeary, smeared, indistinct, ill defined, poorly focused, misfocused, mis focused, defocused, not sharp, (slightly |a bit |a little |a touch |somewhat |clearly |noticeably )?off(?! (center|balance|to|the|from|white|camera|season|guard|kilter|level)), poor, low(?! (values?|tones?|zones?|key|lights?|end|register|sun)), lacking, weak, (gone|turned|turns|reduced|dissolved|melted|smeared)( all)? (in|in)?to (mush|porridge|fuzz|blur|soup|cotton|cotton wool|smears?|jelly|wool)',
)
export const softTerms = terms(
  '(lack|loss|absence|want) of (\\w+ )?(sharpness|focus(?! on)|crispness|fine detail|acuity|critical focus|sharp detail|clarity|definition|critical sharpness), (overall|general|pervasive|unintended|noticeable|disappointing|unwanted|slight|marked|all over) (softness|blur|blurriness|fuzziness), (missed|poor|inaccurate|imprecise|botched|faulty|failed) focus, focus (\\w+ )?(missed|has missed|is missed|was missed|failed|is lost|is off|has slipped|slipped), focus has( \\w+)? (missed|failed|slipped|gone astray), miss(es|ed) (the |its )?focus, out of focus (image|photo|photograph|picture|shot), (blurry|blurred) (image|photo|photograph|picture|shot), camera shake, shake blur, (nothing|not a thing|no edge|no part|nowhere)( \\w+)? (is )?(\\w+ )?(crisp|sharp|in focus|bites?|tack sharp)( \\w+)?, leaving nothing crisp, (gone|turned|turns|reduced) to mush, unsharp(ness)?, (lacks?|lacking|without) (\\w+ )?(sharpness|crispness|fine detail|critical focus|sharp detail|acuity)',
  '(seen|viewed|photographed|shot|taken|looked at) through (a |the )?(greasy|dirty|misted|frosted|fogged|wet|smeared|steamed( up)?|petroleum|gauzy)( \\w+)? (window|glass|pane|lens|jelly|shower door|curtain), (vaseline|petroleum jelly|gauze|cotton wool|fuzz), (details?|edges?|textures?|outlines?|everything|all) (\\w+ )?(swims?|smears?|smudges?|melts?|dissolves?|blurs?|fuzz(es)?|goes soft|has gone soft|turns? soft|turns? to (mush|fuzz|porridge|soup))(?! (into the|behind|in the (background|distance|mist|fog|haze|rain)))',
  '(the |its )?focus (is|was|lies|sits) (nowhere|anywhere but|somewhere else|off), soft as (butter|cotton|wool|soap|fog|a pillow), focus is nowhere( to be found)?',
  '(slight|faint|general|soft|uniform|persistent|unmistakable) (blur|fuzz|softness|smear) (lies|hangs|sits|spreads|lingers|runs|covers|pervades|clings)( \\w+){0,2}? (whole|entire|everything|all|it|picture|image|frame|photograph), (nothing|not one (edge|line|thing|detail)) (is |comes |was )?(really |truly |quite |properly )?(sharp|crisp|in focus|resolved)',
)
const wholeOfIt =
  '((the |this )(image|picture|photograph|photo|frame|shot)|(the |this )?(whole|entire|complete) (image|picture|photograph|photo|frame|shot|scene))(?! (of|in) )'
const nowhereElse = '(?! (at|along|in|near|around|on|towards?|where) )'
/** Movement that blurs all there is. */
export const movedWhole = terms(
  `(motion|movement|camera|shake) (blur|shake|movement|motion) (\\w+ly )?(affects|pervades|covers|spoils|mars|runs through|has (\\w+ )?(affected|spoiled|blurred|smeared)|blurs|smears) ${wholeOfIt}`,
  `${wholeOfIt} (is|was|has been) (\\w+ly )?(affected|marred|spoiled|blurred|smeared) by (\\w+ )?(motion|movement|shake|camera shake|motion blur)${nowhereElse}`,
)
/** What a lens blurs on purpose, and movement. */
export const otherSoftness = terms(
  'motion, movement, background, backdrop, bokeh, distance, distant, corners?, (soft|out of) focus (background|area|areas), mist, fog, mountains, passer by, water, wings, hand, hands, foliage, behind',
)

export const depthNouns = terms('depth of (field|focus)')
export const shallowStates = terms(
  '(very |extremely |pleasingly |rather |quite |too )?(shallow|narrow|slim|limited|small|slender)(er)?(?! space), (razor|paper|wafer|hair)? ?thin, minimal, tiny',
)
export const deepStates = terms(
  'deep, large, great, extensive, wide, ample, generous, vast, enormous, infinite, unlimited, broad, considerable',
)
export const shallowTerms = terms(
  '(shallow|selective|differential) focus, (creamy|smooth|soft|beautiful|pleasing|gentle|lovely|buttery|dreamy|swirling|silky|attractive|delicate) (background )?(bokeh|background blur|out of focus (areas?|background))(?! (is|would)), bokeh, (only |just )?(a |the |one )?(sliver|slice|thin plane|narrow plane|hairs? breadth|razor thin plane|thread|single plane|thin slice|thin strip|narrow band) (of \\w+ \\w+ )?(of (the \\w+ )?)?(is |remains |stays |lies |holds |in |of )*(focus|sharp(ness)?), focus (is |lies |sits |falls )?(only |solely |just )?on a (sliver|slice|single plane|hair), background blur',
  '(everything|all|anything|the rest|the world) (but|beyond|behind|except|around) .. (has been |have been |is |are |was )?(let go|let|thrown|gone|goes|falls|dissolved|dissolves|melts|melted|drowned|sunk|blurred)( away| out)?( in| into| to| of)?( \\w+){0,3}? (blur|softness|haze|cream|focus|bokeh|mist)',
)
export const backgrounds = terms(
  'backgrounds?, backdrop, surroundings, rest( of the (scene|frame|image|picture|world))?, everything (else|behind)( \\w+)?, what lies behind',
)
export const dissolvedStates = terms(
  'blurred(?! by), blurry, defocus(s)?ed, out of focus, unsharp, (in|into|to) (a )?(\\w+ )?(blur|bokeh|softness|cream), (falls|drops|melts|melting|dissolves|dissolving|fades|fading|drifts|falling|thrown|slips|swims|swimming|melted|dissolved|softened|goes|rendered)( \\w+){0,2}? (out of focus|blur|bokeh|softness|cream|away|soft|into (a )?(\\w+ )?(blur|softness|cream|haze|abstraction|wash)), blurs?(?= ), softly blurred, blurring',
)
export const sharpAgainst = terms('out of focus, blurred, blurry, defocused, soft blurred, unsharp')
export const deepTerms = terms(
  '(?<!(his|her|their|s) )focus (never|does not)( \\w+)? (lets? go|falters?|gives out|runs out)',
  '(front|foreground|near|corner|edge|back) to (back|background|far|corner|edge|front) (sharpness|focus|clarity|detail), sharp(ness)? (from )?((the )?(near(est)?|front) \\w+ to|front to back|back to front|corner to corner|edge to edge|(the )?foreground to|near to far), (everything|all|every plane|each plane|all planes|the whole scene|the entire scene)( \\w+){0,2}? (sharp|in focus|crisp|focused|rendered sharply|clear)( \\w+)? from, from .. to (the )?(\\w+ )?\\w+( ,)?( all| everything| every \\w+)? (is|are|stays?|remains?) (all |both |equally |rendered |uniformly |tack |perfectly |pin |kept |held |resolved )*(sharp|crisp|in focus|in (\\w+ )?focus|with equal (clarity|sharpness|crispness)|clear), (equal|equally|even|uniform|the same|identical) (clarity|sharpness|sharp|crisp|focus|crispness)( everywhere| throughout| at every distance)?, deep focus, focus (extends|runs|reaches|stretches|holds)( \\w+)? from, pan ?focal, all planes .. sharp, (everything|all) .. in (sharp |crisp |perfect )?focus, (everything|all) is (equally |uniformly )?(in focus|sharp), both planes .. sharp, hyperfocal',
  '(near and far|foreground and (background|distance)|front and back)( alike| both| equally)? (is |are )?(held|rendered|drawn|kept|seen|shown|recorded|treated)( \\w+)? with (the same|equal|identical|one and the same)( \\w+)? (precision|clarity|sharpness|care|crispness|attention|detail), (near and far|foreground and background) (alike|equally|both) (sharp|crisp|clear|in focus), (every|each) (plane|distance|layer)( \\w+)? (is )?(equally |just as |as )?(sharp|crisp|legible|in focus|clear)',
  'depth of (field|focus) (that )?(runs|extends|reaches|stretches|goes) from, (depth of field|sharpness|focus|clarity) from (the )?\\w+ to (the )?\\w+ (hills|horizon|distance|mountains|wall|background|house|trees|sky)',
)
export const bothPlanes = terms(
  '(both )?(the )?foreground and (the )?background( elements| areas| details)?, (both )?(the )?near and (the )?far( \\w+)?, (both )?(the )?background and (the )?foreground',
)
export const bothSharp = terms(
  'sharp(ly)?, crisp(ly)?, in (sharp |perfect |crisp )?focus, focused, clear(ly)?, with equal (clarity|sharpness)',
)

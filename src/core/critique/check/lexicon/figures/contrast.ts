// What critics say, beside the plain words, of a flat or a hard range of tones.
import { figures } from '../../terms.ts'
import { faint, loud, softThing, unsurpassed } from './senses.ts'

const whole =
  '(whole |entire |finished )?(thing|picture|image|photograph|photo|frame|print|file|negative|scene|shot|rendering|treatment|surface|result|piece)'

const compared =
  '(the |this )?(picture|image|photograph|frame|print|file|shot|contrasts?|tones?|scale|gradation)'

/** What has contrast or lacks it. */
export const tonalSubjects = figures(
  '(the |its |these |his |her |all (the |its )?)?(tones?|tonality|tonal (range|scale|structure|register|steps|jumps|values)|gray scale|scale(?! of (the|his|her|its))|grays|values|gradations?|lights? and (darks?|shades?)|darks? and lights?|blacks and whites|whites and blacks|tonal palette|contrasts?|tonally(?= ))',
)
export const tonalWholes = figures(
  `(this|the|a|his|her|your|as a) ${whole}, it, this, everything, all of it, it all, tonally`,
)
const thick =
  '(porridge|oatmeal|gruel|dishwater|ditchwater|bathwater|mud|slurry|sludge|soup|broth|mush|pap|putty|dough|pudding|custard|blancmange|semolina|tapioca|gravy|wet cement|dust|ash(es)?|lint|felt|flannel|fog|mist|murk|skimmed milk|skim milk|weak tea|weak coffee|wallpaper paste|gray flannel|pewter|mashed potato(es)?)'
const strength =
  '(punch|bite|snap|kick|sparkle|crackle|backbone|spine|muscle|sinew|attack|conviction|vigor|strength|guts|teeth|edge|drama|authority|force|sting|spark|fire|grit|bones?|structure|tension|impact|pulse|pop|zip|zest|fizz|oomph|heft|weight|presence|depth)'
const noStrength = `(no|little|without( a| any)?|lacks?( all| any)?|lacking( all| any)?|wants?|short (of|on)|devoid of|not (much|a lot of|an ounce of|a trace of)|not enough|hardly (a|any)|scarcely (a|any)|none of the|robbed of( all| its)?|drained of( all| its)?|emptied of( all| its)?|stripped of( all| its)?|misses|missing)`

/** Beside tones or the picture as a whole. */
export const limp = figures(
  `(a |one |the )?(plain|plateau|drone|hum|monotone|flatline|dial tone|single note|one note|lullaby)(?= ([.,;:]|without|with|of)), without a (hill|peak|bump|ripple|accent|incident|crest|rise)( \\w+ \\w+)?`,
  faint,
  `${thick}, muddy, muddied, milky, chalky, limp, flaccid, listless, an(a)?emic, bloodless, spineless, boneless, toothless, gutless, lifeless, flabby, soggy, sodden, leaden, insipid, vapid, wan, slack, feeble, flat footed, flattened, ironed (out|flat), steamrollered, rolled flat, pancake, squashed, squeezed, crammed, cramped, huddled?, bunched, crowded together, compressed, telescoped, concertinaed, toneless, monotone, monotonous, undifferentiated, indistinguishable, interchangeable, weak kneed, half hearted, lukewarm, tepid, foggy, hazy, fogged, veiled, clouded, cloudy, misted, filmy, dingy, drab, dreary, dull as \\w+, dishwatery, mealy, pasty, stodgy, gray on gray, all (much )?the same (weight|value|pitch|height|gray|tone|volume), much the same (weight|value|pitch|gray|tone), (the |one |a )same( \\w+)? gray, on top of (each other|one another), in (each other|one another) 's (laps?|pockets?|arms)`,
  `${noStrength} (\\w+ )?${strength}`,
)
/** After the picture as a whole: not every faint thing is a flat one. */
export const limpWhole = figures(
  `(${thick}|muddy|muddied|milky|chalky|(?<!a )limp|flaccid|leaden|flattened|ironed flat|steamrollered|toneless|gray on gray|dingy|dishwatery|pasty|foggy|fogged|veiled|flat as (a |an )?(\\w+ )?\\w+|drained of contrast)`,
  `${noStrength} (\\w+ )?(punch|bite|snap|kick|sparkle|crackle|contrast|pop|zip|backbone|attack)`,
  `(consistency|strength|punch|color|look|vigor|texture) of (\\w+ ){0,3}?${thick}`,
)
/** After the picture as a whole. */
export const hardWhole = figures(
  `(hard|harsh|stark|severe|brutal|violent|savage|merciless|contrasty) (in|of) (tone|its tones|contrast|gradation), (cut|carved|stamped|printed|struck|hacked|hewn) (\\w+ ){0,2}?(like|as) (a |an )?(\\w+ )?(stencil|woodcut|linocut|poster|silhouette|coin|medal|block), (spits?|crackles?|sizzles?|bristles?|snaps?|throbs?) (\\w+ )?(with|and) (\\w+ )?(contrast|crackles?|light and dark|black and white)( with contrast)?, (all|nothing but|made of|built on|lives on|a thing of|a picture of) (\\w+ )?extremes`,
)
/** Needs nothing beside it. */
export const flatFigures = figures(
  `(long|longs|longing|ache|aches|pine|pines|yearn|yearns|hunger|hungers|thirst|thirsts|starved|wait|waits|cry|cries) (out )?for (a|one|some|any)( single)? (\\w+ )?(real|true|honest|proper|good|solid|deep) (black|white), no more (bite|punch|snap|kick|contrast|spine|backbone) than( \\w+){1,3}`,
  `(consistency|strength|punch|color|vigor|texture|impact) of (\\w+ ){0,3}?(${thick}|${softThing}), never (\\w+ )?(dares|risks|finds|reaches|touches|manages|attempts|hazards|commits (itself )?to|arrives at) (a |an |one )?(\\w+ )?(black|white)( or (a )?(white|black))?`,
  unsurpassed('flatter|duller|limper|muddier|tamer|softer in tone|less contrasty', compared),
  `(a|an|one|this|of|so much|nothing but|mere|like|all|pure) (\\w+ )?(porridge|oatmeal|gruel|dishwater|slurry|sludge|pea soup|mush|putty|semolina|tapioca|flannel|ditchwater|blancmange)( of \\w+)?, (all|just|only|nothing but|no more than) (mid|middle)( \\w+)? (grays?|tones?|values?), (mid|middle) (grays?|tones?) (and nothing else|throughout|from (end to end|edge to edge|corner to corner)), (neither|no|not one|not a single|without|never|nowhere)( \\w+){0,3} (true|real|proper|honest|deep|full|clean|firm|genuine|decent|convincing|solid|clear) (black|white)s?, (neither|no)( \\w+)? black (nor|and no|or)( \\w+)? white, (photographed|shot|seen|printed|looked at|looking|looks|viewed|taken|peering|see)( \\w+){0,3} through (a |an |the )?(\\w+ )?(net curtain|curtain|veil|gauze|muslin|tulle|dishcloth|steam|milk|skim milk|smoke|fog|haze|mist|bath water|tracing paper|greaseproof paper|tissue paper|stocking|dirty glass|frosted glass|dishwater|ditchwater|soup|gauze|fog|bathwater|weak tea|gruel), (a|the|one|some|this) (\\w+ )?(veil|film|haze|pall|scrim|fog|mist|sheen|cloud|bloom) (of (gray|milk|fog|dust|lead|haze) )?(is |has |lies |lay |hangs |hung |sits |settles |settled |spread |spreads |draped |drawn |thrown |been )*(over|across|upon|on|in front of) (the |this )?${whole}, (the |a )?(light and (dark|shade)|lights and (darks|shades)|darks and lights|black and white|tones|blacks and whites) (\\w+ )?(hardly|barely|scarcely|never|refuse to|do not|does not|cannot|fail to) (\\w+ )?(part|differ|separate|quarrel|argue|disagree|stand apart|come apart), (punch|bite|snap|kick|sting|sparkle|force|impact|crackle|attack|vigor|backbone|spine) of (a |an |yesterday 's |cold |wet |stale |flat |damp |old |boiled )+\\w+`,
  '(scale|range|tones?|gamut) (\\w+ ){0,3}?(squeezed|compressed|narrowed|shrunk|flattened|cut down|boiled down|folded up|cropped|clipped short|collapsed|shrivell?ed)',
)

/** Beside tones or the picture as a whole. */
export const hard = figures(
  loud,
  'hard as (\\w+ )?\\w+, (as )?(harsh|hard|stark|severe|brutal|unforgiving) as (an? )?\\w+, brutal(ity)?, brutally, violent(ly)?, violence, ferocious, ferocity, savage(ly)?, merciless, pitiless, ruthless, uncompromising, slams?, slamming, clash(es|ing)?, collid(e|es|ing), collisions?, crash(es|ing)?, crackl(e|es|ing), thunder(s|ing)?, hammer(s|ing|ed)?, ring(s)? (out|like), shout(s|ing)?, snarl(s|ing)?, bit(e|es|ing), slap(s|ping)?, stab(s|bing)?, slash(es|ing)?, punch(es|ing|y)?, (cliff|cliffs|precipice|precipitous|vertiginous|steep), extremes?, polar, stark(ly|ness)?, (soot|coal|ink|pitch|jet|tar|ebony) (and|against|on|to|beside) (\\w+ )?(snow|chalk|paper|milk|ivory|white|bone|lime|salt), graphic (force|punch|slap|violence|attack|power|bite|severity|clout|shock), full (blooded|throated)',
)
export const hardFigures = figures(
  `(darks|blacks|shadows) (\\w+ )?(hit|strike|slap|punch|bite|hammer|smack|slam) the (lights|whites|highlights), (harshness|hardness|severity|brutality|violence|punch|starkness) of (a |an )?(\\w+ )?(photocopy|woodcut|linocut|stencil|poster|silhouette|x ray|comic|newsprint)`,
  unsurpassed('harsher|harder|starker|punchier|more contrasty|more brutal|fiercer', compared),
  '(black|blacks|dark|darks|darkness|shadow|shadows|ink|soot|coal|pitch|jet) (\\w+ )?(slams?|smash(es)?|crash(es)?|collides?|clash(es)?|hurls? (itself|themselves)|leaps?|jumps?|butts?|bangs?|runs? (straight|headlong)|cuts?|bites?|hits?|strikes?|punch(es)?|fights?|wrestles?|drops?|fall(s)? (straight|sheer)) (\\w+ )?(into|against|with|to|at) (the |a |pure |bare )*(\\w+ )?(white|whites|light|lights|brightness|snow|paper|glare|chalk), (white|whites|light|lights|brightness|glare) (\\w+ )?(slams?|smash(es)?|crash(es)?|collides?|clash(es)?|leaps?|jumps?|butts?|bangs?|cuts?|bites?|strikes?|fights?|tears?) (\\w+ )?(into|against|with|to|at|out of) (the |a |pure )*(\\w+ )?(black|blacks|dark|darks|darkness|shadows?|soot|ink), (soot|coal|ink|pitch|jet|tar|ebony|black|midnight) (and|against|on|next to|beside|to) (\\w+ )?(snow|chalk|milk|ivory|bone|lime|salt|alabaster|linen)(?! (white cat)), (all|nothing but|a thing of|a picture of|made of|built of|built on|lives on|deals in|speaks in) (pure |the |violent |sheer |hard )*(extremes|opposites|black and white|blaze and (abyss|black\\w*|dark\\w*)|glare and (gloom|black\\w*|dark\\w*)|blacks and whites), (no|nothing|without|hardly a|scarcely a|not a|little)( \\w+)? (in between|between (them|the two|black and white|the extremes|light and dark)|middle (ground|gray|tone|tones|term)|half tones?|halftones?|intermediate tones?|midtones?|to (break|soften|cushion) (the|their) (fall|blow|clash))(?! (the|his|her) (man|woman|wall|two men)), (like|as) (a |an )?(\\w+ )?(woodcut|linocut|lino cut|lithograph|stencil|silkscreen|poster|ink drawing|woodblock|scraperboard|scratchboard|photocopy|film noir|noir)(?! in the)',
  '(tonal|graphic) (\\w+ )?(violence|brutality|shock|jolts?|clash|collision|jumps?|slap|drama|thunder|fireworks|attack|severity|leaps?|cliff|punch|bite|blow), (light|lighting|tones|tonality) (\\w+ )?(hacks|hews|carves|chisels|hammers|chops), (slap|crack|clash|shock|blow|collision|thunderclap|jolt|duel|war|battle) (of|between) (pure |deep |the )?(light and (dark|shade)|black and white|tone|tones|blacks and whites|dark and light|black against white)',
)
/** Hardness and flatness of other things. */
export const otherTonality = figures(
  'flat (light|land|roof|country|sea|field)s?, tone of (voice|the (story|piece|text))(?! is), hard (work|life|lives|times|won|man|woman|look|stare|to), (light|rain|wind|sun|road|street|figure|door|stare|look|gesture|wave|sea) (slams|crashes|hammers|bites|thunders|slaps|stabs), (color|hue|hues|colors) (clash|shout|collide), waves, surf, crowd, drummer, boxer, politics, story, stories, plot, argument, news, gray (morning|day|suit|hair|coat|flannel suit), fog (lies|hangs|rolls|sits|lifts), (smoke|mist|steam|fog|haze) (over|across|above|hangs|rises|drifts), mud (on|in|under|and water|flats?)',
)

// Strength and weakness of tones and of colours, by meaning: what is loud, what is faint, what quarrels, what agrees.
import type { Sense } from '../../figure.ts'
import { figures } from '../../terms.ts'
import * as idioms from './idioms.ts'

const loudActs =
  "brawl~, bray~, trumpet~, holler~, whoop~, honk~, pound~, drum~, stampede~, gallop~, gatecrash~, swagger~, preen~, parade~, erupt~, gush~, spurt~, combust~, ignite~, flash~, flare~, dazzle~, sparkle~, wallop~, slap~, kick~, punch~, pounce~, collar~, ambush~, mug~, assault~, accost~, elbow~, shove~, guffaw~, roar~, rage~, thunder~, blaze~, sizzle~, seethe~, throb~, pulsate~, vibrate~, smolder~, bellow~, scream~, shriek~, shout~, yell~, howl~, clamor~, clang~, clatter~, jangle~, bang~, boom~, explode~, detonate~, blast~, sting(s|ing)?, stung, bit(e|es|ing), (tumble|tumbles|tumbled|tumbling|pour|pours|poured|burst|bursts|bursting|leap|leaps|leapt|jump|jumps|jumped|spring|springs|sprang|come|comes) (out|off|forth|at (you|us|one)|from the (page|wall|paper)|through the (wall|roof|door))( \\w+)?, (go|goes|went) (off|through (you|one|us)|to (your|the|one 's) head)( like .{1,40})?, (knock|knocks|knocked) (you|one|us|me) (down|over|out|flat|sideways), (hit|hits|strike|strikes) (you|one|us|the eye|the wall|home)( \\w+)?, (take|takes) no prisoners, pull(s)? no punches, (hurt|hurts) (the|your|one 's) eyes?, (positively|fairly|practically|almost|all but) (hum|sing|purr|glow|dance|growl|crackle|buzz)s?"
const loudStates =
  'gaudy, brash, brassy, rowdy, raucous, rambunctious, boisterous, riotous, unruly, uproarious, vociferous, strident, stentorian, clamorous, torrid, tropical, fiery, peppery, spicy, zesty, juicy, luscious, sumptuous, opulent, extravagant, exuberant, ebullient, effervescent, jubilant, exultant, feverish, hectic, delirious, hysterical, manic, drunk, drunken, intoxicated, full blooded, hot blooded, red blooded, lusty, robust, muscular, virile, brazen, shameless, immodest, vulgar, garish, lurid, flashy, tawdry, operatic, wagnerian, fauve, fortissimo, unbridled, unabashed, uninhibited, uncorked, incandescent, white hot, red hot, molten, ablaze, aflame, on fire, volcanic, explosive, deafening, earsplitting, ear splitting, loud, louder, loudest, noisy, electric, supercharged, turbocharged, overheated'
const loudThings =
  'brawls?, riots?, brass bands?, brass, trumpets?, trombones?, tubas?, cymbals?, drums?, gongs?, sirens?, megaphones?, loudspeakers?, jukebox(es)?, carnivals?, circus(es)?, fairgrounds?, fiestas?, mardi gras, fireworks?, firecrackers?, volcano(es)?, lava, dynamite, gelignite, gunpowder, cannons?, guns?, thunderclaps?, thunder(?= and lightning)?, fanfares?, full orchestra, rock concert, explosions?, prizefighter, boxer, heavyweights?, lightning'

export const loudColor: Sense = {
  acts: figures(
    '(throw|throws|hurl|hurls|fling|flings|shy) (\\w+ )?at (each other|one another|you|us|the (eye|viewer))( .{0,12})?',

    idioms.uproars,
    loudActs,
    '(ladle|ladles|ladled|slather|slathers|slathered|trowel|trowels|troweled|trowelled|heap|heaps|heaped|pile|piles|piled|slap|slaps|slapped|lay|laid|poured|spooned|shoveled|shovelled|daubed|splashed|sloshed|larded|spread) (on|out|about|around|over)( .{1,30})?, (come|comes|came) off the (page|wall|print|paper) in( \\w+)?',
  ),
  states: figures(
    loudStates,
    'ripe, rich, hot, fluorescent, radioactive, edible, intoxicating, over the top, well fed, overfed, plump',
  ),
  things: figures(
    loudThings,
    'parrots?, parrot house, peacocks?, macaws?, toucans?, flamingos?, birds? of paradise, bonfires?, furnaces?, opera, gospel choir, sweet ?shops?, candy store, toy ?shop, paint ?box(es)?, rainbows?, kaleidoscopes?, stained glass, ties?, hawaiian shirts?, lipstick, rouge, curry, chil(i|li)(es)?, mustard, raw meat, rum, tequila, champagne, gravy, jam, matisse, gauguin, derain, rubens, titian, technicolor, bollywood, las vegas, neon, disco, banquet, feast, orgy, school(?= [.,;:]), market day, mardi gras, spring sale',
  ),
}

/** The colours of the picture. */
export const colors = figures(
  '(colors|hues?|pigments?|dyes|tints|palette|chroma|color scheme|color|saturation|reds|blues|greens|yellows|oranges|pinks|purples|crimsons|ochers|(reds|blues|greens|yellows|oranges|pinks|purples) and (\\w+ )?(reds|blues|greens|yellows|oranges|pinks|purples))(?! (of (the|his|her|a|an) (?!(picture|image|photograph|print|whole|scene|frame))|blind|temperature|balance|cast|negative|film|version|photograph|picture|work))',
)
/** A picture that will have none. */
export const colorRefused = figures(
  '(does|do|did|makes?|made|making|get|gets|works?) (\\w+ )?(without|do with|do without|with) (any |all |so much as a \\w+ of )?(black( ,| and) (white|gray)( .{0,40})?|color|hue)(?= ([.,;:]|altogether|entirely|and|completely)), (forswor(n|e)|foreswor(n|e)|forswears|renounce[sd]?|abjure[sd]?|banish(es|ed)|exile[sd]?|dismiss(es|ed)|discard(s|ed)|abandon(s|ed)|gave up|given up|gives up|swor(n|e) off|dispense[sd] with|done away with|does away with|did away with|shut out|sent away|sends away|thrown out|throws out|evicted|abolish(es|ed)|turned (his|her|its) back on|reject(s|ed)|refuse[sd]|declined?s?) (all |any |every )?(color|hue)s?( (altogether|entirely|completely))?(?= ([.,;:]|and|altogether|for)), color (\\w+ )?(\\w+ )?(sent to (bed|coventry|the .{1,12})|put (out|to bed|away)|asked to (wait|leave|stay|step) .{1,12}|told to (wait|go|leave).{0,12}|in exile|kept out|shown the door|banished|exiled|abolished|dismissed|evicted|outlawed|forbidden|deported|sent (home|packing|away|out of the room)|given the (day|afternoon|week) off|left (at home|in the cloakroom|outside|at the door)|turned away|locked out|not invited|packed its bags|gone into exile|been (expelled|excommunicated))( .{0,30})?, (not|never|hardly|scarcely) (a|one) (single )?(drop|scrap|stitch|thread|blush|shred|crumb|spot|speck|stain|note|trace|grain) of (color|hue|pigment)( .{0,40})?, nothing (in it |here )?but (the )?(black|gray)( ,)? (and |, )?(the )?(white|gray)s?( .{0,30})?, black( ,)? (and )?white (, )?and (what|all|everything|whatever|the grays|the space|every step) (that )?(lies|is|comes|in)?( )?between( .{0,20})?',
)
/** Warmth or food that a reader takes from the colours. */
export const feltColor = figures(
  '(drunk|high|feasting|gorging|gorged|raised|fed|living|getting drunk) on (\\w+ )?(crimson|scarlet|color|red|vermilion|cobalt|orange|yellow|magenta|pigment|purple|turquoise|blue|green|hue)s?(?= ([.,;:]|and)), (squeezed|emptied|wrung|used up|trodden on|stamped on) (all |every |the |his |her |its )*(tubes?|paint ?box(es)?|paint|paints)( (dry|out|of .{1,10}))?',
  'such (colors?|hues)(?= [!.,]), (warm|warms|warmed|heat|toast|fry|cook) (\\w+ ){0,3}?(hands|feet|egg|eggs|supper|chestnuts|room|house) (at|on|by|from) (it|them|these|the (colors|reds|oranges|palette)), (colors?|hues|reds|palette) (\\w+ ){0,3}?(you|one) (could|can|might) (\\w+ )?(taste|eat|lick|hear|warm|smell|drink|touch|bite|spread)',
)

const faintActs =
  'cough~, apologi[sz]e~, whisper~, tiptoe~, retire~, hibernate~, faint~, swoon~, wilt~, wither~, droop~, pine~, languish~, fast~, starve~, abstain~, decline~, retreat~, recede~, ebb~, fade~, pale~, blanch~, dwindle~, shrivel~, mumble~, murmur~, mutter~, stammer~, sigh~, yawn~, nod~( off)?, doze~( off)?, sleep(s|ing)?, slept, snooze~, snore~, sulk~, cower~, shrink(s|ing)?, shrank, drain~( (away|out|off))?, leak~( away| out)?, bleed(s|ing)?( (out|away|dry))?, bled( (out|away|dry|white))?, seep~( away| out)?, trickle~( away| out)?, slump~, sag~, limp~, falter~, flag~, (die|dies|died|dying) (of|in|out|away|down)( \\w+)?, (say|says|said) (very )?little( for (itself|themselves))?, (sit|sits|sat) (down|at the back|on (its|their) hands)( \\w+)?, (go|goes|gone|went) (pale|gray|dull|off|out|flat|to (sleep|bed|seed)), (fall|falls|fell|fallen) (asleep|silent|flat|short)( \\w+)?, (run|runs|ran) (dry|out|thin), (lose|loses|lost) (the|all|its|their) (will|heart|nerve|voice|voices|strength|appetite|breath|blood|way)( \\w+ \\w+)?, (take|takes|took|taken) (the )?(veil|to (its|their) bed|no chances)'
const faintStates =
  'shy, timid, bashful, reticent, reserved, modest, meek, mild, polite, apologetic, diffident, tongue tied, tight lipped, taciturn, laconic, mute, hushed, chaste, puritan, puritanical, ascetic, abstemious, frugal, thrifty, parsimonious, stingy, grudging, an(a)?emic, bloodless, consumptive, tubercular, feeble, frail, weak, wan, pallid, ashen, ailing, ill, sick, unwell, poorly, convalescent, malnourished, undernourished, underfed, starved, famished, listless, lethargic, languid, torpid, drowsy, sleepy, somnolent, dormant, tired, weary, jaded, spent, worn out, washed out, threadbare, moth eaten, hungover, half asleep, asleep, half dead, half hearted, lukewarm, tepid, watery, diluted, thin, soft spoken, low voiced, inaudible, barely audible, lifeless, bedridden, penitential, monastic, monkish'
const faintThings =
  'convalescents?, invalids?, widows?, nuns?, monks?, vicars?, curates?, quakers?, puritans?, librarians?, librar(y|ies), mouse, mice, wallflowers?, rations?, famine, drought, an(a)?emia, influenza, corpses?, ghosts?, lent, dishwater, gruel, weak tea, cold tea, thin soup, cold soup, skim(med)? milk, dishcloths?, cobwebs?, whispers?, murmurs?, undertones?, minor key, pianissimo, lullab(y|ies), understatements?, eye ?droppers?, teaspoons?, thimbles?, afterthoughts?, apolog(y|ies), hangovers?, blood pressure, sick ?bed, death ?bed, coma, sleep'

export const faintColor: Sense = {
  acts: figures(
    idioms.hushes,
    faintActs,
    '(ration|rations|rationed|dole|doles|doled|administer|administers|administered|dispense|dispensed|measure|measured|drip|dripped|dab|dabbed|touch|touched) (out|with|in|by|on)( .{1,30})?, (left|hung) out( too long)?( in the \\w+)?',
  ),
  states: figures(
    faintStates,
    'faded, bleached, laundered, rinsed, dry, parched, withheld, rationed, scarce, sparing, near absent',
  ),
  things: figures(
    faintThings,
    'diets?, wash, laundry, laundries, bleach, denim, old (curtains?|linen|letters?|wallpaper|prints?|towels?|photographs?), pressed flowers?, hints?, watercolors?, dust, ash(es)?, marsh(es)?, driftwood, parchment, bread and water, cold water, spring water, rainwater, convent, cloister',
  ),
}

/** Light and dark at war: great contrast. */
export const strongTones: Sense = {
  acts: figures(
    '(kick|kicks|punch|punches|slap|slaps|hit|hits|bite|bites|butt|butts|jab|jabs|stab|stabs|strike|strikes) (the |its |their )?(whites|lights|highlights|blacks|darks|shadows|light|dark)( .{0,20})?, (throw|throws|hurl|hurls|fling|flings) (\\w+ )?at (each other|one another)',

    idioms.fights,
    idioms.uproars,
    loudActs,
    'collide~, clash~, crash~, slam~, hammer~, duel~, wrestle~, quarrel~, argue~, bicker~, feud~, spar~, grapple~, fight(s|ing)?, fought, strip~ paint, (leap|leaps|leapt|jump|jumps|jumped|drop|drops|fall|falls|plunge|plunges) (from|sheer|straight)( .{1,40})?, (cut|cuts|cutting)(?! (in|across|off|through the))',
  ),
  states: figures(
    loudStates,
    "at (each other|one another) 's throats, at daggers drawn, at war, at loggerheads, irreconcilable, sworn enemies, steep, precipitous, vertiginous, cliff like, knife edged, hewn, axe hewn, ferocious, savage, brutal, merciless, pitiless, ruthless, unsparing, violent, stark, fierce",
  ),
  things: figures(
    loudThings,
    'cliffs?, canyons?, gulf, chasms?, gorges?, precipices?, ravines?, abyss, axe, hatchet, cleaver, machete, wars?, duels?, feuds?, battles?, collisions?, woodcuts?, linocuts?, stencils?, chess ?boards?, piano keys, zebras?, magpies?, domino(es)?, penguins?, knock ?outs?, left hook, uppercut, whip ?crack, whiplash, sledgehammer, hammer blows?, extremes, opposites, melodrama, grand guignol, verdi, beethoven, caravaggio',
  ),
}

/** Tones that all agree: little contrast. */
export const weakTones: Sense = {
  acts: figures(
    '(sit|sits|sat) (\\w+ )?down(?= [.,;:]| to| and| for), (packed|crowded|crammed|squashed|jammed|wedged|stacked|heaped|shut) (\\w+ )?(like|as) .{1,25}, (made|mixed|printed|developed|brewed|thinned|diluted) (with|in|from|out of) (\\w+ )?(\\w+ )?(water|milk|gruel|dishwater|tea|soup|porridge|slops|whey)',
    idioms.agrees,
    idioms.hushes,
    faintActs,
    'merge~, blend~, mingle~, huddle~, embrace~, intermarry~, compromise~, conform~, cluster~, bunch~( up)?, overlap~, (iron|irons|ironed|roll|rolled|press|pressed|level|leveled|levelled|sand|sanded|plane|planed|squash|squashed|flatten|flattens|flattened) (flat|out|smooth), (lie|lies|lay|sit|sits|sat|live|lives|stand|stands|stay|stays|crowd|crowds|sleep) (down )?(together|side by side|cheek by jowl|on top of (each other|one another)|in (one|the same) (bed|room|drawer|pot|key|lap))( \\w+)?, (boil|boiled|cook|cooked|stew|stewed|cut|washed|dyed|dipped|poured|ladled|drawn|spread|painted|mixed) (\\w+ )?(in|from|out of|with) (the |one )(same )?(pot|cloth|bolt|tub|vat|bucket|tin|spoon|brush|broth|pan|stock), (reach|reaches|reached|strike|strikes|struck|make|makes|made|sign|signs|signed|call|calls|called) (a |an |their )?(\\w+ )?(compromise|truce|peace|agreement|armistice|ceasefire|understanding|pact)( \\w+)?, (hardly|barely|scarcely|never) (introduced|differ|part|meet|quarrel|separate|raise|raises|lift|lifts|rise|rises|stir|stirs|vary|varies|move|moves)( .{1,30})?',
  ),
  states: figures(
    faintStates,
    'on first name terms, on good terms, on the best of terms, interchangeable, indistinguishable, all alike, all cousins, all of a piece, much of a muchness, neighborly, pulseless, boneless, spineless, toothless, limp, flabby, soggy, stodgy, doughy, lumpish, unsalted, unseasoned, undercooked, flavorless, tasteless, insipid, bland, homogenized, featureless, ironed flat',
  ),
  things: figures(
    faintThings,
    'porridge, oatmeal, mush, pap, pulp, soup, broth, dough, pudding, custard, blancmange, semolina, putty, plateaus?, pancakes?, plains?, prairies?, drones?, monotones?, mumbles?, drizzle, flannel, lettuce, cardigans?, wallpaper, truce, compromise, committees?, siblings, cousins, sisters, neighbors, rice pudding, mashed potato(es)?, cotton wool, sunday( afternoon)?, wet (week|weekend|wednesday|sunday|monday)s?, no pulse, flatline, dial tone, lift music, elevator music, muzak, sedatives?, tranquili[sz]ers?, valium, siesta',
  ),
}

/** The two ends as a pair, or all tones. */
export const tonePairs = figures(
  '((?<!(middle|mid|pale|dark|light|skin|low|high) )tones?|tonality|tonal (range|scale|structure|steps|values|contrasts?)|contrasts?|tonal scale|gray scale|gradations?|(blacks?|darks?|shadows?|darkness) and (the )?(whites?|lights?|highlights?|brightness)|(whites?|lights?|highlights?) and (the )?(blacks?|darks?|shadows?|shades?)|tonally|light and shade|light and dark|dark and light|blacks|whites|lights|darks|range of tones?)(?! of (voice|the (story|piece|text)))',
)
/** What has little or much contrast as a whole: only words that tell of tones. */
export const flatPicture: Sense = {
  acts: figures(
    '(made|mixed|printed|developed|brewed|thinned|diluted|painted) (with|in|from|out of) (\\w+ )?(\\w+ )?(water|milk|gruel|dishwater|tea|soup|porridge|slops|whey|gray)',
    '(iron|roll|squash|press|flatten|steamroller)ed (flat|out)',
  ),
  states: figures(
    'limp, pulseless, spineless, boneless, flabby, insipid, tonally \\w+, lacking in (bite|punch|snap|backbone|spine|bones), undercooked',
  ),
  things: figures(
    'porridge, oatmeal, gruel, dishwater, ditchwater, mush, pap, pulp, cold soup, thin soup, dough, putty, blancmange, semolina, tapioca, pancakes?, weak tea, gray sundays?, flannel, wet (week|weekend|wednesday|sunday|monday)s?, lettuce, rice pudding, mashed potato(es)?, gray (sunday|monday|afternoon|morning|soup|mush|porridge|gruel|flannel|day) of a (print|picture|photograph|thing), square meal, tonic, transfusion, pick me up, smelling salts, backbone',
  ),
}
export const hardPicture: Sense = {
  acts: figures(
    '(hit|hits|strike|strikes|land|lands|slap|slaps|punch|punches|kick|kicks) (you|one|us|the eye|the wall|like .{1,15})',
  ),
  states: figures(
    'hard as (\\w+ )?(nails|iron|flint), hewn, axe hewn, tonally (violent|savage|brutal|fierce)',
  ),
  things: figures(
    'slap( in the face)?, punch( (in|on|to) the .{1,10})?, kick( in the .{1,10})?, wallop, body blow, jolt, clout, thump, woodcuts?, linocuts?, stencils?, thunder and lightning, knock ?outs?, boxing (match|poster|ring), prize ?fight, axe, hatchet, cleaver, whiplash, melodrama, grand guignol, extremes, fist ?fight, sledgehammer, left hook',
  ),
}
/** Where black or white is looked for in vain: denied, they say that it is flat. */
export const firmTones = figures(
  '(spine|backbone|bones?|bite|snap|punch|pulse|blood|fight|muscle|sinew|starch|salt|sting|kick|guts|teeth|gristle|iron|ginger|pepper|mustard) in (it|them|this|the (tones|print|picture|whole|grays|blacks))(?= [.,;:]| at all| anywhere)',
  '(firm|true|real|proper|honest|ringing|convincing|decent|brilliant) (black|white)s?( (or|and|nor) (a |an )?(\\w+ )?(white|black)s?)?(?= ([.,;:]|anywhere|from|in (it|the (picture|print|frame|whole|image|photograph))|to (stand|lean|rest|be|hold|anchor)))',
)

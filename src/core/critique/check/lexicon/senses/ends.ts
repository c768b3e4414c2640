// What becomes of the tones at an end of the scale, by meaning: lost, shut away, or kept and furnished.
import type { Sense } from '../../figure.ts'
import { figures } from '../../terms.ts'
import * as idioms from './idioms.ts'

/** Gone, done for, given up: at either end. */
const lostActs =
  '(been|get|gets|got|was|were|is|are) (\\w+ )?(sawn|sawed|hacked|chopped|pruned|trimmed|sheared|shorn|shaved|scraped|rubbed|filed|planed|chiseled|gouged|dug|drilled|bored|punched|pierced|stabbed|shot|bombed|shelled|mined|peeled|plucked|skinned|boned|filleted|mown|scythed|uprooted|pulled|torn|ripped|wrenched|snatched|stolen|pinched|sold|pawned|auctioned|given|evicted|expelled|deported|banished|exiled|sacked|fired|dismissed|sucked|drunk|lapped|drained|mopped|wiped|sponged|hosed|flushed|rinsed|scoured|laundered|spirited|carted|swept|clawed|bitten|nibbled|gnawed|beaten|knocked|thrown)( (off|out|away|down|up|dry|empty|clean|bare|hollow|overboard))?( (to|of|from|by|like|in) .{1,25})?, resign~, abdicate~, retire~, desert~, (flee|flees|fled|fleeing), (quit|quits|quitting), emigrate~, elope~, bolt~, abscond~, decamp~, expire~, perish~, (die|dies|died|dying), collapse~, faint~, crumble~, dissolve~, evaporate~, vanish~, disappear~, melt~, surrender~, capitulate~, drown~, suffocate~, rot~, char~, scald~, sear~, scorch~, roast~, toast~, (fry|fries|fried|frying), boil~, bake~, singe~, torch~, cremate~, incinerate~, vapori[sz]e~, explode~, detonate~, erupt~, combust~, puncture~, perforate~, amputate~, decapitate~, behead~, guillotine~, lop~, execute~, murder~, kill~, slaughter~, butcher~, massacre~, assassinate~, cancel~, delete~, erase~, expunge~, obliterate~, efface~, annihilate~, bleach~, strip~, flay~, scalp~, gut~, hollow~( out)?, evacuate~, vacate~, rob~, loot~, plunder~, pillage~, ransack~, burgle~, squander~, waste~, bankrupt~, foreclose~, forfeit~, sacrifice~, martyr~, abandon~, jettison~, ditch~, discard~, bin~, scrap~, junk~, wreck~, ruin~, shatter~, smash~, pulveri[sz]e~, demolish~, raze~, ravage~, devastate~, destroy~, spoil~, mutiny~, defect~, forget(s|ting)?, forgot(ten)?, (lose|loses|lost|losing), (throw|throws|threw|thrown) (away|out|overboard|to the wolves), (give|gives|gave|given) (up( the ghost)?|out), (say|says|said|tell|tells|told) (us )?nothing, (have|has|had) nothing( more| left)? to (say|tell|show|give|offer), (break|breaks|broke|broken) (down|up|apart), (go|goes|gone|went) (under|missing|west|dead|blind|blank|to (waste|pieces|ruin|the wall|heaven|glory)|up in \\w+|off (the|a) \\w+), (push|pushed|fall|falls|fell|fallen|walk|walks|walked|jump|jumps|jumped|drop|drops|dropped|run|runs|ran) (off|over|out of|through) (the |a )?(roof|edge|cliff|floor|window|end|top|rails|road|map|page|world), (cross|crosses|crossed) the (line|border|rubicon), (leave|leaves|left) (without|for good|town|the (room|building|stage|picture)|no \\w+)'
const lostStates =
  '(stone|stone cold) (deaf|dead|blind|cold), beyond (speech|words|help), without (a )?(pulse|breath|heartbeat|face|voice|skin|memory|bottom|floor), dead, lifeless, bald, blank, barren, sterile, void, vacant, null, hollow, mute, dumb, blind, numb, extinct, deceased, defunct, moribund, bankrupt, insolvent, penniless, destitute, gone, missing, absent, done for, finished, kaput, ruined, featureless, faceless, textureless, formless, uninhabited, uninhabitable, deserted, derelict, inert, inanimate, comatose, speechless, wordless, toneless, illiterate, skinless, fleshless, hopeless, doomed, condemned, damned, forfeit, irreparable, irredeemable, no more, unrecorded, unwritten'
const lostThings =
  'corpses?, ghosts?, skeletons?, cadavers?, graves?, casualt(y|ies), fatalit(y|ies), victims?, wrecks?, wreckage, ruins?, rubble, holes?, punctures?, wounds?, craters?, voids?, vacuums?, blanks?, wastelands?, massacre, slaughter, bloodbath, suicide, funeral, obituary, bankruptcy, catastrophe, disaster, calamity, debacle, shipwreck, amputations?, lobotomy, burial, oblivion, extinction, absence, nothingness, dead letters?, lost causes?, write offs?, death'

export const lostLight: Sense = {
  acts: figures(
    idioms.ends,
    lostActs,
    '(burn|burns|burned|burnt|burning)( (out|away|through|off|up))?, (blow|blows|blew|blown|blowing) (up|away|out|through), (cook|cooks|cooked), whitewash~, (run|runs|ran|running) (wild|amok|riot|away|out), (get|gets|got) (away|out of hand), (overshoot|overshot|overrun|overran), overflow~, burst(s|ing)?, (tear|tears|tore|torn)( (out|away|open|through))?, (eat|eats|ate|eaten)( (out|away|through|up|into))?, (spill|spills|spilled|spilt) over',
  ),
  states: figures(
    lostStates,
    'blinding, scalded, singed, unprinted, snow ?blind, papery, bloodless, out of control',
  ),
  things: figures(
    lostThings,
    'ash(es)?, cinders?, clinker, (bullet|moth|shell|shot|pin|worm) ?holes?, whiteouts?, blizzards?, avalanches?, bonfires?, infernos?, explosions?, detonations?, flashbulbs?, supernovas?, burns, scalds?, blisters?, scars?, (unprinted|blank|empty|white|raw|naked|plain|bare) (paper|page|pages|canvas|wall), chalk, plaster, bandages?, tombstones?, headstones?',
  ),
}

export const lostDark: Sense = {
  acts: figures(
    idioms.ends,
    idioms.shuts,
    lostActs,
    'silt~( up)?, clot~, congeal~, coagulate~, curdle~, solidify~, harden~, seal~( (up|off|over))?, lock~( (up|down))?, padlock~, bolt~, bar~, (board|brick|wall|fill)(s|ed)? (up|in|over), (shut|shuts|shutting)( (up|down|out))?, (close|closes|closed|closing) (up|down|over|off|ranks|in), slam~( shut)?, clam~ up, plug~( up)?, clog~( up)?, cork~, stopper~, block~( up)?, jam~, choke~, strangle~, throttle~, smother~, stifle~, asphyxiate~, (sink|sinks|sank|sunk)( into \\w+)?, submerge~, bury~, entomb~, swallow~, engulf~, devour~, gobble~, gulp~, ingest~, (set|sets|setting) (solid|hard|like \\w+), (eat|eats|ate|eaten), (keep|keeps|kept) (their|its) (mouths?|doors?|eyes) (shut|closed)',
  ),
  states: figures(
    lostStates,
    'impenetrable, impassable, opaque, airless, breathless, bottomless, fathomless, unfathomable, solid, sealed, locked, shut, closed, deaf, stifling, suffocating, inhospitable, impervious, inaccessible, windowless, doorless, unlit',
  ),
  things: figures(
    lostThings,
    'tar, pitch, soot, ink, coal, coke, bitumen, asphalt, treacle, molasses, mud, silt, sludge, concrete, cement, slate, pits?, wells?, tombs?, crypts?, vaults?, dungeons?, cellars?, caves?, mines?, shafts?, black ?holes?, abyss(es)?, chasms?, blots?, blobs?, ink ?blots?, clots?, scabs?, lids?, trapdoors?, manholes?, plugs?, blindfolds?, hoods?, sacks?, bunkers?, dead ends?, oubliettes?, swamps?, bogs?, quicksand, brick walls?, (shut|locked|closed|bricked up|dead) (doors?|rooms?|books?|windows?|shops?|eyes?)',
  ),
}

const keptActs =
  'survive~, endure~, persist~, outlive~, (come|comes|came|pull|pulls|pulled|get|gets|got|live|lives|lived) through( (it|it all|this|everything|unharmed|alive|whole|intact|unscathed))?, behave~( (itself|themselves))?, obey~( \\w+ \\w+)?, (roll|rolls|rolled) (off|over), nurse~, guard~, shield~, protect~, preserve~, spare~, save~, rescue~, salvage~, husband~, shepherd~, coax~, cradle~, cherish~, (keep|keeps|kept|stay|stays|stayed|remain|remains) (on|to|within) (the (right|safe|proper) side|this side|bounds|limits|call|speaking terms)( of \\w+ \\w+)?, (keep|keeps|kept|have|has|had|hold|holds|held) (something|plenty|much|more|a (good|great) deal|enough|everything|a lot) (to|in|for|of|back|up)( \\w+)?, (keep|keeps|kept|hold|holds|held) (their|its) (nerve|heads?|tongues?|temper|shape|manners|composure|dignity|color|skin|flesh|promise|promises|word|own|breath|ground|form)( well)?, still (breathe|breathing|speak|live|say|hold|tell|sing|murmur|whisper|talk|read|legible|awake)s?( to us| up)?, never (quite )?(go|goes|let go|lets go|give|gives|fail|fails|fall|falls)( up| out| over)?'
const keptStates =
  '(as )?(fresh|sound|healthy|whole|lively|well) as .{1,15}, in (excellent|good|rude|perfect|robust|fine|the best of) (health|order|condition|shape|voice|spirits|heart|repair), full of (sap|life|breath|meat|marrow|bone), alive, intact, unharmed, unhurt, unscathed, undamaged, unimpaired, unbroken, whole, healthy, hale, safe, secure, unspoiled, undefeated, unclipped, articulate, eloquent, talkative, nuanced, detailed, textured, modeled, shapely, substantial, nourishing, populated, populous, peopled, inhabited, furnished, well (furnished|stocked|fed|kept|tended|nourished), bountiful, plentiful, recoverable, readable, legible, lucid'
const keptThings =
  'skin, pulse, breath, marrow, sap, muscles?, flesh, weave, manners, self control, composure, survivors?, nuances?, subtlet(y|ies), news, inhabitants, oxygen'

export const keptLight: Sense = {
  acts: figures(
    idioms.stays,
    keptActs,
    'tame~, rein~( in)?, bridle~, leash~, curb~, discipline~, restrain~, (stop|stops|stopped|halt|halts|halted) (where|at|before|short|in time|exactly|just)( \\w+)?',
  ),
  states: figures(
    keptStates,
    'sober, civil, well (behaved|mannered|brought up|bred|schooled|drilled|trained|disciplined), obedient, disciplined, docile, tame, tamed, contained, unburnt, unburned, fully (clothed|dressed), decently (clothed|dressed), safely (this side|short|under|home)',
  ),
  things: figures(keptThings, 'filaments?, weather, restraint, tact'),
}

export const keptDark: Sense = {
  acts: figures(
    idioms.stays,
    keptActs,
    'open~( up)?, breathe~, yield~, reveal~, disclose~, divulge~, confess~, confide~, admit~, invite~, welcome~, unfold~, teem~, (let|lets) (you|us|one|me|the eye) (in|through|see|find|look)( \\w+)?',
  ),
  states: figures(
    keptStates,
    'open, hospitable, generous, habitable, breathable, airy, transparent, translucent, limpid, pellucid, permeable, penetrable, porous, navigable, walkable, explorable, roomy, spacious, fertile, stocked, tenanted, accessible, welcoming',
  ),
  things: figures(
    keptThings,
    'open house, drawers?, soil, gardens?, forests?, undergrowth, wardrobes?, rooms?, furniture, air, windows?, cupboards?, larders?, pantr(y|ies), librar(y|ies), treasures?, treasure (house|chest)s?, tenants?, lodgers?, guests?, contents',
  ),
}

/** What only a hole in the tones is called: also of a lamp or a sky. */
export const holedLight: Sense = {
  states: figures('unprinted, featureless, textureless, scalded, cancelled, canceled'),
  things: figures(
    'punctures?, (bullet|moth|shell|shot|pin|worm) ?holes?, wounds?, craters?, (unprinted|blank|empty|white|raw|naked|plain|bare) (paper|page|pages|canvas), burns, blisters?, explosions?, detonations?, casualt(y|ies)',
  ),
}
/** Bright things by their brightness, and bright things of every picture that have ends of their own. */
export const theBright = figures(
  'brights, the glare, (hottest|brightest|whitest|palest|bright|hot) (lamps?|lights?|windows?|clouds?|lanterns?|things?|flames?|bulbs?), (each|every|no) (lamp|lantern|light|window|bulb|flame|cloud)',
)
export const theSky = figures('sky, skies, clouds?, cloudscape, snow')
/** What only a figure says of a sky. */
export const skyLost: Sense = {
  acts: figures(
    'sign(s|ed) off, cash(es|ed) in, check(s|ed) out, resign~, abdicate~, launder~( .{1,25})?, scrub~( .{1,15})?, scour~, scald~, ((run|runs|ran) out of (ink|tone|paper|ideas|breath)), ((give|gives|given|gave) up( (the ghost|altogether|entirely))?), ((come|comes|came|gone|turned) (out|up|back) (\\w+ )?(white|blank|empty|bare)), ((had|have|has) (the )?(life|guts|stuffing|heart|tongues?) (\\w+ )?(out|scalded|bleached|burnt|boiled|scrubbed|knocked)( .{0,15})?)',
  ),
}
export const theDark = figures(
  'the dark( end)?(?! (horse|side|ages|days|coat|hat|man|woman|boat|sea|water|sky|suit|tower|wood|street|window|door|house|doorway|hills?|trees?)), darkness, low tones, (shaded|shady|shadowed) (side|half|parts?|places?|end), dark (half|end|side of the (scale|picture|print))',
)

/** What a visitor of the dark tones finds: "one can go down into those shadows and come back with something". */
export const visitsDark = figures(
  '(rummage|browse|potter|wander|feel|dig|delve|forage|fish|walk about|go shopping|hunt|poke|nose|stroll|camp) (\\w+ )?(in|among|through|about in|around in) (the|those|these|its|his|her) (\\w+ )?(shadows?|darks?|blacks?|darkness|dark|low tones)( .{0,20})?',
  '(one|you|we|i|the eye) (can|could|may|might) (\\w+ )?(go|walk|climb|step|reach|see|look|wander|dive|peer|feel|swim|stroll) (\\w+ )?(down )?(into|in|through|about in|around in) (the|those|these|its|his|her) (\\w+ )?(shadows?|darks?|blacks?|darkness|dark|low tones), (plant|grow|find|read|see|hide|store|keep|count|lose) (\\w+ ){0,3}?in (them|the (shadows|blacks|darks)), furniture to (stumble|bump|trip|bark) \\w+',
)
/** The light or the sun, which took something with it. */
export const bitten = figures(
  '(sun|sunlight|light|glare|flash|window|sky|lamps?|lights) (\\w+ )?(has |have |had )?(eaten|ate|bitten|taken|torn|burnt|burned|punched|drilled|gouged|chewed|knocked|blown|bored) (a |an |its |great |ragged |several )*(bites?|chunks?|mouthfuls?|holes?|pieces?|gaps?|craters?|windows?|wounds?|way) (out|in|into|through|from), (no|not a) (printer|darkroom|enlarger|retoucher|slider|software|raw converter)( \\w+){0,2}? (could|can|will|would|brings?|is going to) (\\w+ )?(coax|bring|get|find|recover|rescue|save|put|wring|tease|raise|pull|retrieve|conjure)( \\w+){0,5}?, (what|where) (should|ought to) (be|have been) (a |the |its )?(sky|clouds?|highlights?|window|snow|sun|moon|lamps?) (is|there is|we (get|have|find)|you (get|find)|one (finds|gets))( only| nothing but| merely| just)? (a |an )?(\\w+ )?(paper|blank|hole|nothing|white|void|gap|glare|emptiness|page), (picture|image|frame|print|photograph|it) (has |is |was |have )*(simply |been |just )*(cancelled|canceled|erased|deleted|burnt away|burned away|burnt through|burned through|abolished|wiped out)(?= [.,;]), (holes?|gaps?|blanks?|nothing) (\\w+ ){0,3}?where (the |its |her |his )?(highlights?|whites|clouds?|sky|lights?|brightest \\w+) (used to|should|ought|once|might|were|was|would)( \\w+)?',
)
/** A thing in the dark that nothing is seen in. */
export const darkBlots = figures(
  '(beneath|under|in|behind|below|between|among|inside) the (\\w+ )?(trees?|arch(es)?|eaves|table|bridge|hedge|bench|roofs?|bushes|pier|jetty|stairs|doorway|trunks|leaves|cliffs?|rocks?|coat|folds|porch|boats?) (lies|lie|is|are|there is|sits|spreads|opens|yawns|hangs) (nothing but |only )?(a |an |the |mere |so much )*(\\w+ )?(blots?|ink|tar|pitch|soot|coal|void|black holes?|pits?|abyss|blob|nothing|ink ?blot|black nothing)(?= [.,;:]), shadow(s)? (here )?(means?|is|are|spells?)( only| merely| simply)? (shade|depth|mystery|invitation|color|modesty) (, )?(and )?(never|not|rather than) (\\w+ )?(absence|nothing|loss|void|emptiness|oblivion|death)',
)

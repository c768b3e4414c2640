// How much light there is, by meaning: too little or too much of it, a dark place or a bright one.
import type { Sense } from '../../figure.ts'
import { figures } from '../../terms.ts'

/** What is given light, and what gives it. */
export const exposures = figures(
  '(exposure|metering|light meter|meter( reading)?|negative|film|sensor)(?! (test|grain|stock|noir|star|crew)), (the |this )?(photographer|camera|shutter)(?= .{0,40}(light|exposure))',
)
export const lightAmounts = figures(
  '(light|exposure|illumination)(?! (of (the|his|her)|falls|comes|from|on|touch|weight|step|heart\\w*|fingers|footed|industry|house|bulb|switch|blue|gray|green))',
)

export const hunger: Sense = {
  acts: figures(
    'starve~, (famish|famished), ration~, skimp~( on)?, stint~, scrimp~, begrudge~, underfeed~, underfed, undernourish(ed)?, (dole|doles|doled|eke|eked) out, pinch~, withhold~, withheld, (go|goes|went|gone) (hungry|without|short|begging), thirst~, gasp~ for, beg~ for, cry(ing)? out for',
  ),
  states: figures(
    'starved, starving, famished, hungry, thirsty, parched, underfed, undernourished, malnourished, an(a)?emic, emaciated, skeletal, stingy, miserly, mean, meager, niggardly, tight fisted, penny pinching, parsimonious, grudging, frugal, threadbare, impoverished, poverty stricken, destitute, inadequate, insufficient, thin, paltry, skimpy, undercooked, underdone, half baked, raw, timid, cowardly',
  ),
  things: figures(
    'famine, drought, hunger, starvation, poverty, pauper, miser, scrooge, rations?, diet, lent, fast, crumbs?, scraps?, thimbles?, thimblefuls?, teaspoons?, teaspoonfuls?, spoonful, eye ?droppers?, drops?, trickle, dribble, pittance, ounce, gram, cupful, shortage, tissue( paper)?, ghost, bread and water, poorhouse, workhouse, hunger strike',
  ),
}
export const glut: Sense = {
  acts: figures(
    'gorge~, glut~, (drown|drowned|drowns), flood~, swamp~, deluge~, inundate~, drench~, douse~, stuff~, overfeed, overfed, bloat~, squander~, lavish~, overdose~, scald~, fry, fried, roast~, scorch~, bleach~, bake~, overcook~, overdo, overdid, overdone, (hardly|barely|scarcely) stand',
  ),
  states: figures(
    'gorged, glutted, bloated, overfed, overcooked, overdone, overripe, spendthrift, profligate, prodigal, reckless, extravagant, excessive, intemperate, gluttonous, drunk, unbuttoned, incontinent, scalding, blinding, heavy handed, over generous, overgenerous',
  ),
  things: figures(
    'glutton(y)?, gluttons, flood, deluge, surfeit, excess, glut, overdose, spendthrift, drunkard, binge, banquet, orgy, fire ?hose, waterfall, tidal wave, inundation, bonfire',
  ),
}
export const justMeasure: Sense = {
  acts: figures(
    "(hit|hits|strike|strikes|find|finds) (the )?(mark|bull 's ?eye|target|spot|note|middle|balance)( .{0,20})?, (land|lands|landed|sit|sits|lie|lies|fall|falls|falls) (\\w+ )?(exactly|precisely|squarely|just|dead|right|plumb) .{0,40}, (leave|leaves) nothing to (be desired|chance|argue|add|correct), (want|wants|need|needs) (no|nothing) .{0,30}, (could|can) (hardly|scarcely|not) be (better|bettered|improved|faulted)",
  ),
  states: figures(
    'exact, precise, faultless, flawless, impeccable, irreproachable, unimpeachable, exemplary, sure footed, sure handed, well judged, finely judged, nicely judged, perfectly judged, beautifully judged, well calculated, well placed, well tempered, dependable, reliable, trustworthy, bang on, dead on, spot on, bang in the middle( .{0,30})?, just so, just right, exactly right, on the nose, on the button, on the money, pitch perfect, beyond (reproach|criticism|argument|dispute), textbook, copybook, immaculate, masterly, assured',
  ),
  things: figures(
    "tailors?, surveyors?, apothecar(y|ies), pharmacists?, chemists?, goldsmiths?, jewel(l)?ers?, watchmakers?, bull 's ?eye, (swiss|german) (watch(es)?|trains?|clocks?), swiss( \\w+)?, clockwork, metronomes?, textbooks?, classroom, copybook, lesson, object lesson, model, masterclass, nicety, perfection, hair, hair 's breadth, goldilocks, golden mean, precision, assurance",
  ),
}
export const enoughSaid = figures(
  '(not|nor|never|without) (a |an |one )?(single )?(drop|second|stop|ray|spoonful|candle|lumen|grain|ounce|photon|sip|crumb) (of light )?(over|more|less|under|to spare|wasted|spilt|spilled|too (many|much|few|little))( .{0,12})?, (would|should) not (add|take|change|give|ask for|wish for|alter|trade|want) (\\w+ )?(a |an |one )?(\\w+ )?(second|stop|ray|candle|fraction|hair|minute|lumen)( of .{1,12})?( .{0,15})?, (light|exposure|sun) (\\w+ ){0,3}?(let in|admitted|given|poured|measured|weighed|shared out|handled|treated) (\\w+ )?(by|with|as by) .{0,30}(stopwatch|conscience|scales|thermometer|slide rule|steady hand|good sense|tact|discretion|judgment|surveyor|chemist|banker|bank clerk|butler|cellarman|nurse|diplomat)( .{0,15})?, (asked|consulted|obeyed|trusted|believed|listened to|questioned) (the |his |her )?(scene|light|meter|sun|sky)( .{0,40})?, (exposure|metering) .{0,25}(manners|tact|good sense|courtesy|arithmetic|judgment|discretion) .{0,20}(perfect|faultless|impeccable|right|beyond reproach|exact|excellent)',
  '(no|without|nobody has|one has no|have no|having no) (quarrel|complaints?|argument|fault to find|criticism|objections?) (\\w+ )?(with|about|to|to make of|of) (the |this |his |her )?(amount of light|light he|exposure|metering|meter)( .{0,40})?, (not|neither) (a|one|an) (photon|stop|candle|lumen|ray|drop of light|ounce of light|third of a stop|hair) (too (many|much|little|few|dark|bright)|more|over|under)( ,)? ?((and )?(not|nor|or) .{0,40})?, (amount|quantity|quota|dose|measure|portion|ration|helping) of (light|exposure) .{0,30}(exactly|just|precisely|right|perfect|to a nicety|called for|asked for|could bear|wanted)( .{0,30})?, (exposure|metering) to (hang|frame|print|teach|put|show) .{3,40}, (light|exposure) (\\w+ ){0,2}?(measured|weighed|judged|cut|fitted|dosed|poured|dispensed|portioned) (\\w+ )?(the way|as|like|with|out as) (a |an |the )(\\w+ )?(tailor|chemist|pharmacist|apothecary|jewel(l)?er|goldsmith|surveyor|surgeon|baker|cook|banker|chef|barman|watchmaker|care|precision)( .{0,30})?, (credit|praise) .{0,30}exposure is .{3,60}',
)
export const lightCounted = figures(
  'for (want|lack) of (\\w+ )?(light|exposure), (another|one more|two more|a further|an extra|at least one more) stops?( (of|and) .{1,15})?(?! (down|too|to the bad)), (sent|gone|put) to bed without (its|the|any|enough) (light|exposure), half the light it .{1,15}, (light|exposure) (\\w+ ){0,2}?(rationed|on the ration|in short supply|scarce|doled out|hoarded|withheld|pinched|begrudged|charged for|stopped out of .{1,10})( .{0,25})?',
  '(paying|paid|pays|charged|billed|buying|bought|sold|selling) (\\w+ )?(for )?(the )?light by the (ounce|gram|inch|spoonful|drop|minute|thimble|penny\\w*|teaspoon|foot|yard|candle|second), (thimble|thimbleful|teaspoon|teaspoonful|spoonful|drop|eye ?dropper|eyedropperful|cupful|egg ?cup|pinch|crumb|ounce|trickle|pittance) of (light|exposure)( .{0,40})?, (it|picture|scene|subject|film|negative|sensor|this) (\\w+ )?(wants?|wanted|needs?|needed|asks?|asked|begs?|begged|cries|cried|deserved?s?|could do with|could have done with) (for |out for )?(a |an |another |one more |two more |at least |a good |more |half )*(stop|stops|light|exposure)( (and|or) .{0,20})?, (not|nowhere near|simply not|hardly|scarcely) (\\w+ )?(light|exposure) enough( .{0,20})?, (not|hardly|scarcely) enough (light|exposure) to (live on|feed|go round|keep|survive)( .{0,20})?, light (meter )?(\\w+ )?(must have been|was|were) (on strike|asleep|broken|out to lunch|drunk|lying)',
)

/** The picture as a place where it is dark, or bright. */
export const wholePicture = figures(
  '(picture|image|photograph|photo|frame|print|scene|thing|tone|tonality|key|register|view|composition|world)(?! of (the|his|her|a|an|this) ), everything( in it| here)?, (it|this) all, all of it, the whole( of it)?, (?<=(^|[;:–,]) )(it|this|one)',
)
export const darkPlace: Sense = {
  acts: figures(
    'brood~, glower~, scowl~, lour~, (live|lives|lived|dwell|dwells|work|works|happen|happens|take|takes|sit|sits) (\\w+ )?(\\w+ )?(down )?(among|in|at|on) the (\\w+ )?(low notes|low tones|bass( \\w+)?|basement|cellar|lower (floors?|stor(e)?ys|depths|octaves?|register|reaches)|bottom( .{0,30})?|dark|darks|depths|shadows|gloom|night), (lower|lowers|lowered|sink|sinks|sank|sunk|plunge|plunges|plunged|drop|dropped|pitch|pitched|steep|steeped|drown|drowned|wrap|wrapped|smother|smothered|bury|buried|dip|dipped) (\\w+ )?(to|into|in|by|under|at) (\\w+ ){0,4}?(evening|night|nightfall|dusk|gloom|darkness|midnight|twilight|shadow|black|blackness|mourning|murk)',
  ),
  states: figures(
    'nocturnal, subterranean, sepulchral, funereal, tenebrous, crepuscular, cavernous, stygian, sunless, lightless, unlit, pitch dark, pitch black, coal black, benighted, underground, smothered, saturnine',
  ),
  things: figures(
    "mine ?shafts?, cellars?, basements?, caves?, caverns?, crypts?, coal ?(hole|cellar|mine|scuttle|sack|bunker|bin)s?, dungeons?, tombs?, catacombs?, tunnels?, midnight, nightfall, gloaming, blackouts?, power cuts?, eclipses?, mourning, widow 's weeds, undertakers?, funerals?, stout, confessionals?, wardrobe, closet, broom cupboard, belly of (a |the )whale, bottom of (a |the )(well|pit|mine|sea|mineshaft|barrel|garden)( .{0,20})?, inside of (a |the )?\\w+, gloom, darkness, murk, night, permanent (evening|dusk|night|midnight), deep dusk, low notes, bass (notes|clef|register), bottom octave",
  ),
}
export const darkVisit = figures(
  '(feels?|gropes?|reach(es)?|fumbles?|search(es)?|hunts?) (\\w+ )?for (the|a) (\\w+ )?(banisters?|wall|door|door ?handle|switch|edge of .{1,12}|floor|steps?|candle|furniture|way out|handrail)( .{0,15})?, (lies?|lying|sits?|rests?|sinks?|sunk) (\\w+ )?(at|to|on) the (\\w+ )?bottom (of the (scale|keyboard|range|register|pond|sea|well|ladder))?( .{0,20})?',
  "(drawn|draws|drew|pulled|pulls|closed|let down|lowered|shut) (down )?(the )?(blinds?|curtains?|shutters|lamp|shades?) (on|over|in front of|across) (it|this|the (whole|picture|scene|frame|lot|affair|world))( .{0,15})?, (night|darkness|dusk|evening|midnight|gloom|winter|november) (\\w+ )?(has |had |is )?(\\w+ )?(got|gotten|moved|come|crept|broken|let itself|settled|fallen|camped|taken|set up) (in|early|over|home|down|up residence|lodgings|possession|off its coat|the (room|house|lease|best .{1,10}))( .{0,25})?, (all|nothing but|mostly|one long|pure) (basement|cellar|dusk|night|midnight|gloom|dungeon|cave|crypt|evening|blackout|underground|coal hole)(?= [.,;:]| and), (somebody|someone|nobody|no one|who|he|she) (\\w+ )?(has |had )?(\\w+ )?(turned|put|switched|blown|snuffed|sat on|paid|forgotten to (light|pay|turn on)) (\\w+ )?(out |off |on )?(the )?(lights?|lamps?|candles?|electricity|gas|electricity bill|switch)( (out|off|on|bill))?, (dressed|got up|turned out|decked out|in clothes|clothed) (for|in|as) (a |an |the )?(\\w+ )?(funeral|mourning|wake|undertaker|widow|burial|crepe|crape|widow 's weeds)( .{0,10})?, (bat|bats|owls?|moles?|miners?|burglars?|vampires?) (would|could|might|will) (\\w+ )?(feel|be|find|like|love|live|nest|work)( .{0,30})?, (under|inside) (a |the )(bushel|blanket|tarpaulin|hood|hat|coat|bell|bed|cloche|tea cosy)(?= [.,;:])",
  "(one|you|we|i|viewer|reader|visitor|eye|nobody|somebody|rembrandt|caravaggio|a miner|miners|a burglar|a mole|moles|an owl|owls|a bat|bats|\\w+ himself) (\\w+ ){0,3}?(strikes?|light|lights|wants?|needs?|reach|reaches|asks?|asked|ask for|feel|feels|fumbles?|carry|carries|bring|brings|hold|holds|take|takes|lit|looks?|begs?|wish|wishes|grope|gropes) (\\w+ )?(about |around |out |up )?(for )?(a |an |another |the |more |one 's |your |his )?(\\w+ )?(match(es)?|candles?|torch(es)?|lanterns?|lamps?|flash ?lights?|night ?lights?|miner 's (lamp|helmet)|helmet|light switch|switch|white stick|guide dog|matchbox)( .{0,40})?, (eyes?) (\\w+ )?(takes?|took|needs?) (\\w+ )?(\\w+ )?(minute|while|moment|time|minutes) (to|for) .{1,30}, (bump|bumps|stumble|stumbles|trip|trips) (into|over) (things|the furniture|something|chairs|one another) .{0,20}, (a |an |the )?(\\w+ , )?(\\w+ )?(gloom|darkness|murk|dusk|night|blackness) (\\w+ )?(lies|lie|hangs|sits|settles|rests|presses|broods|lay|spreads) (\\w+ )?(on|over|across|upon|in) (the |all )?(whole|everything|all|picture|frame|it all|every inch|scene|lot)( .{0,20})?",
)
export const brightPlace: Sense = {
  acts: figures(
    'beam~, radiate~, sparkle~, dazzle~, gleam~, glisten~, glow~(?! (with (pride|health|joy|feeling)))( .{0,10})?, (live|lives|lived|dwell|dwells|work|works|happen|happens|take|takes|sit|sits) (\\w+ )?(\\w+ )?(up )?(among|in|at|on) the (\\w+ )?(high notes|upper (floors?|stor(e)?ys|rooms?|octaves?|register|air|reaches|half|rungs?)|treble|attic|roof|clouds|top (floors?|notes?|octaves?|shelf|drawer)( .{0,20})?)',
  ),
  states: figures(
    'radiant, luminous, sunlit, sun drenched, effulgent, incandescent, weightless, gossamer, diaphanous, laundered, snow white, milk white, dazzling, (as )?(light|bright|pale|white|airy) as .{1,30}',
  ),
  things: figures(
    'milk, mist and milk, milk and mist, meringues?, snowfields?, snow ?blindness, whistler, swans?, swansdown, thistledown, dandelion clocks?, washing on (a |the )?line, clean (linen|washing|sheets)( .{0,20})?, laundry, wedding (cake|dress)s?, first communion, (summer|spring|july|june) (morning|noon|day)s?, morning (picture|light|air|itself), sea ?spray, eggshells?, whitewash, exhalation of (white|light|milk), sunglasses, snowdrift, breath of (white|light|milk|air), daylight, light ?(house|box)( .{0,10})?',
  ),
}
export const brightVisit = figures(
  '(all|nothing but|one big|one great|one vast|pure) (window|windows|light|daylight|skylight|morning|noon|snow|sun|milk|meringue|air and light|light and air)(?= [.,;:]| and| from), (lit|bright|light) (like|as) (an |a |the )?(\\w+ )?(operating (table|theatre|theater|room)|dairy|shop window|stage|ballroom|snowfield|ice rink|greenhouse|conservatory|hospital|lighthouse|fridge|refrigerator|studio|noon|christmas tree)( .{0,20})?, (a |an )(dazzler|blaze|beacon|sunbath)(?= [.,;:]), (door|window|curtain|shutter)s? (\\w+ )?(opened|thrown open|open|flung open|opening) (on|onto|to|upon) (\\w+ )?(snow|summer|noon|morning|light|the sun|a snowfield|the sea|full sun)( .{0,10})?, (rises|rise|risen|lifts|lifted|floats|weighs) (\\w+ )?(like (a |an )?(loaf|souffle|balloon|meringue|feather|kite|cloud|bubble)|nothing|next to nothing|less than .{1,15})( .{0,25})?, hardly (a|any) (shadow|dark \\w+|black)( .{0,25})?',
  "(one|you|we|i|viewer|reader|visitor|eye|eyes) (\\w+ ){0,3}?(reach|reaches|feels?|looks?|grope|hunt|wants?|needs?) (\\w+ )?(about |around |out |up )?(for )?(a |an |the |one 's |your |his |my )?(\\w+ )?(sunglasses|dark glasses|shades|parasol|sun hat|blinds?|curtains?|visor|eyeshade|sun cream|smoked glass|welder 's \\w+)( .{0,40})?, (shade|shades|shield|shields|screw up|screws up) (your|one 's|my|the|his|her|our) eyes?, (read|sew|thread a needle|knit|shave|operate|perform surgery) by(?= ([.,;]|it|its light)), barely a (shadow|dark note|dark tone|black) .{0,20}",
)
/** Light that nobody held back. */
export const lightPours = figures(
  '(light|sun|sunlight|daylight|brightness) (\\w+ )?(\\w+ )?(walked|barged|crowded|marched|stormed|rushed|moved|swarmed|broke|let|got|admitted) (in|through)( (uninvited|unasked|unannounced|by .{1,15}|without .{1,20}|in (crowds|droves|force|herds)|with .{1,20}))+, (light|sun|sunlight|daylight|brightness) (\\w+ )?(\\w+ )?(without (a ticket|an invitation|so much as .{1,15}|being asked|knocking|limit|let or hindrance)|uninvited|unasked|in crowds)( .{0,12})?, (shutter|photographer|camera) (\\w+ )?(fell asleep|dozed( off)?|forgot .{1,15}|slept|nodded off|went for a walk|held the door open|left the (door|tap|window) (open|on|running)|stayed too long|overslept)( .{0,25})?, (light|exposure) (\\w+ )?(by the (bucket|bucketful|barrel|ton|shovelful|cartload|hosepipe|gallon|firehose)|with a (bucket|hose|hosepipe|fire ?hose|shovel|ladle))( .{0,10})?',
)

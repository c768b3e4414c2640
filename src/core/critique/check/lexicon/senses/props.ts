// What a reader could do with the picture, or what it wants: the thing named tells what is meant.
import { figures } from '../../terms.ts'

/** "You could ...", "it wants ...". */
export const frame = figures(
  '(you|one|we|i|it|they|those|these|this|that|picture|print|photograph|frame|image|thing|nobody|anybody|anyone|anything|colors?|horizon|tones?|edges?|whites|grays|shadows|sky|file) (could|can|might|may|would|will|wants?|needs?|asks?|begs?|calls?|cries|had to|have to|has to|looks?|looked|reach(es)?|reached|feels?|felt|longs?|must)( (not|almost|nearly|hardly|scarcely|well|easily|safely|happily|comfortably))?',
)

export const tilts = figures(
  "(roll|rolls|slide|slides|slip|tumble|drop|fall|skid|run) (straight )?(off|down|away|out)( .{1,15})?, wedge, shim, handrail, seat ?belt, life ?jacket, crampons, ice ?axe, skis, toboggan, sledge, (tip|tilt|cock|turn) (the |my |your |one 's )?(print|head|page|picture|screen)( .{1,15})?, put (it|things) straight, hold on to .{1,15}, spirit level, straightening( up)?, propping( up)?",
)
export const levels = figures(
  '(balance|stand|rest|set|put|place|lay|leave) (a |an |your |the )(\\w+ )?(egg|marble|coin|glass|cup|pencil|ball|tray|billiard \\w+|house of cards|bricks?)( .{1,15})?, play (billiards|snooker|bowls|pool), rule a line by, lay bricks (by|to|on|along), (hang|check|true|set|level) (a |your |the )(\\w+ )?(shelf|pictures?|spirit level|wall|door) (by|on|against)',
)
export const sharpens = figures(
  "(shave|cut glass|cut diamonds) (with|by|on), (open|slit) (letters|tins|envelopes|oysters|a vein), slice (bread|ham|cheese|bacon|paper|salami) (with|on), (count|number) (the |every |each |its )(\\w+ )?(hairs?|nails?|stones?|bricks?|rivets?|threads?|stitches|leaves|feathers|boards?|tiles|reeds|spokes|pebbles|links|teeth|bristles|slates|eyelashes|pores|scales)( .{1,15})?, thread a needle (with|by), (cut|prick|snag|nick|tear) (your|a|one 's) (finger|thumb|sleeve|hand|coat|eye)( .{1,15})?, open (tins|letters), take (a |her |his |its )?fingerprints( .{1,15})?",
)
export const softens = figures(
  'spectacles, glasses, opticians?, oculist, white stick, guide dog, windscreen wipers?, windshield wipers?, chamois( leather)?, new (eyes|glasses), carrots, an eye test, contact lenses?, a magnifying glass to .{1,20}',
)
export const roughens = figures(
  'shave, duster, dusting, broom, vacuum cleaner, hoover, hoovering, dustpan( .{1,12})?, sieve, sieving, comb, flea powder, sandpapering, calamine, ointment, dermatologist, tweezers, weed ?killer, a (good )?(wash|scrub|sanding|rinse)( .{1,10})?, (strike|light) a match on( .{1,15})?, (take|strip|scrape|rub|graze|skin) (the |your )(skin|knuckles?|paint|hide)( .{1,20})?, sharpen (a |your )?(knives|knife|pencil|axe) on',
)
export const smooths = figures(
  '(eat|dine|sup|drink|skate|slide|glide) (your \\w+ )?(off|from|on|across|over) (it|them|those|these|the (shadows|darks|sky|file|blacks|gradations))( .{1,10})?',
)
export const darkens = figures(
  "match, matches, candles?, torch, lantern, flash ?light, miner 's (lamp|helmet), light ?switch, night ?light, canary, (grow|raise) mushrooms( .{1,10})?, (develop|print|load) (film|plates?|photographs)( .{1,10})?, (hang|keep|breed) bats( .{1,10})?, store coal( .{1,10})?, keep wine( .{1,10})?, ripen cheese( .{1,10})?",
)
export const brightens = figures(
  "sun ?glasses, dark glasses, parasol, sun ?cream, sun ?hat, visor, smoked glass, (shade|shield) (your|one 's|my) eyes( .{1,10})?, (read|sew|knit|shave|operate) by( .{1,10})?, go blind, snow goggles, snow ?blindness",
)
export const wakes = figures(
  'defibrillator, smelling salts, alarm clock, strong coffee, spine, a pinch of (salt|pepper|mustard)( .{1,10})?, salt, pepper, mustard, horseradish, a (good )?(kick|slap|shake|prod|tonic)( .{1,15})?, a spoon, iron tablets, a transfusion( of (black|white|contrast))?, waking( up)?, backbone, starch',
)
export const deafens = figures(
  "ear ?plugs, cotton wool in .{1,12}, aspirin, headache, sun ?glasses, turn (it |them |the (color|colors|volume) )?down( .{1,15})?, the neighbors( .{1,15})?, muffler, a lie down, shield your eyes, hear (it|them|the colors?) .{1,25}, warm (your|one 's|my) hands( .{1,12})?",
)
export const revives = figures(
  "transfusion, tonic, megaphone, hearing aid, iron (pills|tablets), ear trumpet, rouge, square meal, resuscitat\\w+, feeding( up)?, blood, vitamins?, a doctor, oxygen, strain (to|your ears?|one 's ears?)( .{1,12})?, sunlamp, fattening( up)?",
)
export const shivers = figures(
  'overcoat, scarf, gloves, mittens, hot water bottle, woolly hat, thermals, muffler, hot (soup|drink|toddy|bath), defrosting, thawing( out)?, fur coat, de icer, (put|pull) on a (coat|sweater|jumper|pullover)( .{1,12})?, catch (a )?cold( .{1,10})?',
)
export const opens = figures(
  "(hold|give|throw) (a |the )?(\\w+ )?(ball|party|wedding|dance|parade|tournament|regatta|mass|meeting|race)( .{1,12})?, (dance|waltz|skate|drill|march)( .{1,15})? (in|across|on|around|through) (it|there|here|the .{1,15}), (play|hold) (football|cricket|polo|tennis|golf|rugby)( .{1,12})?, (park|land|turn|berth|dock) (a |an |the )?(\\w+ )?(bus|lorry|truck|plane|airplane|helicopter|ship|fleet|ferry|tank|zeppelin|liner|coach)( .{1,12})?, graze (sheep|cattle|a .{1,12})( .{1,12})?, (hear|hears) (an |the |its |one 's own |your own )?echo\\w*( .{1,12})?, fly a kite( .{1,12})?, swing (a|the|several) cats?( .{1,12})?, (get|be) lost in( .{1,20})?, gallop( .{1,15})?",
)
export const crowds = figures(
  'shoehorn, crowbar, good sweep, skip, bailiffs?, traffic (policeman|lights?|warden), usher, elbow ?room, machete, a (map|guide|guidebook)( .{1,12})?, bouncer, weeding, pruning, clear ?out, spring clean\\w*, removal (men|van), evict .{1,20}, thinning( out)?, lose half of .{1,20}, sit on (it|the lid) .{1,15}, (burst|explode)( .{1,10})?, breathe in( .{1,10})?, see the (picture|subject|wood) for the .{1,15}',
)
export const folds = figures(
  'fold (it|the (picture|print|frame|photograph))( .{1,25})?, (cut|saw|slice|split|halve) (it|the (picture|print|frame|photograph)) (down|in|along|through)( .{1,40})?, (turn|flip|flop|reverse|hang|print) (it|the (picture|print|frame|photograph|negative)) (back to front|left to right|over|round|in a mirror|the wrong way( round)?|in the mirror)( .{1,30})?, (throw away|cover|lose|discard|mask) (either|one|half|a) (half|side|of .{1,12})( .{1,30})?',
)

// How a line or a camera carries itself, by meaning: it slides and staggers, or it stands and behaves.
import type { Sense } from '../../figure.ts'
import { figures } from '../../terms.ts'
import * as idioms from './idioms.ts'

export const unsteady: Sense = {
  acts: figures(
    idioms.reels,
    'slide~, slid, slip~, slope~, tilt~, tip~, lean~, list~, heel~, lurch~, stagger~, stumble~, totter~, teeter~, sway~, sag~, droop~, slump~, bow~( (down|out|to))?, curtsy~, kneel~, stoop~, limp~, hobble~, capsize~, keel~( over)?, topple~, wobble~, stray~, wander~( off)?, shrug~, reel~, skid~, misbehave~, rebel~, disobey~, desert~, defy~ gravity, genuflect~, collapse~, trip~, nod~ off, seesaw~, roll~, pitch~, yaw~, swing(s|ing)?, swung, slouch~, flop~, dive~, dove, plunge~, tumble~, plummet~, careen~, (go|goes|gone|went|run|runs|ran|head|heads|fall|falls|fell|drift|drifts|wandered|climb|climbs|climbed|rises|rose|drop|drops|dropped|descends|dips|sinks|sank) (\\w+ )?(downhill|uphill|down ?hill|up ?hill|over|sideways|astray|awry|adrift|off|askew|to one side|aslant|wrong|toward the (left|right)|to the (left|right))( \\w+)?, (lie|lay|lies|sit|sits) (aslant|askew|crooked(ly)?|crosswise), (miss|misses|missed) (its|a) (step|footing|mark), (make|makes|made) up (its|her|his) mind, (have|has|had|been) (\\w+ )?(at|on) the (bottle|gin|rum|sherry|beer|razzle|booze), (lose|loses|lost) (its|his) (balance|footing|level|nerve|feet), (make|makes|making) (for|off|toward) (the )?(door|left|right|exit|corner)',
  ),
  states: figures(
    'drunk, drunken, tipsy, crooked, askew, awry, lopsided, cockeyed, cock eyed, skew ?whiff, skewed, wonky, slanting, slanted, cambered, unsteady, shaky, rickety, disobedient, unlevel, uneven, off duty, off balance, off kilter, out of (true|plumb|line|kilter|level|square), off (true|plumb|level), seasick, woozy, merry, groggy, giddy, dizzy, tight(?= [.,;]), legless, three sheets to the wind, worse for (wear|drink), weak kneed, bow legged, hunchbacked, unruly, restless, undecided, unreliable, delinquent',
  ),
  things: figures(
    'ramps?, slopes?, ski ?(slope|jump|run)s?, see ?saws?, gradients?, hillsides?, staircases?, roller ?coasters?, helter skelter, switchback, toboggan( run)?, titanic, pisa, drunks?, drunkards?, sailors?( .{1,30})?, landslides?, subsidence, earthquake, hangover, limp, list, tilt, slant, lean, camber, wedge, vertigo, gin, whisky, rum, (listing|sinking|rolling|pitching|heeling) (ship|boat|deck|ferry|steamer|liner)s?, playground slide',
  ),
}

export const upstanding: Sense = {
  acts: figures(
    idioms.stands,
    'behave~( (itself|perfectly|beautifully))?, obey~( (orders|the law|the rules|gravity|every \\w+))?, conform~, (do|does|did) (its|their) duty, toe~ the line, (keep|keeps|kept|hold|holds|held) (its|her|his|their|the) (balance|footing|level|feet|head|nerve|line|peace|place|station|poise|own|course|word), (lie|lies|lay|sit|sits|sat|stand|stands|stood|rest|rests|stay|stays|run|runs) (\\w+ )?(flat|quiet(ly)?|level|straight|true|down|plumb|square(ly)?|to attention|in (its|their) place|where (it|they) \\w+|like a (\\w+ )?(ruler|plank|shelf|table|sentry|soldier|ruled line|mason))( .{1,30})?, (know|knows) (its|their) place, (stay|stays|stayed) (put|where .{1,20}), never (\\w+ )?(waver|wavers|falter|falters|stray|strays|wobble|wobbles|budge|budges|stumble|stumbles|flinch|flinches), (line|lines|lined) up, square(s|d) (up|with)',
  ),
  states: figures(
    'flat, (?<!eye )level, straight, true, plumb, even, steady, sober, upright, impeccable, irreproachable, faultless, blameless, immaculate, obedient, disciplined, unbending, unwavering, unswerving, rigid, firm, exact, correct, trustworthy, reliable, dependable, dead (on|level|flat|straight|true), as (it|they|one) should( be)?, beyond reproach, in (perfect |complete |full )?(agreement|accord|alignment|step|parallel)( .{1,20})?, parallel, (better|well) (behaved|mannered|brought up|trained|schooled|laid|set), teetotal, foursquare, true to the (degree|frame|edge)',
  ),
  things: figures(
    'rulers?, spirit levels?, table ?tops?, billiard tables?, pool tables?, snooker tables?, shelf, shelves, planks?, masons?, carpenters?, joiners?, surveyors?, bricklayers?, geometers?, mathematicians?, guardsman, guardsmen, sentr(y|ies), sentinels?, plumb lines?, ironing boards?, altars?, geometry, threshold, chalk line, bowling greens?, cricket pitch, parade grounds?, piano lids?, kitchen tables?, euclid, t squares?, bubble',
  ),
}

/** Water or land that has to lie level, or a line of them. */
export const anyLine = figures(
  'sea, ocean, water, lake, land, shore, line where (the )?(sky|sea|water|land) (meets|touches|joins|ends) (the )?\\w+, line of (the )?(sea|water|horizon|shore|land|hills)',
)
export const reeling: Sense = {
  acts: figures(idioms.reels),
  states: figures('askew, drunk, tipsy, out of true, off the level, seasick'),
}
export const upright: Sense = {
  acts: figures(idioms.stands),
  states: figures('dead level, dead flat, true to the \\w+, ruler straight'),
}
/** The frame or all of it as something that may list. */
export const standing = figures(
  '(frame|picture|image|photograph|photo|camera|tripod|shot|composition|scene|thing|world|view|viewfinder), (floor|ground|earth|deck|world) of (this|the|his|her|its) (\\w+ )?(picture|photograph|world|frame|scene|image), (?<=(^|[;:–]) )(it|everything|this)',
)
export const listing: Sense = {
  acts: figures(
    'list~, heel~, lurch~, topple~, capsize~, keel~( over)?, slope~, tilt~( (down|up|over|to|toward)( the)?( (left|right|one side))?)?, (slide|slides|slid|sliding|slip|slips|roll|rolls|tumble|tumbles|drain|drains|run|runs|drift|drifts|lean|leans|tip|tips|sag|sags|drop|drops|falls?) (\\w+ )?(to|toward|towards|into|out of|off|down to|away to|through) (the |one )?(\\w+ )?(left|right|side|port|starboard)( hand)?( .{1,20})?, (need|needs|want|wants) (\\w+ )?(a wedge|propping|shimming|straightening|leveling|a shim|a jack)( .{1,20})?',
  ),
  states: figures(
    'askew, awry, cockeyed, cock eyed, skew ?whiff, wonky, off (plumb|true|level|kilter), out of (true|plumb|kilter|square), on the (skew|slant|tilt|cant|huh), aslant, slantwise, seasick, crooked',
  ),
  things: figures(
    '(listing|sinking|rolling|pitching|heeling) (ship|boat|deck|ferry|steamer|liner)s?, pisa, titanic, see ?saws?, wedge, ramp, tilt, list, slant',
  ),
}
export const foursquare: Sense = {
  acts: figures(
    '(stand|stands|stood|sit|sits|sat|rest|rests) (\\w+ )?(up straight|foursquare|four square|plumb|bolt upright|level|true|to attention)( .{1,30})?, (was|is|been) (held|kept|set|leveled|levelled) (\\w+ )?(level|straight|true|plumb|square|steady|upright)',
  ),
  states: figures(
    'plumb, dead level, on the level, foursquare, four square, true to the (degree|edge|frame)',
  ),
  things: figures(
    "(carpenter|mason|surveyor|joiner|bricklayer|builder) 's( \\w+)?, spirit level, plumb line",
  ),
}

const trade =
  '(bricklayer|carpenter|surveyor|mason|shipwright|joiner|builder|plumber|bosun|sailor|architect|picture hanger|engineer|geometer|tiler|paper ?hanger|cabinet ?maker|euclid)s?'
const would = '(would|could|might|will|can)( have)?( \\w+)?'
/** What a reader does who sees a tilt. */
export const straightens = figures(
  'could not (\\w+ )?(walk|toe|follow|draw|find|hold|keep) (a|to a|the) (straight )?line( .{0,10})?, (slipped|slips|slipping|parted|dragging|dragged) (its|her|his|the) (moorings?|anchor|cable|leash|tether)( .{0,20})?, (horizon|camera|tripod|waterline|bay|sea|picture|frame) (\\w+ )?(was |is |has been |had been )?(leaning|leant|propped|slumped|resting|lolling) (up )?(on|against) (a|the|his|its) (\\w+ )?(bar|elbow|wall|friend|lamp ?post|shoulder|mantelpiece|counter|railing|stick)( .{0,10})?, (goes|gone|went|sinks|drops|down) (\\w+ )?(down )?(on|to) one (knee|elbow|hip)( .{0,10})?',
  `(gravity|newton|spirit level|plumb line|level) (\\w+ )?(\\w+ )?(ignored|forgotten|defied|overlooked|left (at home|behind)|mislaid|asleep|off duty|not invited)( .{0,15})?, (leg|foot|legs) of the (tripod|camera) (\\w+ )?(in|on|down|over) (a |the )?(\\w+ )?(hole|ditch|kerb|curb|rabbit hole|step|puddle|mole ?hill|drain|stone)( .{0,10})?, (camera|tripod|photographer) (has |had |with )(a )?(stiff neck|bad leg|wooden leg|short leg|limp|stoop|crick .{1,15}|inner ear .{1,15})`,
  `(any |a |an |every |the )?${trade} ${would} (weep|wept|wince|winced|despair|faint|cry|cried|shudder|groan|swear|sworn|sue|sacked|blush|reach\\w*)( .{1,30})?, (make|makes) (a |any |an |the )?${trade} (weep|wince|cry|swear|shudder|groan|blush|despair), (put|slip|push|slide|jam|wedge|stick|slipped|place|tuck|kick) (\\w+ ){0,5}?under (the |one |its )?(\\w+ )?(\\w+ )?(corner|side|end|edge|leg|foot), (looks?|looked|looking|feels?|search\\w*|hunts?) (\\w+ )?for (something|a (wedge|spirit level|matchbox|beer ?mat|folded \\w+|coin)|the spirit level) .{0,30}, (standing|stood|stands|balanced|balancing|hopping|propped) on one (leg|foot|elbow|knee), one leg (shorter|longer)( than the other)?, (hold|holds|cling|clings|grab|grabs|hang|clutch) (\\w+ )?(on )?to (the|your|one 's) (furniture|rail|banisters?|hat|chair|table|seat|mast|bulwark), (crockery|plates|cups|furniture|deck ?chairs|cargo|glasses|marbles?|luggage) (on|in|aboard|down) (a |the )(\\w+ )?(steamer|ship|ferry|boat|liner|slope|titanic|trawler|deck), (photographer|photographed|photographs|shot|taken|he|she) (\\w+ ){0,3}?(on|from|aboard|like (a |somebody |a man |someone )?(\\w+ )?on) (a |the )?(listing|sinking|rolling|pitching|heeling|tilting) (ship|boat|deck|ferry|steamer|liner), (crick|crook|pain|kink) in (the|your|one 's) neck, (one|your|my) (head|neck) (\\w+ )?(cocked|tilted|tipped|on one side|to one side), wants? (a |some |its )?(\\w+ )?(wedge|shim|packing|jack|prop)( .{1,20})?, seasick, sea legs`,
)
/** What a reader does who sees none. */
export const signsOff = figures(
  '(\\w+ )?(is|are|was|were|has|had) (not|never|no|nothing|hardly) (\\w+ )?(truer|straighter|flatter|more level|squarer|steadier|more upright|better behaved) than (this|that|the|his|her|its) (horizon|waterline|skyline|line|camera|frame|one)( .{0,10})?, (horizon|waterline|skyline) (\\w+ )?(sits|lies|stands|rests|stays|behaves|keeps|waits|obeys) (\\w+ )?like (a |an )?(\\w+ )?(\\w+ )?(dog|soldier|sentry|butler|guardsman|cat|plank|ruler|child|schoolboy|nun|table|shelf|lake|stone|judge)( .{0,10})?',
  `(gravity|newton|spirit level|plumb line|law of gravity|level) (\\w+ )?(\\w+ )?(consulted|respected|obeyed|honou?red|observed|in charge|done its work|had (its|his) way)( .{0,15})?, (photographer|somebody|someone|man|woman|he|she) (\\w+ )?(owns|carries|has|uses|trusts|keeps|owned|carried|used|brought) a (spirit level|plumb line|level|steady hand)( .{0,10})?`,
  `(any |a |an |every |the )?${trade} ${would} (sign|signed|pass|passed|approve|approved|nod|nodded|envy|envied|admire|admired|applaud|smile|frame|be (proud|pleased|happy|content|satisfied)|have been (proud|pleased|happy|content|satisfied)|find nothing|found nothing|have nothing|leave it|have left it|put (his|her) name|be out of work|keep|trust|ask for nothing|improve nothing)( .{1,40})?, (a |any )?(marble|ball|ball bearing|egg|coin|glass of water|pea|orange|billiard ball|cup of tea|pencil) (\\w+ ){0,6}?(would|could|might|will) (\\w+ )?(stay|stand|rest|sit|lie|not roll|never roll|not spill|balance)( .{1,30})?, (by|to) (so much as )?(half )?(a|one) (degree|hair|fraction)( \\w+)* (does|did|has) (\\w+ )?(horizon|waterline|camera|line|frame|it) (stray|lean|tilt|slope|depart|err|waver|deviate|move|list|strayed), uprights? (are |is )?upright, verticals? (are |is )?vertical( and .{1,30})?, level things? (are )?level, (put|kept|held|set|stood|placed) the camera (\\w+ )?(on the level|level|straight|plumb|upright|square|true)( .{1,30})?, (a |an |the )?(carpenter|mason|surveyor|joiner|builder|bricklayer)s? 's (picture|photograph|eye|work|frame|horizon|line)`,
)

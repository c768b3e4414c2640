// What words make of a thing when they are used in a figure: it is spoiled, alive, loud, faint, pure, hard or soft.
// Sources of terms, without subjects: each means something only beside the tones, edges or colours it is said of.

/** Verbs with their endings, from bare stems and from forms of their own. */
const verbs = (stems: string): string =>
  stems
    .split(' ')
    .map((stem) => `${stem}(?:e|es|ed|s|ing|d)?`)
    .join('|')

/** Spoiled, used up, done for. */
export const spoiled = `(${verbs('scrub smok chew batter crush smash shatter smother chok throttl strangl drown suffocat bury starv poison murder slaughter butcher execut assassinat drain exhaust wast squander plunder rob loot ransack bankrupt collaps crumbl rott decay wither wilt shrivel fail faint expir perish drop evaporat vanish disappear dissolv melt liquefy erod corrod rust ravag wreck ruin spoil demolish raz gutt flatten annihilat obliterat destroy eras delet cancel sacrific surrender abandon forfeit swallow devour gobbl gulp consum digest absorb engulf bleach scorch sear roast toast cook boil poach bak singe torch cremat incinerat vaporis vaporiz blast explod detonat fizzl overflow spill')}|buried|burie[sd]|dead|died|dies|dying|death|corpses?|ghosts?|graves?|tombs?|gone|lost|losing|loses|eaten|ate|eats|blown|blew|burned|burnt|burns|burning|torn|tears|broken|breaks|broke|shot to \\w+|worn (out|away|through)|bled (dry|white|out)|starved|spent|finished|done for|beaten|defeated|dull|barren|sterile|lifeless|soulless|blind|mute|dumb|silent|hollow|wasteland|desert|nothing but (white|black|paper|glare|dark\\w*|soot)|mere (white|black|paper|glare|dark\\w*|soot|blank\\w*)|(get|gets|got|getting|ran|run|runs) away|(give|gave|given|gives|giving) (up|way|out)|(run|runs|ran|running) (out|dry|aground|off|away)|out of (breath|road|room|ideas|paper|steam)|thrown (away|out|overboard)|(go|goes|gone|went) (up in smoke|missing|under|overboard|to (pieces|waste|ruin|sleep|the wall|the dogs)|dead|blank|blind|west|off)|on strike|bankrupt|beyond \\w+|past \\w+ing)`

/** Alive, whole, with something in it. */
export const alive = `(alive|living|liv(e|es)|breath(e|es|ing)|surviv(e|es|ed)|still (speak|talk|tell|sing|read|say)s?|whole|healthy|hearty|sound|rounded|round|plump|substantial|substance|fleshy|flesh|body|bodied|supple|elastic|tender|rich(ly|ness)?|full(ness)?(?! of (?:men|women|people|children|boys|girls|soldiers|workers|faces|sailors|passengers|dancers|cats|dogs) )( of \\w+)?|plenty|populated|inhabited|furnished|peopled|crowded with \\w+|busy|eventful|something( \\w+)? (to|in|still)|stories|event(s)?|incident|behave(s|d)?( \\w+)?|well behaved|in (good|rude) health|in (hand|order|place|reserve)|intact|unharmed|unhurt|unscathed|unspoiled|unspoilt|safe|secure|saved|spared|kept|holds?(?! (?:the|a|an|his|her|their|its|two|three|no|many) )|held|going on|happens?|happening|to say|look(s)? back|invit(e|es|ing)|welcom(e|es|ing)|hospitable|generous|giv(e|es)(?! (up|way|out))|yield(s)?|offer(s)?|articulate|eloquent|legible|readable|lucid|limpid|translucent|transparent|airy|lit from within|glow(s|ing)?|porous|deep and|skin of tone|tone to spare|(a |its |their |some )?(skin|veil|trace|breath|touch|film|ghost|whisper|kernel|residue) of (tone|detail|texture|color|substance))`

/** Loud and violent. */
export const loud = `(${verbs('shout scream shriek yell bellow roar blar bawl howl clang clash crash crack thunder hammer pound punch kick slap slug batter assault attack ambush explod erupt detonat blaz flam sizzl throb puls vibrat leap jump dazzl jostl elbow swagger strut brawl fight wrestl quarrel spit snarl bark crackl ring riot stamp charg spar duel slug grapple')}|sang|sung|sings|rang|fought|fights|loud(ly|er|est)?|deafening|ear ?splitting|noisy|brash|brazen|boisterous|rowdy|violent(ly)?|fierce(ly)?|savage(ly)?|ferocious|brutal(ly)?|merciless(ly)?|hammer and tongs|tooth and nail|at full (blast|volume|throttle|tilt|stretch|cry)|at the top of (its|their) (lungs|voices?)|fortissimo|trumpets?|brass|fireworks|firecrackers?|dynamite|volcanic|explosive|incandescent|white hot|red hot|molten|ablaze|aflame|on fire|lurid|garish|gaudy|electric|fluorescent|flamboyant|operatic|drunk(en)?|intoxicated|feverish|tropical|carnival|circus|fairground)`

/** Faint, tired, of no strength. */
export const faint = `(${verbs('whisper murmur mumbl mutter sigh doz slumber snooz drows nod yawn droop wilt sag slump languish limp falter stammer hesitat withdraw retreat reced apologis apologiz fad ebb dwindl shrink cower tiptoe')}|asleep|half asleep|sleep(s|y|ing)?|slept|feeble|frail|pallid|an(a)?emic|bloodless|sickly|tired|weary|exhausted|worn|threadbare|moth eaten|timid|shy|bashful|meek|polite|docile|hushed|muffled|soft spoken|tongue tied|mealy mouthed|lukewarm|tepid|watery|watered down|diluted|insipid|bland|slack|limp|pulpy|flabby|listless|lethargic|half hearted|spineless|toothless|no (snap|bite|punch|fight|backbone|kick|sparkle|spring|muscle|conviction|attack|strength)|without (snap|bite|punch|fight|backbone|kick|sparkle|conviction|attack|strength)|in a whisper|under (its|their) breath|keeps? (its|their) (voices?|head|heads) down|hold(s)? (its|their) tongues?|the (fight|wind|life|breath|blood|strength|fire|juice|sap) (has |is )?(gone|drained|knocked) out)`

/** Pure, honest, blameless. */
export const pure = `(pure(ly)?|honest(ly)?|clean|true|truthful|faithful|innocent|blameless|faultless|flawless|immaculate|spotless|stainless|unstained|unsullied|untainted|uncontaminated|incorruptible|impartial|unbiased|neutral(ly)?|beyond (suspicion|reproach|criticism|dispute)|above (suspicion|reproach)|as (it|they) should|where (it|they) should|plain|straight(forward)?(?! (after|away|off|out|into|to|from))|colorless|right|correct|sober)`

/** Blades and hard things. */
export const hardThing =
  '(glass|broken glass|cut glass|steel|iron|flint|granite|diamonds?|ice|icicles?|wire|barbed wire|knives|knife|razors?|razor blades?|scalpels?|swords?|sabers?|daggers?|bayonets?|axes?|needles?|pins?|tacks?|nails?|thorns?|splinters?|shards?|scissors|shears|crystals?|tin|tin lids?|saws?|chisels?|etchings?|engravings?|clockwork|jewel(l)?ery|jeweler|watchmaker|surgeon|bones?|chips of \\w+)'

/** Cloth, pulp and fog. */
export const softThing =
  '(wool|cotton|cotton wool|felt|flannel|fleece|velvet|plush|fur|down|feathers?|pillows?|cushions?|mattress(es)?|eiderdown|duvet|blankets?|towels?|gauze|muslin|lace|cobwebs?|sponge|moss|dough|butter|cheese|jelly|aspic|custard|porridge|oatmeal|pudding|blancmange|soup|broth|mush|pulp|pap|puree|marshmallows?|candy floss|cotton candy|soap|wax|putty|plasticine|clay|mud|slush|snow|fog|mist|smoke|steam|haze|breath|wet (ink|paint|paper|plaster|sand|bread)|blotting paper|suds|foam|treacle|syrup|tears|sleep|dreams?|rumors?|memory|water)'

/** Small things that swarm, and rough ones. */
export const particles =
  '(ants?|fleas?|flies|gnats|midges|bees|wasps|locusts|maggots|lice|mites|insects|vermin|crumbs|breadcrumbs|sand|grit|gravel|pebbles|pepper|salt|sugar|dust|soot|ash(es)?|cinders|sawdust|chaff|seeds|poppy seeds?|confetti|sequins|glitter|snow|sleet|hail|static|interference|speck(s|les?)?|freckles|measles|pox|rash|pimples|acne|goose ?(flesh|bumps|pimples)|stubble|bristles|dandruff|dots|spots|flecks|pinpricks|bubbles|fizz|froth|scum|mold|mildew|lichen|rust|scabs?|sandpaper|emery|pumice|burlap|tweed|corduroy|hessian|gooseflesh|coffee grounds|cat litter|tarmac|asphalt|gnats|tongue)'

/**
 * Nothing goes further: "it could hardly be flatter", "you will not find a flatter print", "never was a print flatter".
 * `more`: comparatives; `nouns`: what is compared.
 */
export const unsurpassed = (more: string, nouns: string): string =>
  `(${nouns}|it|this) (\\w+ )?(could|can) (not|hardly|scarcely|not possibly) (\\w+ )?be (any )?(${more}), (you|one|i|we|nobody|few|no \\w+) (\\w+ ){0,2}?(not|never|seldom|rarely|hardly|ever|have|could|can|will)( \\w+){0,3}? (find|finds|found|see|seen|saw|met|meet|look at|come across|held|set|drawn|drew|made|printed|hung|ruled|laid) (a |an |any |it )?(\\w+ )?(${more})( (${nouns}|tones|one|than this|than that)| [.,;:]), (no|not a) \\w+ (\\w+ ){0,3}?(${more})( than this| [.,;:]| in| of)`

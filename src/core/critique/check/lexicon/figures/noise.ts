// What critics say, beside the plain words, of grain and of its absence.
import { figures } from '../../terms.ts'
import { particles, pure, unsurpassed } from './senses.ts'

/** Where noise shows: the file, or what is smooth in every picture. */
export const smoothSubjects = figures(
  '(the |its |her |his |this |your )?(sky|skies|shadows?|darks|blacks|tones?|(smooth|flat|plain|even|empty|dark|darker|deep|darkest|lower|quiet|soft) (tones?|areas?|surfaces?|passages?|parts?|places?|expanses?|bits|stretches)|(every|each|any) (flat |smooth |plain |quiet |even )?(surface|plane|tone|area|passage|gradation)|midtones|gradations?|grays|file|picture|image|photograph|photo|frame|print|negative|whole|whole thing|everything|all|it|sensor|pixels|emulsion|bottom of the scale|low light|darkness|gloom)',
)
const compared =
  '(the |this )?(picture|image|photograph|frame|print|file|shot|sky|shadows|tones|darks|sensor)'
const dirt =
  '(grit|grits|sand|pepper|salt and pepper|specks?|speckles?|speckling|static|snow|sleet|hail|dots?|dust|grain|grains|confetti|gravel|iron filings|sawdust|crumbs|breadcrumbs|freckles|measles|pox|acne|rash|dandruff|fleas?|lice|ants|bees|gnats|midges|fizz|froth|hiss|interference|porridge|mildew|mold|rust|pollen|poppy seeds?|coffee grounds|stubble|scum|noise|mottle|mottling|mush|pinpricks|flecks?|granules?|granulation|graininess|coarseness)'

/** Beside such a place. */
export const grittyWords = figures(
  `(${dirt}) (?=(lies|lie|lay|sits|sit|hangs|hang|spreads|covers?|coats?|settles|settled|crawls?|swarms?|creeps?|crept|has|have|is|are|over|across|all|in|on|through|everywhere|from|runs?|dances?|boils?|fizz\\w*|eats?|breaks?)), (boils?|boiling|seeth(es|ing)|crawl(s|ing)?|swarm(s|ing)?|fizz(es|ing)?|teem(s|ing)?|bristl(es|ing)|prickl(es|ing|y)|simmer(s|ing)?|bubbl(es|ing)|shimmer(s|ing)?|hiss(es|ing)?|buzz(es|ing)?|crackl(es|ing)|sizzl(es|ing)|churn(s|ing)?|writh(es|ing)|scintillat(es|ing)|itch(es|ing)?)( (with|of) (\\w+ )?(\\w+ )?\\w+)?, (pocked|pockmarked|peppered|salted|speckled|stippled|spotted|freckled|flecked|dusted|sprinkled|sanded|gritted|pitted|mottled|scabbed|granulated|infested|riddled|strewn|sprayed|spattered|powdered|caked|crusted|encrusted|blotched|blotchy|scoured)( (with|by|all over|in) (\\w+ )?(\\w+ )?\\w+)?, sandpaper, sandpapery, emery( paper| cloth)?, glasspaper, gritty, grainy, granular, scratchy, gravelly, pebbledash(ed)?, pebble dash(ed)?, terrazzo, tweed, corduroy, burlap, hessian, cat litter, coarse as \\w+, rough as \\w+, (detuned|untuned|old|badly tuned|dead) (television|tv|radio|set|channel)`,
)
/** Needs no place beside it. */
export const grittyFigures = figures(
  `(sleet|rain|drizzle|hail|snow|storm|shower|swarm|cloud|crust|rash|plague|scatter|dusting|sprinkling|peppering|blizzard|mist|crawl|mob|seethe) of (\\w+ )?(dots|specks|grain|grit|speckle|speckles|noise|pixels|flecks|spots), (printed|drawn|painted|written|projected|shot|developed) (\\w+ )?on(to)? (gravel|sandpaper|sand|burlap|concrete|tarmac|pebbles|bark|emery|emery cloth|emery paper|toast|rough plaster)`,
  unsurpassed('grittier|grainier|noisier|coarser', compared),
  `(shaken|emptied|tipped|thrown|scattered|sifted|upset|spilled|spilt|blown|flung|sprinkled) (\\w+ ){0,3}?(over|across|on|onto) (it|everything|the (picture|image|frame|print|sky|tones|shadows|file|photograph))( \\w+)?, (sand|grit|pepper|gravel) in (the|its) (gears|tones|shadows|works|file|machine|emulsion)`,
  `(dusted|sprinkled|sprayed|scattered|strewn|powdered|peppered|salted|scoured|rubbed|rolled|dipped)( \\w+){0,2} (with|in|by) (\\w+ )?(sand|pepper|grit|salt|gravel|iron filings|sawdust|ash|cinders|poppy seeds?|coffee grounds|sugar|semolina|pumice), (texture|feel|surface|look|grain) of (\\w+ )?(sandpaper|emery( paper| cloth)?|gravel|grit|pumice|sand|wet sand|tweed|burlap|hessian|concrete|tarmac|pebbledash|coarse cloth), (digital|electronic|colored|chromatic|sensor|electric|visual) (static|snow|grit|dirt|specks?|fizz|hiss|sleet|confetti|dandruff|mush|rash|interference|pepper|dust|sand|sludge|crackle), (high|raised|pushed|boosted|extreme) (sensitivity|iso|gain) (\\w+ ){0,3}?(toll|price|cost|mark|marks|scars?|damage|worst|shows?|tells?|revenge|havoc), (sensor|amplifier|pixels|chip|film) (\\w+ )?(is |was |has been )?(shouting|screaming|hissing|sizzling|gasping|straining|struggling|fizzing|protesting|complaining|howling|crying)( \\w+)?, (old|detuned|untuned|dead) (television|tv)( set| screen)?, (thick|coarse|heavy|rough|gritty|lumpy|ugly|crude|aggressive|ferocious|boulder sized|golf ball( sized)?) (grain|grit|speckle|granulation)(?! of (the|his|her|truth))`,
)
const unsoiled =
  '(clean|smooth|silken|silky|pure|immaculate|spotless|unblemished|limpid|creamy|glassy|pristine|unsullied|velvety|satiny|polished|liquid|buttery|seamless|grainless|noiseless|unspotted|untroubled|unbroken|porcelain)'
export const cleanFigures = figures(
  `not (see|find|spot|meet|discover) (a|one|any|so much as a) (\\w+ )?(speck|grain|dot|fleck|crumb|spot|pimple|speckle), (sky|skies|shadows|blacks|darks|dark tones|gradations) (are|is|lie|lies) (\\w+ )?(like|as (smooth|even|clean|soft|pure|flawless|unbroken) as) (a |an )?(\\w+ )?(silk|velvet|glass|satin|enamel|cream|milk|paint|coat of paint|lacquer|porcelain|marble|butter|oil|vellum|wash|watercolor|plate|mirror), without (a|one) (crumb|speck|grain|fleck|dot|spot|blemish|pimple) (on|in) (them|it|the \\w+)`,
  unsurpassed('cleaner|smoother|quieter|purer', compared),
  `(it|this|(the |this )?(file|picture|image|frame|print|photograph|sky|shadows|darks|tones)) (is|are|stays?|remains?) (\\w+ )?(grainless|noiseless|speckless|spotless|without (a )?(grain|speck|blemish|spot|fleck)|immaculate|noise free|grain free|free of (grit|grain|dirt|specks?|speckle)), (speck|grain|fleck|grit|spot|blemish|dot|pinprick)s? (troubles?|disturbs?|mars?|spoils?|interrupts?|breaks?|ruffles?|sullies|dirties|stains?)( the| this| these)? (sky|shadows?|tones?|file|darks|surface|picture|frame|image|print|smooth \\w+)`,
  `((shadows?|skies|sky|darks|blacks|gradations?|midtones|file|(smooth|dark|darker|deep|flat|plain|even|darkest|quiet) (areas?|tones?|passages?|surfaces?|parts?|expanses?))( and (shadows?|skies|darks|blacks|highlights|midtones|gradations|sky))?( alike)?)( \\w+){0,3}? (is|are|stays?|remains?|comes?( through| out| across| up)?|look(s)?|read(s)?|run(s)?|lies?|keep(s)?|stay) (\\w+ )?(as )?${unsoiled}( as (\\w+ )?\\w+)?(?! (of line|lines|composition|design|against|in (feeling|mood))), (clean|smooth|silken|quiet|pure|clear|polished) as (a |an |the |any )?(\\w+ )?(glass|rinsed glass|enamel|porcelain|marble|silk|satin|velvet|cream|butter|milk|ice|mirror|mirrors|water|still water|spring water|whistle|pin|china|bone china|alabaster|ivory|lacquer|varnish|a lens|eggshell|oil|poured \\w+|snow|vellum|parchment|fresh paint|a bell)(?! (skin|face|water)), (no|not a|not one|without|free of|free from|hardly a|scarcely a|nor|barely a|never a|devoid of|nowhere a|not the least|innocent of|not so much as a)( \\w+){0,2}? ((grain|speck|speckle|fleck|dot|trace|hint|particle|whisper|pinprick|breath|scrap|crumb)( of (a )?(grit|noise|grain|dirt|speckle|static|dust|roughness))|grit|noise|grain|speckles?|specks?|flecks?|static|mottle|mottling|graininess|coarseness|hiss|dirt)(?! (of (sand|truth|salt|wheat|light|the|his)|in the wood)), (sensor|camera|chip) (\\w+ ){0,3}?(quiet|silent|clean|behaved|mute|held its tongue|whisper quiet), (however|no matter how|as) (far|much|big|large) (as )?you (like|please|enlarge|blow|push|zoom)( \\w+)*`,
)
/** What is gritty or smooth in itself. */
export const otherGrit = figures(
  'plaster, stones?, walls?, rocks?, concrete, bark, wood, timber, beach, sand dunes?, dunes?, desert, road, gravel (path|drive|road), bread, cloth, tweed, beard, skin, faces?, cheeks?, windscreen, windshield, window ?(pane|sill)?, hull, paint, rust, snow (falls|fell|lies|is falling|on), rain, crowd, street, streets, market, music, traffic, birds, insects, bees, midges, gnats, stars, sea, surf, waves, hair, river, stream, reality, realism, life, city, film, documentary, story, courage, texture (of|to|in) (the |his |her )?(plaster|stone|wall|rock|bark|wood|bread|road|sand|skin|cloth|brick|hull|bricks)',
)

/** After a smooth place: "full of ants", "like sandpaper". */
export const likeParticles = figures(
  `(full of|alive with|thick with|crawling with|swarming with|covered (in|with|by)|have come out in|dusted with|peppered with|have|has|has come out in|like|as rough as|rough as|coarse as|made of|turned (in)?to|turns (in)?to|breaks? (up )?into|dissolves? into|crumbles? into|broken (up )?into|nothing but|so (much|many)|a \\w+ of) (a |an |the |some |so many )?(\\w+ )?(\\w+ )?${particles}`,
)
/** After a smooth place: "the shadows are pure, unbroken". */
export const likeGlass = figures(
  `(is|are|stays?|remains?|keep|keeps|lie|lies|look|looks|run|runs) (\\w+ )?(as )?(liquid|unbroken|smooth|silken|clean|seamless|glassy|polished|creamy|spotless|immaculate|clear|grainless|satin|velvet|silk|enamel(led|ed)?|lacquered|${pure})(?! (white|black|and simple))`,
)

/** Smooth in every picture, whatever it shows. */
export const flatSurfaces = figures(
  '(the |its )?(darks|gradations?|(smooth|flat|dark|darker|deep|deepest|plain|even|lower) (tones?|areas?|passages?)|file|sensor)',
)

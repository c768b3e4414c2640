// What colours a neutral tone, by meaning: warm and cold stuff, illness, or a conscience that stays clean.
import type { Sense } from '../../figure.ts'
import { figures } from '../../terms.ts'

/** Where a cast is told from: what is grey by nature, or all of it. */
export const neutralTones = figures(
  '(snow|whites|neutrals?|grays|near whites|neutral (tones|areas)|white balance|color balance|color temperature)(?! (walls?|cat|cats|dress|shirt|houses?|hair|sky|boats?|posts?|sails?|sheet|sheets|space|light|noise|(coat|suit|stone)s?|suited) )',
)
export const wholeRendering = figures(
  '((the|this|that|a|his|her|its|your) )?((whole|entire|finished) )?(picture|image|photograph|photo|frame|print|file|rendering|thing|scene|shot|negative), everything, (it|this) all, all of it, the whole( of it)?, (?<=(^|[;:–]) )(it|this)',
)

const warmThings =
  "tea, weak tea, nicotine, amber, honey, lager, beer, pale ale, whisk(e)?y, brandy, sherry, cider, rum, caramel, marmalade, butterscotch, toffee, treacle, syrup, egg yolk, custard, mustard, turmeric, saffron, iodine, varnish, (old |yellow |smoker 's )?teeth, piano keys, ivory, parchment, vellum, old paper, newsprint, butter, cheese, cream, straw, hay, jaundice, kippers?, haddock, smoke, smoked \\w+, toast, hearth, stove, oven, furnace, lamplight, candlelight, firelight, gaslight, tungsten, sodium, brass, sepia, cigars?, tobacco, tan, sun ?tan, suntan lotion, old master, gravy, cognac, bourbon, apricots?, peaches, tangerines?, oranges, pumpkins?, cheddar, leather, mahogany, shellac, resin, urine, liver( trouble| complaint)?"
const warmActs =
  '((sit|sits|sat|sitting|stood|lain|left) (\\w+ )?((too )?(long |close |near ))?(by|near|in front of|beside|over|under) the (fire|stove|hearth|sun|lamp|range)), ((go|goes|gone|went|turn|turns|turned) (\\w+ )?(the color of|to) (\\w+ )?(\\w+ )?(custard|butter|honey|straw|cream|tea|toast|mustard|cheese|ivory|teeth|parchment|caramel|amber|rust|brass|biscuit|sand|egg yolk|urine|varnish)( .{0,12})?), (toast|toasts|toasted), (tan|tans|tanned), brown~, yellow~, (smoke|smoked), varnish~, marinate~, pickle~, brew~, stew~, rust~, gild~, caramelize~, butter~, baste~, roast~, warm~( up)?, sunburn(t|ed)?, (steep|steeps|steeped|soak|soaked|dip|dipped|bathe|bathed|dunk|dunked|stain|stained|rinsed|dyed|washed|cured|preserved|glazed|lacquered) (\\w+ )?(in|with|by|by|over) (\\w+ )?(\\w+ )?(tea|coffee|nicotine|honey|amber|sepia|brandy|whisk(e)?y|sherry|tobacco|syrup|caramel|varnish|rust|lamplight|candlelight|tungsten|beer|lager|butter|yellow|orange|mustard|turmeric|saffron|marmalade|treacle)'
export const warmStain: Sense = {
  acts: figures(warmActs),
  states: figures(
    'sallow, jaundiced, sepia, buttery, honeyed, tanned, sunburnt, sunburned, toasted, smoked, kippered, nicotine stained, tea stained, tobacco brown, amber, yellowed, yellowish, yellow, golden, orange, tungsten lit, candlelit, lamplit, gaslit, overheated, feverish, mustardy, brassy, caramel colored, (as )?warm(?= as)',
  ),
  things: figures(warmThings),
}
/** Only what nobody says of warm light or of a mood. */
export const warmWhole: Sense = {
  acts: figures(
    '(steep|steeped|soaked|dipped|dunked|stained|pickled|stewed|marinated|varnished|smoked|toasted|brewed|cured|basted)( (\\w+ )?(in|with|by) (\\w+ )?(\\w+ )?\\w+)?',
  ),
  states: figures(
    'jaundiced, sallow, nicotine stained, tea stained, kippered, varnished, toasted, sepia, (as )?warm as a (hearth|stove|fire|oven|toaster|bath)( .{0,30})?',
  ),
  things: figures(
    '(old )?teeth, tea, nicotine, jaundice, kippers?, haddock, liver( trouble| complaint)?, (glass|pint|bottle|jar) of (lager|beer|honey|marmalade|whisk(e)?y|cider|ale|brandy|sherry|tea), marmalade, varnish, smoker( .{0,10})?, tobacconist, piano keys',
  ),
}

export const coldStain: Sense = {
  acts: figures(
    'chill~, freeze(s)?, froze(n)?, freezing, shiver~, frost~, ice(d|s)?, refrigerate~, blue(d|s)?, (catch|catches|caught|take|takes|taken|got) (a |their |its )?(\\w+ )?(chill|cold|frostbite|hypothermia|pneumonia)( .{0,20})?, (go|goes|gone|went|turn|turns|turned) (\\w+ )?(blue|cold|icy|frosty|cyan|steel|steely|arctic)( .{0,30})?',
  ),
  states: figures(
    'chilled, icy, frosty, frostbitten, glacial, arctic, polar, siberian, subzero, sub zero, wintry, frigid, refrigerated, frozen, ice blue, steel blue, bluish, blue, hypothermic, cold as \\w+( \\w+)?',
  ),
  things: figures(
    'frost, frostbite, ice, chill, hypothermia, siberia, the arctic, the antarctic, antarctica, greenland, the pole, refrigerators?, fridges?, freezers?, deep freeze, ice ?box, igloos?, icebergs?, glaciers?, morgue, mortuary, moonlight, skim(med)? milk, methylated spirits?, gas flame, blue (ink|lips|bag|light|filter|glass|bottle)s?, mouthwash, toothpaste, swimming pool, winter',
  ),
}
export const coldWhole: Sense = {
  acts: figures(
    '(refrigerated|deep frozen|frozen( (through|solid|over))?|chilled( (to the bone|through))?), (go|goes|gone|went|turn|turns|turned) (\\w+ )?(the )?blue( of .{0,30})?',
  ),
  states: figures(
    'subzero, sub zero, refrigerated, glacial, arctic, hypothermic, frostbitten, ice blue, steel blue, bluish',
  ),
  things: figures(
    'frostbite, hypothermia, refrigerators?, fridge, freezer, deep freeze, mouthwash, morgue, mortuary, glacier, the arctic, siberia, drowned man( .{0,10})?, (cold |blue |icy |arctic |subzero |sub zero |glacial |, )+rendering',
  ),
}

export const greenStain: Sense = {
  acts: figures(
    '(go|goes|gone|went|turn|turns|turned) (\\w+ )?(green|moldy|bilious|seasick)( .{0,20})?, mildew~',
  ),
  states: figures(
    'bilious, seasick, queasy, moldy, mildewed, mossy, greenish, green, gangrenous, pond green, algal, nauseous',
  ),
  things: figures(
    'bile, moss, algae, mold, mildew, verdigris, pond ?water, ponds?, absinthe, slime, pea soup, seasickness, aquariums?, hospital corridors?, crème de menthe, mint, gangrene, chlorine',
  ),
}
export const pinkStain: Sense = {
  acts: figures(
    'blush~, flush~, redden~, pink~, (dip|dipped|rinsed|washed|dunked|steeped|dyed) (\\w+ )?in (\\w+ )?(rose ?water|wine|ros(e|é)|raspberr(y|ies)|beetroot|claret|burgundy|cochineal|blood)',
  ),
  states: figures('rosy, blushing, flushed, pinkish, rouged, salmon, rubicund, florid, ruddy'),
  things: figures(
    'blush(es)?, rouge, ros(e|é), rose ?water, ham, salmon, beetroot, raspberr(y|ies), pink gin, cochineal, bubble ?gum, candy ?floss, calamine, lipstick, scarlet fever',
  ),
}
/** Some cast, whatever its colour. */
export const someStain: Sense = {
  acts: figures(
    '((have|has|had) been (drinking|at the \\w+|out in the sun|crying|ill|tampered with|doctored|got at)), ((run|runs|running|ran|have|has) (a |the )?(temperature|fever|chill|liver|hangover)), ((have|has) (caught|taken|picked up|a touch of|got) (a |the )?(something|sun|touch|chill|cold|flu|fever|jaundice|infection)( .{0,15})?), ((leave|leaves|left) (its |their )?(fingerprints|mark|stain)s?( .{0,12})?)',

    'stain~, taint~, infect~, contaminate~, pollute~, dye~, tint~, sour~, sicken~, curdle~, adulterate~, corrupt~, fib~, (lie|lies|lied)(?= [.,;]), (tell|tells) (lies|fibs|a lie), (spill|spills|spilled|spilt) (something|anything|wine|coffee|\\w+)?( on| over)?, (go|goes|gone|went|turn|turns) (off|bad|sour|rancid)',
  ),
  states: figures(
    'tainted, infected, contaminated, sickly, unwell, ill, liverish, rancid, sour, off color, poisoned, bruised, discolored, adulterated, dishonest, compromised',
  ),
  things: figures(
    'bruises?, fingerprints, temperature, hangover, lies, fibs?, stains?, infection, contamination, fever, disease, liver trouble',
  ),
}
export const noStain: Sense = {
  acts: figures(
    "(tell|tells|told|speak|speaks) (the truth|no lies|no fibs|true|plainly|plain), (take|takes|took|taken) (no|neither|nobody 's) sides?, (keep|keeps|kept|hold|holds|held) (their|its) (word|honor|oath|vows?|hands clean|counsel|neutrality|innocence), (lean|leans|leant) (neither way|nowhere|to neither side), behave~, (play|plays|played) (fair|straight|no tricks), (could|can|would|might) (\\w+ )?(trust|swear|rely|bank|believe|match)( (to|by|on|in))?( them)?( .{0,30})?",
  ),
  states: figures(
    'honest, true, truthful, pure, innocent, blameless, faultless, flawless, immaculate, spotless, stainless, unstained, unsullied, untainted, unspotted, uncontaminated, incorruptible, impartial, unbiased, neutral, objective, disinterested, beyond (suspicion|reproach), above suspicion, chaste, virginal, plain, sober, scrupulous, upright, trustworthy, reliable, quaker, uncompromised, sworn, plain spoken, believed, above board, unadulterated, colorless, white as .{1,20}, gray as .{1,20}, clean as .{1,20}, swiss',
  ),
  things: figures(
    'judges?, magistrates?, witness(es)?, switzerland, swiss, oath, quakers?, nuns?, notar(y|ies), umpires?, referees?, truth, gospel, fresh snow, chalk, bleached bone, clean linen, hospital sheets?',
  ),
}
export const whiteIsWhite = figures(
  '(match|check|test|set|mix) (your |a |the )?(paint|paints|wallpaper|cards?|meter|eye|scale) (to|by|against|with) (those|these|the|its|his|her) (grays|whites|neutrals), (no|not a|nothing|never a) (\\w+ )?(lamp|light|color|hue|sky|wall|carpet|sunset|reflection|tint|paint)s? (has |have )?(\\w+ )?(left|leaves|got|laid|put|spilt|spilled|printed|rubbed|leaked|strayed|crept|dripped) (its |a |any |off )?(\\w+ )?(on|in|into|onto|over) (the )?(whites|grays|neutrals)',
  'white is (\\w+ )?white(?! (and|with|from))( .{0,20})?, (a|every|each) (white|gray) is (\\w+ )?(a )?(white|gray), gray is (\\w+ )?gray, whites? (you|one|we) (can|could|may|might) (\\w+ )?(trust|believe|swear by|rely on|bank on)( .{0,30})?, (nobody|no one|nothing) (\\w+ )?(has |was )?(spilt|spilled|tampered|meddled|interfered|leaked|got|crept|been spilt) (\\w+ )?(\\w+ )?(on|over|with|into|in|at) the (grays|whites|neutrals)',
)

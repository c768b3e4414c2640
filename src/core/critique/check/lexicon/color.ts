// Words for colour: casts and white balance, saturation, black and white.
import { terms } from '../terms.ts'

export const castNouns = terms(
  '(color )?(casts?|tints?|tinge|hue shift|color shift|wash|veil|pallor|bias|stain|drift|discoloration)(?! (of|a) (shadow|shadows|spell|light|doubt|eye|glance|net|line|members))',
)
export const namedCasts = {
  warm: terms(
    'warm(er|ish)?, yellow(ish)?, orange( ?ish)?, amber, golden, gold, sodium, tungsten, sepia, (too|overly) warm, straw, honeyed, nicotine, tobacco',
  ),
  cool: terms(
    'cool(er|ish)?, cold, blue, bluish, cyan, icy, (too|overly) (cool|cold|blue), steely, frosty, chilly, wintry, arctic, glacial, teal',
  ),
  magenta: terms('magenta, pink(ish)?, red(dish)?, purple, purplish, rosy, violet, ruddy'),
  green: terms('green(ish)?, sickly green, fluorescent green, mossy, bilious, seasick'),
}
export const whiteBalance = terms(
  'white balance, color balance, color temperature, (the )?(neutrals|whites|grays|near whites|neutral tones|neutral areas), colors? rendition, color rendering',
)
export const neutralStates = terms(
  'neutral, (truly |really |properly )?(gray|white)(?! (with|from|hair|coat)), clean( and true)?(?! (lines?|composition)), accurate, correct, true( to life)?, pure, spotless, untainted, unbiased, well balanced, spot on, faithful, perfect, flawless, without (a |any )?(cast|tint|bias|drift|lean), uncolored, free (of|from) (any )?(color )?(cast|tint|bias), natural, just right, dead neutral, nailed, honest, exact',
  'faultless, impeccable, beyond reproach, exemplary, immaculate, right, without fault',
)
export const lean = terms(
  'lean(s|ed|ing)?, drift(s|ed|ing)?, tend(s|ed|ing)?, shift(s|ed|ing)?, veer(s|ed|ing)?, skew(s|ed|ing)?, (gone|turned|turns|goes|gone|going|shade|shades|run|runs|runs)( \\w+)?, yellowed, tip(s|ped|ping)?',
)
/** After "the warm": a setting that colours all of it. */
export const balanceTints = terms(
  '(white balance|color temperature) (\\w+ly )?(gives?|lends?|bathes?|envelops?|fills?|tints?|suffuses?|imbues?|infuses?) (it|(the |this )(whole |entire )?(scene|image|picture|photograph|photo|frame|shot|print))',
)
/** What turned the neutrals. */
export const strictNeutrals = terms(
  '(the )?(whites|neutrals|grays|near whites|neutral tones|near neutrals|white balance|color balance|color temperature)',
)
export const yellowed = terms(
  'yellow(ed|ing)( \\w+)?, jaundiced, nicotine stained, tea stained, (gone|turned|going|gone a \\w+) (\\w+ )?(yellow|orange|amber|warm|sepia)',
)
export const chilled = terms(
  '(gone|turned|going) (\\w+ )?(blue|cold|icy|cyan|cool), chilled, blued, frozen blue',
)
export const anyCast = terms(
  'color casts?, color tint, (?<=(any|no|without a|without) )(cast|tint|tinge|bias)(?! (of|a)), (visible|slight|strong|distinct|obvious|pronounced|noticeable|unwanted|unpleasant|unnatural|odd|faint|heavy) (color )?(cast|tint|tinge|bias), (drift|shift|bias|lean) in (either|any|one) direction, off white balance, (incorrect|inaccurate|wrong|faulty|poor) white balance, white balance (is|seems|looks|appears) (off|wrong|incorrect|inaccurate|faulty|poor)',
)

export const colorNouns = terms(
  '(overall |the |its )?(colors( palette| scheme)?|color palette|color scheme|palette|hues|saturation( levels?)?|color intensity|chromatic intensity|tints|chroma|color saturation|pigments?|coloring|color tones|tones and hues|color rendition)(?! (theory|wheel|blind|photography|film))',
)
export const vividStates = terms(
  'vivid, vibrant, (over|highly |heavily |richly |deeply |fully |strongly )?saturated, oversaturated, intense, garish, punchy, rich, bold, loud, electric, lurid, glowing, brilliant, fluorescent, neon, zingy, strident, blazing, blaring, jewel like, jewel toned, sizzling, riotous, exuberant, gaudy, psychedelic, full throated, ablaze, flamboyant, fiery, strong, dazzling, lush, deep and rich, heightened, turned up, screaming, shouting, popping, eye popping, eye catching, lively',
  'hot(?! (air|day)), ripe, juicy, operatic, burning, flaming, acid, searing, sumptuous, opulent, lavish, feverish, at full (strength|volume), tropical, luscious, high octane, deafening',
)
export const vividTerms = terms(
  '(bright|brilliant|cheerful|joyful|punchy|dazzling)(( ,)?( and)? (bright|cheerful|joyful|lively|bold|playful))? (colors|hues|palette), colorful, riot of colors?, explosion of colors?, blaze of colors?, burst of colors?, candy (colored|colors?), (colors?|hues|palette|tints) (that )?(shout|scream|sing out|blare|pop|leap|jump|burn|blaze|sizzle|glow|shriek|clamor|blast|yell|explode|dazzle|vibrate|zing)(s|es|ing)?( \\w+)?, (full|top) volume, boiled sweets, kaleidoscop\\w+, technicolor, rainbow of, colors? (at|turned up to|cranked up to|dialed up to) (full|maximum|eleven|the (full|maximum)), (vibrancy|intensity|richness|vividness) of (the |its )?(colors?|hues|palette), (high|strong|heavy|intense|rich|extreme) saturation, (saturated|drenched|soaked|dripping) (with|in) color, chromatic (intensity|richness|exuberance)',
  '(colors?|pigments?|hues|paint) (is |are |has been |have been )?(piled|laid|poured|slathered|ladled|heaped|spread|troweled) on( \\w+)*, (drunk|high|feasting) on color, (bursts?|bursting|brims?|brimming|explodes?|throbs?|pulses?|dripping) with color, color (at|with) (full|its) (strength|force|throttle|cry)',
)
export const mutedStates = terms(
  'muted, subdued, desaturated, washed ?out, faded, drab, dull, restrained, quiet, pastel, pale(?! (green|blue|pink|yellow|orange|red|violet|purple|gray|brown|teal)), anemic, bleached, drained, hushed, weak, understated, reticent, timid, subtle, soft, bloodless, watered down, delicate, faint, thin, whispered, whispering, shy, modest, muffled, toned down, dialed down, held back, threadbare, lackluster, chalky, wan, dusty, sparing, ashen, insipid, lifeless',
  'dim, sober, austere, ashy, sickly, sleepy, watery, tired, reserved, monkish, bashful, mute, hesitant, low in saturation, half gone, next to nothing, barely there, starved',
)
export const mutedTerms = terms(
  'whispers? (in|of) colors?, (colors?|hues|palette|tints) (that )?(barely|hardly|scarcely|only just)( \\w+)? (speaks?|whispers?|registers?|rises?|murmurs?), (colors?|hues|palette) (that )?(whispers?|murmurs?|mumbles?|recedes?|withdraws?|has ebbed|have ebbed|ebbs?), (drained|bled|leached|stripped|emptied|robbed|starved) of (all |its |any |most |nearly all |almost all )?(color|hue|saturation), (lacks?|lacking|lack of|want of|absence of) (\\w+ )?(saturation|color intensity|vibrancy|color|vividness), almost monochrome, nearly monochrome, close to monochrome, washed out almost, all but (colorless|monochrome), colorless, (low|weak|little|minimal|reduced|restrained) (color )?saturation, desaturation',
  '(barely|hardly|scarcely) (any |a )?(color|hue)(?! (cast|temperature)), a (hint|trace|memory|ghost|rumor|breath|suspicion) of (color|hue)s?( at most| only)?, color (is |has been )?(all but )?(absent|withheld|held back|rationed|suppressed), (kept|held) (low|down|quiet) in (color|hue|saturation)',
  '(colors?|hue|saturation) (is |are )?(used|spent|doled out|rationed|applied|admitted)( \\w+)? (sparingly|thriftily|in sips|by the spoon|reluctantly|meagerly)( that)?',
)
export const monochromeStates = terms(
  '(in )?(black and white|monochrom(e|atic)|gray ?scale|b w|black & white)',
)
export const monochromeTerms = terms(
  '(rendered|shot|captured|presented|taken|processed|printed|seen|made|photographed|executed|done|worked|left|works|working|conceived) (entirely |purely |wholly )?in (classic |pure |stark |plain )?(black and white|monochrome|gray ?scale), (black and white|monochrom(e|atic)|gray ?scale) (images?|photo(graph)?s?|picture|frame|treatment|rendering|conversion|print|photography|palette|tones?|presentation|format|approach|study|processing|aesthetic|style|version), (use|choice|choosing|decision|power|lack|absence|removal) of (black and white|monochrome|color)(?! (is|adds|theory|palette|scheme|tones?|contrast|harmony|in|to|and|balance|temperature)), (without|stripped of|robbed of|devoid of|in the absence of|denied) (all |any )?(the (distraction|benefit|crutch|help) of )?(color|hue), in (classic |pure |stark |plain )?(black and white|monochrome), (hue|color) (is |has been |being )?(taken away|removed|stripped away|absent|discarded|banished|gone)',
)

/** Stains of the whole: "steeped in tea". */
export const warmStains = terms(
  '(steeped|dipped|soaked|stained|bathed|pickled|drenched|dunked)( \\w+){0,4}? in (tea|nicotine|sepia|amber|honey|whisky|whiskey|brandy|tobacco|syrup), (tea|nicotine|tobacco) stained?, jaundice(d)?, (through|behind) (a |an )?(yellow|amber|orange|warm) (filter|gel|glass)',
  '(a |an )?(yellow|amber|nicotine|orange|sallow) (pallor|film|fog|breath|smear|wash|glaze)( \\w+){0,2}? (over|across|on) (everything|it all|all of it|the whole)',
)
export const coolStains = terms('(through|behind) (a |an )?(blue|cold|icy|cyan) (filter|gel|glass)')
/** What colours do by fading. */
export const fades = terms(
  '(have |has |had )?(all |long |nearly |almost |quite )*(fad(e|es|ed|ing)|ebb(s|ed)?|drain(s|ed)?( away| out)?|bled (away|out)|leach(es|ed)( away| out)?|dwindled|paled|gone (pale|gray|dull)|withered|wilted|evaporated)',
)
export const dyes = terms('(the )?(colors?|hues|dyes|pigments?|palette|tints|inks)')

const spreads =
  '(permeates?|pervades?|suffuses?|bathes?|envelops?|wash(es)? over|floods?|fills?|covers?|blankets?|saturates?|tints|infuses?|engulfs?|drenches?|settles over|runs? through|(spreads|lies|hangs) (over|across|through)|has (\\w+ )?(settled|fallen|descended|spread|crept) (over|across|on))'
const everywhere =
  '(everything|it all|all of it|(the |this )?(whole|entire|overall|complete) (scene|image|picture|frame|photograph|photo|print|shot|composition|thing)|the (image|picture|photograph|photo|print|composition))(?! of (the|a|his|her))'
const temper = '(warmth|glow|tones?|tints?|hues?|tinge|wash|veil|cast|toning|filter)'
/** A toning, or a warmth that lies over all of it. */
export const warmToning = terms(
  'sepia (toning|treatment|tinting|finish|filter|wash|rendering|processing|conversion|effect|coloration), sepia tones?(?! (of|in|on) )(?= (lends?|gives?|evokes?|creates?|adds?|imbues?|conveys?|recalls?|suggests?|throughout) ), sepia toned (image|photograph|photo|picture|print|frame), (toned|tinted|rendered|printed|presented|processed|finished) in (a |an )?(\\w+ )?sepia, (brown|amber|golden|copper|tobacco) toning',
  `(golden|amber|honeyed|orange|yellow|yellowish|sepia|coppery)( ,)?( and)?( \\w+)? ${temper} ${spreads} ${everywhere}`,
)
export const coolToning = terms(
  '(blue|cyan|cyanotype|selenium) toning, cyanotype (treatment|finish|rendering|tint|effect)',
  `(arctic|icy|steely|cold|glacial|wintry|frosty|bluish|cool|blue|cyan|teal)( ,)?( and)?( \\w+)? (chill|coolness|coldness|blue|blueness|${temper}) ${spreads} ${everywhere}`,
  `(arctic|icy|steely|glacial) (blue|blueness|chill) ${spreads} ${everywhere}`,
)
/** A photograph in the photograph. */
export const picturedPicture = terms(
  '(framed|pinned|faded|torn|crumpled) (\\w+ )?(photograph|print|picture|photo|portrait|postcard), (photograph|print|picture|photo|portrait|image|postcard) (\\w+ )?(hangs?|hung|hanging|pinned|taped|propped|in (his|her|their) (hands?|wallet)|in the album|on (the|her|his|a) (wall|desk|mantelpiece|shelf|table|fridge|door))',
)

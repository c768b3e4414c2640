// Words for noise and grain.
import { terms } from '../terms.ts'

export const noiseNouns = terms(
  '(digital |image |sensor |luminance |color |chroma |chrominance |high iso |film )?(noise( levels?)?|grain(iness)?|speckl(es?|ing)|noisiness|mottl(e|ing)|noise artifacts?), high iso artifacts?, digital (artifacts?|snow|grit)',
)
export const noisyStates = terms(
  'noisy(?! (street|crowd|market|city|bar|room|quarter|composition|background|neighborhood)), grainy(?! (surface|stone|texture|wood|sand|plaster|wall|bread)), speckled with noise, riddled with (noise|grain), full of (noise|grain), gritty with noise, peppered with (noise|grain|speckles?), noise ridden',
)
export const noisyNouns = terms(
  '(images?|photo(graph)?|picture|shot|frame|file) (has|shows|carries|with|had) a( \\w+)?(?= (noisy|grainy|speckled) (texture|look|feel|quality|appearance)), images?, photo(graph)?s?, pictures?, shot, capture, frame, file, exposure, result, print, rendering, texture of the (image|picture|photo|photograph|file)',
)
export const muchNoise = terms(
  '(affected|marred|spoiled|degraded|plagued|impaired|compromised|troubled|dominated|characterized) by (\\w+ )?(digital|heavy|strong|visible|noticeable|chromatic|luminance)?, (\\w+ like|gritty|coarse|harsh|ugly|crawling), visible, heavy, strong, obvious, noticeable, pronounced, distracting, coarse, significant, considerable, excessive, digital, apparent, prominent, evident, intrusive, luminance, sensor, high, present, some, unmistakable, plain( to see)?, ugly, crawling, thick, everywhere, rampant, severe, substantial, unpleasant, abundant, gritty, harsh, a lot of, lots of, plenty of, much, a layer of, a veil of, dense, troublesome, elevated, a (good )?deal of, a (fair|good|large|certain|significant) amount of, too much',
)
export const littleNoise = terms(
  'absent, minimal, negligible, low, invisible, controlled, (well|under) (handled|managed|control|controlled|contained|suppressed), at bay, little, scant, slight, imperceptible, (kept|held) (to a minimum|at bay|down|in check|low|under control|well down|well under control), no (problem|issue|concern), to a minimum, non existent, nonexistent, undetectable, virtually none, all but (absent|invisible|gone), hardly any, barely any, vanishingly \\w+, very little, trivial, unobtrusive, insignificant, remarkably low, in check, next to no, practically no, almost no, tame, well behaved',
  '(kept |held )?(well |firmly )?in hand, unobjectionable, discreet, held (well )?back, a non issue, no trouble',
)
export const noiseActs = terms(
  'spoil(s|ed|ing)?, mar(s|red|ring)?, intrude(s|d)?, creep(s|ing)?, crept, eat(s|ing)?, degrade(s|d)?, crawl(s|ing)?, swarm(s|ing)?, dance(s|d)?, fizz(es|ing)?, boil(s|ing)?, invad(e|es|ed), plague(s|d)?, cover(s|ing)?, coat(s|ing)?, peppers?, reduces?, affect(s|ing|ed)?, break(s|ing)? up, chew(s|ing|ed)?, riddle(s|d)?, overrun(s)?, undermin(e|es|ing), obscur(e|es|ing), seeth(e|es|ing), hiss(es|ing)?, infest(s|ed)?, smother(s|ed)?, blanket(s|ed)?, compromis(e|es|ing)',
)
export const cleanStates = terms(
  'noise free, noiseless, grain free, free (of|from) (any )?(noise|grain|speckle), clean as a whistle, (as )?smooth as (poured |warm |fresh )?(cream|silk|glass|butter|milk|satin|porcelain|marble|velvet), silky( smooth)?( in tone)?, (remarkably|exceptionally|admirably|impressively|perfectly|very|squeaky|pleasingly|beautifully|wonderfully|technically|commendably|surprisingly|strikingly) clean(?! (lines?|composition|background|design|edges?))',
)
export const cleanNouns = terms(
  'file, capture, exposure, images?, photo(graph)?, pictures?, shot, frame, shadows, tones, (tonal )?(transitions|gradations)',
)
export const cleanFile = terms(
  'clean (file|capture|exposure|signal), (clean|smooth), noise free (file|image|capture|rendering|picture|photo|photograph)',
)
export const smoothTones = terms(
  '(creamy|buttery|silken|glassy|satin) (smooth )?(tones|gradations|smoothness), in vain for( any)? (noise|grain), (search|look|hunt) for (noise|grain) (and find none|in vain), not a speck of (noise|grain), not a (speck|grain|trace|hint|whisper) of (noise|grain)',
  '(darkness|blacks|shadows|sky|tones|surfaces?) (is|are) (as )?(clean|smooth|quiet|pure) as( \\w+){1,3}',
)
/** Another noise, another grain, or noise reduction. */
export const otherNoise = terms(
  'wood(en)?, timber, planks?, stone, sand, wheat, rice, leather, plaster, salt, film stock, seeds?, corn, barley, (visual|background|traffic|street) noise, noise reduction, temptation, clamor, crowd, market, loud, wall, bread, rock, bark, against the grain, grain of (the|his|her|its|truth|salt|sand), noise of, sound, silence',
)
/** Noise in one part: it may be there although the rest is clean. */
export const noisePlaces = terms(
  '(in|within|into|over|across|through) (the |its )?(\\w+ )?(shadows?|blacks|darks|sky|skies|corners?|background), (in|within|into) (the |its )?(dark|deep)\\w* (areas?|parts?|tones?|regions?|passages?)',
)

/** "grain as coarse as gravel". */
export const asCoarse = terms(
  '(as )?(coarse|heavy|thick|big|rough|loud|gritty|large) as, like (sand|gravel|sandpaper|static|snow|grit|hail|a swarm|pepper), (crawl|swarm|lie|lies|sits|hangs|spreads)s? (all )?(over|across)',
)

// Words for what the camera was set to and what it was.
import { terms } from '../terms.ts'

export const fNumbers = terms(
  '(?<!group )f/\\d{1,2}(\\.\\d{1,2})?, aperture of \\d{1,2}(\\.\\d{1,2})?, f \\d{1,2}(\\.\\d{1,2})?',
)
/** An f-number that belongs to the name of a lens. */
export const lensWithNumber = terms('\\d ?mm f/\\d\\S*, \\d+(-\\d+)? mm f/\\d\\S*')
const aperture = '(aperture|f stop|iris|diaphragm)'
export const wideApertures = terms(
  `(lens|${aperture}|it|shot) (\\w+ )?(\\w+ )?as wide( open)? as (it|the lens|they) (goes|go|would go|will go|can)( go)?, wide open by the look of it, (shot|taken|photographed)( \\w+)? with the lens (wide )?open`,
  `(wide|large|open|wide open|fast|generous) ${aperture}, (shot|used|lens|taken|shooting|photographed)( \\w+){0,3}? wide open(?! space), (flung|thrown|set) wide open, opening (up )?the (lens|${aperture})( wide)?, opened (right )?up the (lens|${aperture}), ${aperture} (is|was) (\\w+ )?(wide|large|open), low f number`,
)
export const narrowApertures = terms(
  `(small|narrow|closed|tiny) ${aperture}, (stopped|stopping) (well |right |all the way )?down, ${aperture} (is|was) (\\w+ )?(small|narrow|closed), high f number`,
)

const second = '(s|secs?|seconds?)'
/** Small fractions are parts of a frame or of a stop unless a unit follows. */
export const exposureTimes = terms(
  `1/(1[5-9]|[2-9]\\d|\\d{3,5})( th)?, 1/\\d{1,5}( th)? (${second}|of a second), \\d+(\\.\\d+)? ?${second} (exposure|shutter), (exposure|shutter|shutter speed)( \\S+){0,2}? \\d+(\\.\\d+)? ?${second}`,
)
export const slowShutters = terms(
  '(shutter|lens) (\\w+ )?(left |held |kept |stood |stayed |was )(\\w+ )?open (for|a|some|several|long|whole|minutes|seconds)( \\w+)*, (several|many|some|long|a few|thirty|ten|twenty) (seconds|minutes) of exposure, exposure of (several|many|some|a few|ten|twenty|thirty) (seconds|minutes)',
  '(long|lengthy|slow|extended|prolonged|time) exposure(?! to)( time)?, (very |too |rather )?(slow|long|leisurely|lazy) shutter( speed| time)?, shutter (speed )?(was|is|stayed|has been|must have been) (\\w+ )?(slow|long|open for \\w+), shutter (was |is |has been |must have been |stayed |had been )?(left|held|kept)? ?open, (smooth(ed|s|ing)?|blur(red|s|ring)?|turn(ed|s|ing)?|melt(ed|s|ing)?|soften(ed|s|ing)?|draw(n|s)?|spun|spins?) (the )?(water|sea|waves|falls?|surf|stream|river|clouds)( \\w+){0,2}? (in|to|into) (milk|silk|mist|smoke|glass|cream|velvet|fog|gauze), dragg(ed|ing) (the )?shutter',
)
const someTime = '(several|many|some|a few|multiple|ten|twenty|thirty)( \\w+)? (seconds|minutes)'
export const exposuresOfSeconds = terms(
  `exposure( time)? (of|lasting|that lasted|that lasts) ${someTime}, shutter (speed )?(\\w+ )?(\\w+ )?open for ${someTime}, (?<=^ )exposed for ${someTime}, (image|photograph|frame|picture|scene|shot) (is|was) exposed for ${someTime}`,
)
/** What no short exposure does to whoever passes. */
export const exposedTrails = terms(
  '(long|lengthy|slow|extended|prolonged|time) exposure( (?!would|could|might|may|can|will)\\w+){0,2}? (transforms?|turns?|renders?|dissolves?|smears?|blurs?|reduces?|draws?|stretches)( [^ .,;:]+){1,6} (streaks?|trails?|ghosts?|smears?)',
)
export const fastShutters = terms(
  'shutter (\\w+ )?(quick|fast|brief|short) enough to (freeze|nail|stop|catch|arrest|pin|halt)',
  '(very |too |rather )?(quick|fast|brief|snappy|rapid) (shutter|exposure)(?! (glance|look)), shutter (\\w+ )?(stopped|stops|froze|freezes|frozen|nailed|nails|arrested|arrests|caught|catches) (everything|it all|the \\w+|every \\w+)( \\w+)? (dead|in the air|mid air|in mid air|cold|solid|in its tracks)',
  '(very |too |rather )?(fast|short|quick|brief|high|rapid|swift) shutter( speed| time)?, (frozen|froze|freezes|freezing|arrested|stopped|stopping|caught|pinned) (every |each |the |all )(single |flying |falling |last )?(droplets?|drops?|splash(es)?|spray|raindrops?|snowflakes?|motion|movement|action|wingbeats?)( \\w+)? ?(in mid ?air|dead|mid flight|in flight)?, a (thousandth|five hundredth|two thousandth|hundredth) of a second, (short|brief|fast|split second) exposure( time)?(?! to), shutter (speed )?(was|is) (\\w+ )?(fast|short|quick|brief|rapid)',
)
export const isoValues = terms(
  'iso( (of|at|around|about|near))?( [:=])? \\d{1,3}(,?\\d{3})?, \\d{2,3}(,?\\d{3})? iso',
)
export const highIsos = terms(
  '(high|raised|extreme|boosted|pushed) sensitivity(?! to), sensitivity (\\w+ )?(is |was |has been )?(\\w+ )?(raised|pushed|cranked|turned|driven|boosted)( up)?( \\w+){0,3}, (film|sensor) (\\w+ )?pushed (to|past|beyond) (the|its) limits?',
  'sensitivity (\\w+ )?(was |is |has been )?(\\w+ )?(set |pushed )?(too |very )high, high( \\w+)? iso( settings?| value| sensitivity)?(?! (artifacts?|noise|grain)), iso (\\w+ )?(was|is) (\\w+ )?(high|raised|pushed), (raised|pushed|elevated|boosted|cranked) iso, (push|crank|turn|rais|boost|driv)(ing|ed|es) (up )?(the |its |your )?(iso|sensitivity)( \\w+)? ?(up|so far|so high|too far|to the limit)?',
)
export const lowIsos = terms(
  '(base|native|lowest|low) (sensitivity|gain)(?! to), slow(est)? (film|setting), lowest (iso|setting)',
  'low( \\w+)? iso( setting| value| sensitivity)?, base iso, iso (\\w+ )?(was|is) (\\w+ )?low',
)

const notOfLens = '(?! (film|format|camera|frame|negative|slide|long|wide(?! angle)|high|thick|from))'
export const focalLengths = terms(`(?<!\\d ?- ?)\\d{1,4}(\\.\\d)? ?(mm|millimet(re|er)s?)${notOfLens}`)
export const zoomRanges = terms('\\d+-\\d+ ?(mm|millimet(re|er)s?)')
export const wideLenses = terms(
  '(ultra ?|extreme |very )?wide angle (lens|focal length|glass|optic|perspective|view)',
)
export const telephotoLenses = terms(
  '(a|an|the|his|her) (\\w+ )?(telephoto|long lens|long tele|tele|super telephoto), long glass (has|flattens|flattened|compress\\w+|stack\\w*|squash\\w*|pull\\w*)',
  'telephoto( lens| focal length| compression| view)?, long lens, (long|extreme) focal length',
)

/** Makers and their lens lines; the names that count as the same stand together. */
export const makers: { names: string[]; before?: string }[] = [
  { names: ['Canon'] },
  { names: ['Nikon', 'Nikkor'] },
  { names: ['Sony'] },
  { names: ['Fujifilm', 'Fujinon', 'Fuji'] },
  { names: ['Olympus', 'Zuiko'] },
  { names: ['Panasonic', 'Lumix'] },
  { names: ['Pentax', 'Ricoh'] },
  { names: ['Leica', 'Summicron', 'Summilux', 'Elmarit', 'Noctilux'] },
  { names: ['Zeiss', 'Distagon', 'Sonnar'] },
  { names: ['Hasselblad'] },
  // Sigma is also a letter, and what noise is measured in.
  { names: ['Sigma'], before: '(?= (?:lens|Art|Contemporary|camera|glass|prime|zoom))' },
  { names: ['Tamron'] },
  { names: ['Tokina'] },
  { names: ['Samyang', 'Rokinon'] },
  { names: ['Voigtländer'] },
  { names: ['iPhone'] },
  { names: ['Samsung'] },
  { names: ['GoPro'] },
]

/** After a maker's name: its people, or its name on something in the picture. */
export const notTheCamera =
  ' (?:people|users?|owners?|shooters?|photographers?|fans?|folk|lovers?|devotees?|ads?|advertisements?|adverts?|signs?|logos?|billboards?|straps?|stores?|shops?) '

/** Kinds of lens that the name of a lens gives away. */
export const lensKinds = [
  { kind: 'macro', words: terms('macro (lens|optic|objective)'), inName: /macro|micro/i },
  { kind: 'zoom', words: terms('zoom (lens|optic|objective)'), inName: /\d\s?-\s?\d/ },
  {
    kind: 'prime',
    words: terms('prime (lens|optic|objective), \\d+ mm prime'),
    inName: /^(?!.*\d\s?-\s?\d)/,
  },
]

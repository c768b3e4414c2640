// The words a question may be made of, each with the class that intents are told by. A question with any other word is not
// understood: that is what keeps "Is my monitor sharp?" unanswered.

/** Words around what a question is about. */
const helpers = {
  // What joins and means nothing by itself. No "not", no "and", and no word of wishing: they change what is asked.
  glue: "is are be been being does do did has have had the a an any some of at on much many lot lots there i me we how what which or so really actually exactly roughly overall all whole entire my our 's",
  past: 'was were',
  inside: 'in',
  picture: 'it its this that these picture photo photograph image shot pic snap frame here',
  // Degrees and verdicts.
  too: 'too',
  degree:
    'very quite bit little slightly rather enough fairly somewhat extremely completely totally entirely fully perfectly about truly noticeably',
  verdict: 'right correct ok okay fine good proper properly well accurate accurately bad wrong',
  off: 'off',
  strength: 'high low strong weak heavy strongly heavily severe severely big large amount',
  far: 'far by',
  visible: 'visible obvious see find found detect seen notice recognize recognized',
  // What was done.
  hit: 'nail nailed hit miss missed',
  use: 'use used using set chosen choose',
  take: 'taken take took photographed captured shoot made recorded',
  lie: 'lie lies lying land landed sit sits fall falls fell placed located put',
  cover: 'cover covers span spans reach reaches contain contains',
  say: 'say says read reads',
  give: 'give gave get gets got',
  fire: 'fire fired go went',
  // Question words that only some intents answer.
  where: 'where',
  part: 'part parts area areas region regions place places spot',
  when: 'when',
  why: 'why',
  anything: 'anything something',
  anyone: 'anyone anybody someone somebody everyone everybody',
  their: 'her his their',
} as const

/** Words of what a question is about. */
const topics = {
  sharp:
    'sharp sharpness sharper sharpest crisp crispness crisper unsharp blur blurred blurry blurriness focus focused focussed soft softness softer fuzzy misfocused',
  movement: 'motion movement moved move shake shook shaken shaky',
  during: 'during while',
  level:
    'level levelled leveled straight crooked tilted tilt tilts tilting wonky skewed skew askew slanted lopsided aslant',
  lean: 'lean leans leaning tend tends toward towards',
  horizon: 'horizon horizons',
  degrees: 'degrees degree',
  lights: 'highlights highlight whites',
  blacks: 'shadows shadow blacks',
  clip: 'clipped clip clips clipping',
  burnt: 'blown blow blew blows burnt burned',
  blocked: 'blocked block blocks blocking crushed crush plugged',
  loss: 'lost lose loses losing loss gone keep kept out up detail details',
  hold: 'hold holds held',
  pixels: 'pixels pixel',
  exposure:
    'exposure expose exposed overexposed underexposed overexpose underexpose overexposure underexposure',
  dark: 'dark darker darkness',
  bright: 'bright brighter brightness',
  contrast: 'contrast contrasty contrastier flat',
  tones: 'tones tonal stops',
  cast: 'tint tinge',
  hue: 'warm warmer cold colder cool cooler bluish greenish yellowish reddish',
  tinted: 'green magenta blue yellow red orange',
  neutral: 'neutral',
  grays: 'gray grays',
  colors: 'colors hues palette',
  main: 'main dominant key important chief prominent most',
  colorfulness:
    'colorful colorfulness saturated saturation oversaturated desaturated vivid vividness muted drab',
  monochrome: 'monochrome grayscale',
  settings: 'settings exif',
  aperture: 'aperture fstop',
  shutter: 'shutter',
  iso: 'iso sensitivity',
  lens: 'lens',
  camera: 'camera',
  flash: 'flash',
  date: 'date',
  noise: 'noise noisy noisier grain grainy grainier graininess',
  size: 'megapixels megapixel mp resolution dimensions dimension size',
  aspect: 'square orientation format',
  print: 'print prints printed',
  able: 'can could will would',
  file: 'file jpeg jpg png tiff tif heic webp megabytes mb kilobytes kb',
  kind: 'type kind',
  compression: 'compression compressed artifact artifacts',
  enlargement: 'upscaled upsampled enlarged upsized interpolated upscaling enlargement resampled',
  faces: 'face faces',
  people: 'people persons',
  largest: 'largest biggest',
  eyes: 'eyes',
  lids: 'open closed shut',
  blink: 'blink blinked blinking blinks',
  subject: 'subject motif',
  cut: 'cut cropped',
  edge: 'edge edges border borders',
  empty: 'empty emptiness',
  thirds: 'thirds',
  follow: 'follow follows',
  lines: 'lines diagonals verticals',
  leading: 'leading long',
  symmetry: 'symmetry symmetrical symmetric symmetrically asymmetrical asymmetric',
  writing: 'writing text lettering letters inscription',
  things: 'things thing objects object',
  score: 'score scores rating rate rated grade',
  advice: 'advice suggestion suggestions tips improvements',
  first: 'first next differently better',
  change: 'change improve fix',
  crop: 'crop cropping',
  compare:
    'compare compared comparison than versus vs against difference differ differs between with to from',
} as const

/** Classes that only a number or a term of several words has come last. */
export type WordClass =
  | keyof typeof helpers
  | keyof typeof topics
  | 'number'
  | 'ratio'
  | 'white'
  | 'black'
  | 'focal'
  | 'range'
  | 'other'
  | 'canSee'
  | 'namedByColor'

const classes: ReadonlyMap<string, WordClass> = new Map(
  Object.entries({ ...helpers, ...topics }).flatMap(([name, words]) =>
    words.split(' ').map((word) => [word, name as WordClass] as const),
  ),
)

/** Of the sides of a picture. A time of day is none. */
const ratio = /^(?:1[:x]1|3[:x]2|2[:x]3|4[:x]3|3[:x]4|5[:x]4|4[:x]5|16[:x]9|9[:x]16|16[:x]10|2[:x]1)$/

/** The class of a word, or of a marked class ("<range>"); undefined of a word that no answer is about. */
export function classOf(word: string): WordClass | undefined {
  if (word.startsWith('<')) return word.slice(1, -1) as WordClass
  return classes.get(word) ?? (ratio.test(word) ? 'ratio' : /^\d+$/.test(word) ? 'number' : undefined)
}

/** The words that say what a question is about. */
export const topicWords: readonly string[] = Object.values(topics).flatMap((words) => words.split(' '))

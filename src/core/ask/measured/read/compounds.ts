// Terms of several words that mean something else than their words do, each with the class that stands for them.

const pic =
  '(?:(?:the |this |that |my |our |these )?(?:picture|photo|photograph|image|shot|pic|frame)|it|this|that|here)'
const person = '(?:you|i|we|one)'

/** Whole questions. */
const whole: [pattern: string, mark: string][] = [
  [`(?:what|which) (?:things |objects )?(?:is|are) (?:there )?in ${pic}`, 'things'],
  [`what (?:do|did|can|could) you (?:see|find|recogni[sz]e|detect|notice|make out)(?: in ${pic})?`, 'things'],
  [`(?:can|could|do|did) you (?:actually |really |even )?(?:see|look at) ${pic}`, 'canSee'],
  [`have you (?:actually |really |even )?(?:seen|looked at) ${pic}`, 'canSee'],
  [
    '(?:what|which part|where) is (?:the )?(?:most )?(?:in focus|sharp|sharpest|crisp|crispest)',
    'where> <sharp',
  ],
  [
    `what (?:would|should|could|can) ${person} (?:change|improve|fix|do)(?: first| differently| better)?(?: in| with| about| to)?(?: improve| better| fix)?(?: ${pic})?(?: first)?`,
    'advice',
  ],
  [
    `what is the first thing (?:that )?${person} (?:would|should|could) (?:change|improve|fix|do)(?: in ${pic})?`,
    'advice',
  ],
  [`how (?:would|should|could|can) ${person} (?:improve|better|fix) ${pic}`, 'advice'],
  [`(?:how )?(?:would|should|could|can) ${person} crop(?: ${pic})?`, 'crop'],
  [`how good is ${pic}`, 'score'],
  [`(?:how (?:do|would|did) you )?(?:rate|score|grade) ${pic}`, 'score'],
  [`what (?:score|rating|grade|mark) (?:do|would|did|does) (?:you|${pic}) (?:give|get)(?: ${pic})?`, 'score'],
]

/** Parts of questions; longer ones come before those that they hold. */
const partial: [pattern: string, mark: string][] = [
  ['(?:tack|pin|razor) sharp', 'sharp'],
  ['(?:in|out of) focus', 'sharp'],
  ['(?:motion|movement) blur', 'movement'],
  ['camera (?:shake|movement|motion)', 'movement'],
  ['(?:by|from|through|due to|because of) (?:camera )?(?:motion|movement|shake|shaking)', 'movement'],
  ['how long (?:was|is) the (?:exposure|shutter)(?: open)?', 'shutter'],
  ['(?:shutter|exposure) (?:speed|time|duration|length)', 'shutter'],
  ['how long (?:was|is) the lens', 'focal'],
  ['focal lengths?', 'focal'],
  ['(?:how many|what|which) (?:mm|millimeters|millimetres)(?: lens)?', 'focal'],
  ['f (?:stop|number|value|ratio)', 'aperture'],
  ['stopped down', 'aperture'],
  ['(?:iso|film) (?:value|setting|speed|number)', 'iso'],
  ['(?:camera|exposure|shooting) (?:settings|data|values)', 'settings'],
  ['settings wise', 'settings'],
  ['(?:dynamic|tonal) range', 'range'],
  ['how many stops', 'range'],
  ['color (?:cast|tint|temperature|balance)', 'cast'],
  ['(?:white balance|wb)', 'cast'],
  // "Is the red too red?": what has its name from a color.
  [
    `(?:the|her|his) (?:red|green|blue|yellow|orange|magenta|warm|cold|cool|dark|bright)(?! ${pic})`,
    'namedByColor',
  ],
  ['black and white', 'monochrome'],
  ['(?:(?:in)?to |gone )?pure white', 'white'],
  ['(?:(?:in)?to |gone )?pure black', 'black'],
  ['at (?:either|any|both) ends?', 'anything'],
  ['any of (?:it|this|that)', 'anything'],
  [`than the rest(?: of ${pic})?`, 'degree'],
  ['how (?:big|large) is the file', 'file'],
  ['file (?:type|format|size)', 'file'],
  ['aspect ratio', 'aspect'],
  ['(?:on a slant|at an angle)', 'level'],
  ['as an? a \\d', 'print'],
  [
    '(?:landscape|portrait) (?:format|orientation|or (?:portrait|landscape))(?: format| orientation)?',
    'aspect',
  ],
  [`how (?:big|large) is ${pic}`, 'size'],
  ['(?:jpeg|jpg|compression|block) (?:artifacts?|compression|quality)', 'compression'],
  ['blown up', 'enlargement'],
  ['(?:empty|negative|blank) space', 'empty'],
  ['rule of thirds', 'thirds'],
  ['(?:on|at|along) (?:a|the|one) third', 'thirds'],
  ['(?:did|do|can|could) you (?:see|find|recogni[sz]e|detect|spot)', 'visible'],
  ['(?:straight|strong|leading|long|diagonal|vertical) lines', 'lines'],
  [
    '(?:cut|cropped|clipped)(?: off)? (?:by|at) (?:the |an |any )?(?:picture )?(?:edges?|borders?|frame)',
    'cut',
  ],
  ['cut off', 'cut'],
  ['which (?:one )?of the two(?: photos| pictures| images| shots)?(?: is| has)?', 'other'],
  ['(?:the )?other (?:one|photo|picture|image|shot|photograph)', 'other'],
  ['(?:taken|shot|made|photographed) with', 'camera'],
  ['camera (?:body|model)', 'camera'],
  ['(?:what|which) body', 'camera'],
  ['(?:what|which) glass', 'lens'],
  ['(?:what|which) (?:time|day|date|year|month)', 'when'],
  ['(?:capture|shooting) date', 'date'],
  ['sign (?:say|says|read|reads)', 'writing'],
  ['(?:noise|grain) level', 'noise'],
  ['how many (?:people|persons)', 'people'],
]

type Compound = { pattern: RegExp; mark: string }
const compounds: readonly Compound[] = [
  ...whole.map(([pattern, mark]) => ({ pattern: new RegExp(`^ ${pattern} $`), mark: ` <${mark}> ` })),
  ...partial.map(([pattern, mark]) => ({ pattern: new RegExp(` ${pattern}(?= )`, 'g'), mark: ` <${mark}>` })),
]

/** The line with every such term replaced by its class in angle brackets, which no word has. */
export const markCompounds = (line: string): string =>
  compounds.reduce((marked, { pattern, mark }) => marked.replace(pattern, mark), line)

/** The words of which such terms are made. */
export const compoundWords: ReadonlySet<string> = new Set(
  [...whole, ...partial].flatMap(([pattern]) => pattern.match(/[a-z]{3,}/g) ?? []),
)

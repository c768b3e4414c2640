// What can be answered from measurements: each intent with the classes of words that ask for it. Never words an answer.
import type { AskedForm, AskedQuestion } from './read/index.ts'
import type { WordClass } from './read/words.ts'

type Row = {
  /** One class of each group has to be there, parted by blanks. */
  needs: readonly string[]
  /** Classes that may be there, too, parted by blanks; any other makes it another question. */
  may?: string
  /** Forms in which it is asked; any where it is missing. */
  asks?: readonly AskedForm[]
  /** Classes that make it something else, though they join words elsewhere. */
  never?: readonly WordClass[]
}

const always = new Set<WordClass>(['glue', 'past', 'picture', 'inside'])
const naming: readonly AskedForm[] = ['fragment', 'what', 'how']
const naked: readonly AskedForm[] = ['fragment', 'yesno', 'how']
const cameraWords = 'use take camera lens'
/** A camera that is in the picture took another one. */
const hasInside: readonly WordClass[] = ['inside']

const rows = {
  compare: [
    { needs: ['other'], may: 'compare sharp noise dark bright contrast degree' },
    { needs: ['other', 'compare'], may: 'sharp noise dark bright contrast degree' },
  ],
  canSee: [{ needs: ['canSee'] }],
  subjectSharp: [{ needs: ['subject', 'sharp'], may: 'main degree verdict', asks: ['yesno', 'how'] }],
  cut: [{ needs: ['subject', 'cut'], may: 'main edge far' }],
  thirds: [{ needs: ['thirds'], may: 'subject main lie far off follow compare', asks: naked }],
  subject: [{ needs: ['subject'], may: 'main where lie part', asks: ['fragment', 'what', 'where'] }],
  eyes: [
    { needs: ['eyes', 'lids'], may: 'their anyone faces', asks: ['fragment', 'yesno', 'what'] },
    { needs: ['blink'], may: 'anyone', asks: ['fragment', 'yesno'] },
  ],
  faceSharp: [{ needs: ['faces', 'sharp'], may: 'degree largest verdict', asks: naked }],
  faceLight: [
    { needs: ['faces', 'dark bright exposure'], may: 'degree too largest verdict', asks: ['yesno', 'how'] },
  ],
  faces: [{ needs: ['faces people'], may: 'visible', asks: ['fragment', 'yesno', 'what', 'how'] }],
  movement: [{ needs: ['movement'], may: 'sharp strength visible camera during exposure', asks: naked }],
  sharpWhere: [{ needs: ['where part', 'sharp'], may: 'where part lie hit main degree' }],
  sharp: [
    {
      needs: ['sharp'],
      may: 'strength verdict degree too why hit',
      asks: ['fragment', 'yesno', 'how', 'why'],
    },
  ],
  highlights: [
    {
      needs: ['lights', 'clip burnt loss hold'],
      may: 'clip burnt loss hold where degree strength anything part visible pixels white',
    },
    { needs: ['burnt'], may: 'where part loss visible anything white pixels' },
    { needs: ['white'], may: 'exposure anything clip burnt loss where part' },
    { needs: ['lights'], may: 'verdict', asks: ['fragment', 'how'] },
  ],
  shadows: [
    {
      needs: ['blacks', 'clip blocked loss hold black'],
      may: 'clip blocked loss hold where degree strength anything part visible pixels black',
    },
    { needs: ['black'], may: 'exposure anything clip blocked loss where part' },
    { needs: ['blacks'], may: 'verdict', asks: ['fragment', 'how'] },
  ],
  clipping: [{ needs: ['clip'], may: 'anything where part pixels strength visible' }],
  level: [
    { needs: ['level lean horizon'], may: 'level horizon lean degree verdict too camera hold' },
    {
      needs: ['far degrees', 'off level lean'],
      may: 'off level lean far degrees horizon camera',
      asks: ['fragment', 'how'],
    },
  ],
  exposure: [{ needs: ['exposure dark bright'], may: 'exposure verdict degree too off' }],
  contrast: [{ needs: ['contrast'], may: 'strength degree verdict too' }],
  range: [{ needs: ['range'], may: 'cover tones strength' }],
  cast: [
    { needs: ['cast neutral'], may: 'hue tinted lean colors grays neutral verdict off strength degree too' },
    { needs: ['hue'], may: 'colors lean degree too', never: ['past'] },
    { needs: ['tinted', 'lean too'], may: 'tinted lean too colors degree' },
  ],
  colorfulness: [
    { needs: ['colorfulness'], may: 'colors strength degree too verdict' },
    { needs: ['monochrome'], may: 'degree', asks: naked },
  ],
  palette: [{ needs: ['colors'], may: 'main visible', asks: naming }],
  settings: [
    { needs: ['settings'], may: cameraWords, asks: naming, never: hasInside },
    { needs: ['exposure', 'use'], asks: naming },
  ],
  aperture: [{ needs: ['aperture'], may: `${cameraWords} far`, asks: naming, never: hasInside }],
  shutter: [{ needs: ['shutter'], may: cameraWords, asks: naming, never: hasInside }],
  iso: [{ needs: ['iso'], may: cameraWords, asks: naming, never: hasInside }],
  focalLength: [{ needs: ['focal'], may: cameraWords, asks: naming, never: hasInside }],
  flash: [{ needs: ['flash'], may: 'use take fire off', asks: ['fragment', 'yesno'], never: hasInside }],
  lens: [{ needs: ['lens'], may: cameraWords, asks: ['fragment', 'what'], never: hasInside }],
  camera: [{ needs: ['camera'], may: 'use take', asks: ['fragment', 'what'], never: hasInside }],
  takenAt: [
    { needs: ['when', 'take past'], may: 'take' },
    { needs: ['when'], may: 'take', asks: ['fragment'] },
    { needs: ['date'], may: 'take', asks: ['fragment', 'what'] },
  ],
  noise: [{ needs: ['noise'], may: 'strength degree visible too', never: ['past'] }],
  compression: [{ needs: ['compression'], may: 'strength visible degree too file' }],
  enlargement: [{ needs: ['enlargement'], may: 'degree' }],
  file: [
    { needs: ['file'], may: 'kind aspect', asks: ['fragment', 'yesno', 'what', 'how'], never: hasInside },
  ],
  aspect: [
    { needs: ['aspect'], may: 'ratio', asks: ['fragment', 'what'] },
    { needs: ['aspect'], may: 'ratio', asks: ['yesno'], never: hasInside },
    { needs: ['ratio'], asks: ['fragment', 'yesno'] },
  ],
  print: [{ needs: ['print'], may: 'able strength number hold loss', never: hasInside }],
  size: [
    { needs: ['size'], may: 'pixels', never: hasInside },
    { needs: ['pixels'], asks: ['fragment', 'how'] },
  ],
  emptySpace: [{ needs: ['empty'], may: 'strength degree too' }],
  lines: [{ needs: ['lines'], may: 'strength leading visible' }],
  symmetry: [{ needs: ['symmetry'], may: 'degree' }],
  writing: [{ needs: ['writing'], may: 'say visible' }],
  things: [{ needs: ['things'], may: 'visible' }],
  score: [{ needs: ['score'], may: 'give' }],
  advice: [{ needs: ['advice'], may: 'first' }],
  crop: [{ needs: ['crop'], may: 'too' }],
} satisfies Record<string, readonly Row[]>

export type IntentId = keyof typeof rows

/** What the question asks for: the row with the most needs; null where none fits, or rows of several intents do. */
export function intentOf(asked: AskedQuestion): IntentId | null {
  const fitting = Object.entries(rows as Record<string, readonly Row[]>).flatMap(([id, some]) => {
    const fits = some.filter((row) => isAsked(row, asked))
    return fits.length === 0 ? [] : [{ id, needs: Math.max(...fits.map(({ needs }) => needs.length)) }]
  })
  const most = Math.max(...fitting.map(({ needs }) => needs))
  const meant = fitting.filter(({ needs }) => needs === most)
  if (meant.length !== 1) return null
  return meant[0]!.id as IntentId
}

function isAsked({ needs, may = '', asks, never = [] }: Row, { form, classes }: AskedQuestion): boolean {
  if (asks && !asks.includes(form)) return false
  const groups = needs.map((group) => group.split(' '))
  if (!groups.every((group) => group.some((name) => classes.has(name as WordClass)))) return false
  const allowed = new Set([...groups.flat(), ...may.split(' ')])
  return [...classes].every((name) => !never.includes(name) && (always.has(name) || allowed.has(name)))
}

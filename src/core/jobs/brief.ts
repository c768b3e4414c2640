import type { Advisor } from '../../shared/advisors.ts'
import type { ClosingClaims } from '../../shared/closingClaims.ts'
import type { Mode } from '../../shared/jobs.ts'
import type { Remark } from '../../shared/remarks.ts'
import type { GenerateOptions, ModelMake } from '../../shared/workers.ts'
import { levels } from '../../shared/levels.ts'
import { createAsideFilter, levelMark, type LevelMark } from '../critique/asides.ts'
import { readPlaces, type Pointed } from '../critique/families/boxForm.ts'
import { boxFormOf, isSmall } from '../critique/families/index.ts'
import { critiqueGrammar } from '../critique/grammar.ts'
import { buildPrompt } from '../critique/prompt.ts'
import type { Measured } from '../photos/index.ts'
import { createStarterStream, starterBrief, type StarterWords } from '../starter/index.ts'

/** What the model writes on its way to the reader: text in, text to show out. */
export type Shaper = {
  push: (raw: string) => string
  /** What is still held back, when the model is done. */
  finish: () => string
  /** What it claims in the closing line that the reader is not shown; missing where none is asked for. */
  claims?: () => ClosingClaims | null
  /** What its sentences are tied to, where their writer knows; else the text is read for it. */
  remarks?: () => Remark[]
  /** What it points at in the picture, on lines that the reader is not shown. */
  pointed?: () => Pointed[]
  /** The levels of its sections, as a model gives them in words that the reader is not shown. */
  levels?: () => LevelMark[]
  /** How likely the model thought each level for the word `at` UTF-16 units of its text. */
  weigh?: (at: number, shares: readonly number[]) => void
  /** How much is shown of the first `raw` UTF-16 units; missing where what is shown is not the model's own text. */
  shownAt?: (raw: number) => number
}

export type Brief = { mode: Mode; options: GenerateOptions; shaper: Shaper }

/** The same photograph and advisor give the same seed, so that chance is no reason for two runs to differ. */
const seedOf = ({ photo }: BriefInput['measured'], advisorId: string): number =>
  seedFrom(`${photo.sha256 ?? photo.id}/${advisorId}`)

/** The same text gives the same seed (FNV-1a, 31 bits). */
export function seedFrom(text: string): number {
  let hash = 2166136261
  for (const unit of text) hash = Math.imul(hash ^ unit.codePointAt(0)!, 16777619)
  return hash >>> 1
}

export type BriefInput = {
  mode: Mode
  /** What the model is; null of the starter writer. */
  make: ModelMake | null
  advisor: Advisor
  measured: Pick<Measured, 'facts' | 'camera' | 'advice'> & {
    photo: Pick<Measured['photo'], 'id' | 'sha256'>
  }
  /** Upper bound of the critique. */
  maxTokens: number
  /** The starter writer's sentences. */
  words: StarterWords
  /** The JPEG for a model that looks at it. */
  imagePath?: string | undefined
}

/**
 * To describe what is there is not to invent: the likelier word is the truer one. A little chance stays, for at 0 small
 * models fall into loops.
 */
const temperature = 0.4

/** The prompt, the constraint and the shaping that fit the model's mode. */
export function writeBrief({
  mode,
  make,
  advisor,
  measured,
  maxTokens,
  words,
  imagePath,
}: BriefInput): Brief {
  const { facts, camera, advice } = measured
  const seed = seedOf(measured, advisor.id)
  if (mode === 'starter') {
    const { script, ...options } = starterBrief({ words, facts, advisor, advice, seed })
    return {
      mode,
      options: { ...options, maxTokens: Math.min(maxTokens, 900), temperature: 1, seed },
      shaper: createStarterStream(script),
    }
  }
  // Only what looks can point; the example is the photograph's, so that all its advisors share it.
  const boxes = make && mode === 'vision' ? boxFormOf(make) : null
  const exampleSeed = make && isSmall(make) ? seedOf(measured, '') : null
  const prompt = buildPrompt({ advisor, facts, camera, mode, boxes, exampleSeed })
  const asides = createAsideFilter()
  const picture = imagePath === undefined ? {} : { imagePath }
  return {
    mode,
    options: {
      ...prompt,
      ...picture,
      maxTokens,
      temperature,
      seed,
      grammar: critiqueGrammar(boxes),
      choice: { after: levelMark.trim(), words: levels },
    },
    shaper: { ...asides, pointed: () => (boxes ? readPlaces(asides.places(), boxes) : []) },
  }
}

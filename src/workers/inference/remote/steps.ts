// What a server says as the steps of an answer: thoughts apart from text, JSON as the text of its form.
import type { RemoteOptions } from '../../../shared/remoteMessages.ts'
import type { TextForm } from '../../../shared/textForm.ts'
import { unnamedToken, type Step } from '../engine.ts'
import { createChoiceReader } from '../engines/llamaServerChoice.ts'
import { createTranscript } from '../transcript.ts'
import type { Counts } from './figures.ts'
import { createFormReader } from './formReader.ts'
import type { Piece } from './messages.ts'

export type AnswerSteps = {
  /** Of a piece, in order; none for one without a word. */
  of: (piece: Piece) => Step[]
  /** Of what is held back, and of tokens that were counted and never sent, at the end. */
  end: (isCutShort: boolean) => Step[]
  /** UTF-16 units of the text so far. */
  length: () => number
  /** UTF-16 units of the text to keep once a loop is certain, otherwise null. */
  loop: () => number | null
}

type StepsDeps = {
  options: Pick<RemoteOptions, 'choice' | 'logprobs'>
  /** What it was held to by a schema; undefined where it was not. */
  form: TextForm | undefined
  /** Read before each piece is taken here. */
  counts: Counts
}

export function createAnswerSteps({ options, form, counts }: StepsDeps): AnswerSteps {
  const transcript = createTranscript('')
  const readShares = options.choice ? createChoiceReader(options.choice) : () => undefined
  const reader = form && createFormReader(form)

  const unnamed = (count: number): Step[] =>
    Array.from({ length: count }, () => {
      counts.countToken()
      return transcript.push({ token: unnamedToken, text: '', figures: counts.figures() })
    }).flat()
  return {
    of: ({ choices: [choice] }) => {
      const written = choice?.delta?.content ?? ''
      const reasoning = choice?.delta?.reasoning_content ?? choice?.delta?.reasoning ?? ''
      if (written === '' && reasoning === '') return []
      const earlier = unnamed(counts.unnamed(1))
      counts.countToken()
      const figures = counts.figures()
      const token = tokenOf(written + reasoning)
      const logprobs = choice?.logprobs?.content ?? []
      const [first] = logprobs
      const certain = first && options.logprobs ? { logprob: Math.min(0, first.logprob) } : {}
      const thought: Step[] = reasoning === '' ? [] : [{ ...figures, text: '', reasoning, token, ...certain }]
      if (written === '') return [...earlier, ...thought]
      const text = reader ? reader.push(written) : written
      const shares = readShares({ content: text, completion_probabilities: logprobs })
      const weighed = shares === undefined ? {} : { shares }
      return [...earlier, ...thought, ...transcript.push({ token, text, figures, ...certain, ...weighed })]
    },
    end: (isCutShort) => {
      const held = reader?.end() ?? ''
      const rest = isCutShort ? unnamed(counts.unnamed(0)) : []
      const last =
        held === '' ? [] : transcript.push({ token: unnamedToken, text: held, figures: counts.figures() })
      return [...rest, ...last, ...transcript.end()]
    },
    length: transcript.length,
    loop: transcript.loop,
  }
}

/** Servers do not name their tokens: the same piece of text counts as the same token (FNV-1a, 31 bits). */
function tokenOf(text: string): number {
  let hash = 2166136261
  for (const unit of text) hash = Math.imul(hash ^ unit.codePointAt(0)!, 16777619)
  return hash >>> 1
}

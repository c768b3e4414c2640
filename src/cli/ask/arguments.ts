import { parseOptions, wrongUse } from '../../core/commandLine.ts'
import { longestQuestion } from '../../shared/threads.ts'

export const askUsage = `npm run -s ask -- [PHOTO] ["QUESTION"] [options]

Asks about a photograph; without a question it asks for one after the other, until an
empty line. With "-" for PHOTO it asks about photography.

  --model FILE.gguf   a language model of your own; one whose mmproj file lies beside
                      it looks at the picture. Without it what is measured is told;
                      with --data also server:NAME, a server of that library
  --voice FILE.wav    asks what is said in this recording, with a speech model of
                      whisper.cpp (ggml-*.bin) in the folder "models" of --data
  --data DIR          keep photograph and conversation in this folder, and go on with
                      what was said there (otherwise a temporary one)
  --json              print every event of an answer as one line of JSON
  --no-sight          measure only, and do not look for faces and things
  -h, --help          print this

Ctrl-C stops and keeps the text written so far; pressed again it quits at once.

Exit code: 0 all answered; 1 an answer failed or was stopped, or the photograph cannot be
read; 2 wrong use, or the data folder belongs to a running Mondrian.
`

export type AskInvocation =
  | { command: 'help' }
  | {
      command: 'ask'
      /** Path as given; undefined for a conversation about no photograph. */
      photo: string | undefined
      /** Undefined: questions are read from the input. */
      question: string | undefined
      /** Path of a recording in which the question is asked. */
      voice: string | undefined
      model: string | undefined
      dataDir: string | undefined
      json: boolean
    }

const options = {
  model: { type: 'string' },
  voice: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
  'no-sight': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const parse = (args: string[]) => parseOptions({ args, options, strict: true, allowPositionals: true })

/** Reads the arguments after the program's name. Throws AppError `bad-request` for what makes no sense. */
export function parseAskInvocation(args: string[]): AskInvocation {
  const { values, positionals } = parse(args)
  if (values.help) return { command: 'help' }
  const [photo, question, ...more] = positionals
  const { model, voice, data: dataDir, json } = values
  if (photo === undefined) throw wrongUse('Name a photograph, or "-" for none.')
  if ([photo, model, voice, dataDir].includes('')) throw wrongUse('A path is empty.')
  if (more.length > 0) throw wrongUse('Put the question in quotation marks.')
  if (voice !== undefined && question !== undefined) throw wrongUse('Ask in words or with --voice, not both.')
  if (question?.trim() === '') throw wrongUse('The question is empty.')
  if ((question?.length ?? 0) > longestQuestion)
    throw wrongUse(`A question has at most ${longestQuestion} characters.`)
  return { command: 'ask', photo: photo === '-' ? undefined : photo, question, voice, model, dataDir, json }
}

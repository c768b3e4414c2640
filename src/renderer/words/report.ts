// A report of what went wrong, for whoever mends Mondrian. It says nothing of a person's photographs or files.
import type { CommandOutput } from '../../shared/commands.ts'
import { sentencesOf, toErrorRecord, type ErrorCode, type ErrorRecord } from '../../shared/errors.ts'
import type { Job } from '../../shared/jobs.ts'

/** What went wrong, as it stands on the page; `code` is null for a notice. */
export type Problem = { code: ErrorCode | null; sentence: string }

/** An error as a person reads it, in a sentence or two. */
export const problemOfRecord = (error: ErrorRecord): Problem => ({
  code: error.code,
  sentence: sentencesOf(error),
})

/** Why a job failed. */
export const problemOfJob = ({ errorCode, errorMessage, errorHint }: Job): Problem => ({
  code: errorCode ?? 'internal',
  sentence: [errorMessage ?? 'The critique failed.', errorHint].filter(Boolean).join(' '),
})

/** Whatever was thrown, in the same way. */
export const problemOf = (error: unknown): Problem => problemOfRecord(toErrorRecord(error))

export type Reported = {
  problems: readonly Problem[]
  /** The model and the device that were at work, where they are known. */
  model: string | null
  device: string | null
  /** Names that may stand in a sentence: of the photograph, of what lies beside it. */
  names: readonly (string | null | undefined)[]
}

const left = '…'
/** What is quoted in a sentence is a name that a person gave. */
const quoted = /"[^"]*"|“[^”]*”/g
/** Absolute paths of any system, and addresses of files. */
const paths = /(?:\b[a-z][\w+.-]*:\/\/|\b[A-Za-z]:[\\/]|\\\\|~\/|(?<![\w.])\/(?=\w))[^\s"”,;]*/g
/** A word that ends like the name of a file. */
const fileNames = /(?<![\w./])[^\s"“/\\]+\.[A-Za-z][A-Za-z0-9]{1,9}(?![\w.])/g

/** A sentence without paths, names of files, and the `names` that may stand in it. */
export function withoutNames(sentence: string, names: Reported['names']): string {
  const known = names.filter((name) => name !== null && name !== undefined && name !== '') as string[]
  const bare = known
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, name) => text.replaceAll(name, left), sentence)
  return bare.replaceAll(quoted, `"${left}"`).replaceAll(paths, left).replaceAll(fileNames, left)
}

/** The whole report as lines of text: what Mondrian, the system and the error are, and the newest records of the log. */
export function reportText(
  { problems, model, device, names }: Reported,
  { version, system, records }: CommandOutput<'log.tail'>,
): string {
  const lines = [
    `Mondrian ${version}`,
    `System: ${system}`,
    `Device: ${device ?? 'not known'}`,
    `Model: ${model === null ? 'not known' : withoutNames(model, names)}`,
    ...problems.map(({ code, sentence }) => {
      const bare = withoutNames(sentence, names)
      return code === null ? `Notice: ${bare}` : `Error: ${code}. ${bare}`
    }),
    '',
    'Log:',
    ...records,
  ]
  return `${lines.join('\n')}\n`
}

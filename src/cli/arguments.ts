import { parseArgs } from 'node:util'
import { AppError } from '../shared/errors.ts'

/** What the command line asks for. Paths are as given; an absent `dataDir` means a temporary folder. */
export type Invocation =
  | { command: 'help' }
  | { command: 'version' }
  | { command: 'list-advisors'; json: boolean; dataDir: string | undefined }
  | { command: 'recover'; json: boolean; dataDir: string }
  | { command: 'facts'; inputs: string[]; json: boolean; dataDir: string | undefined }
  | {
      command: 'analyze'
      inputs: string[]
      json: boolean
      dataDir: string | undefined
      /** Undefined when no advisor was named. */
      advisorIds: string[] | undefined
      model: string | undefined
    }

const options = {
  advisor: { type: 'string', multiple: true },
  model: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
  facts: { type: 'boolean', default: false },
  recover: { type: 'boolean', default: false },
  'list-advisors': { type: 'boolean', default: false },
  'no-sight': { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  version: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Whether the log is wanted on standard error, whatever else is asked. */
export const wantsLog = (args: string[]): boolean => args.includes('--verbose')

/** Whether photographs are to be looked at, whatever else is asked. */
export const wantsSight = (args: string[]): boolean => !args.includes('--no-sight')

/** As many as photos.add takes. */
const mostInputs = 10_000

const wrongUse = (message: string, cause?: unknown): AppError =>
  new AppError('bad-request', message, { hint: 'See --help.', cause })

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    // Node adds advice about "--" after the first sentence.
    const [sentence = ''] = (error as Error).message.split('. ')
    throw wrongUse(sentence.endsWith('.') ? sentence : `${sentence}.`, error)
  }
}

/**
 * Reads the arguments after the program's name.
 * Throws AppError `bad-request` for an unknown option, a missing value, or options that make no sense together.
 */
export function parseInvocation(args: string[]): Invocation {
  const { values, positionals: inputs } = parse(args)
  const { json, data: dataDir, model } = values
  if (values.help) return { command: 'help' }
  if (values.version) return { command: 'version' }
  if ([dataDir, model, ...inputs].includes('')) throw wrongUse('A path is empty.')
  if (values['list-advisors']) return { command: 'list-advisors', json, dataDir }
  if (values.recover) {
    if (dataDir === undefined) throw wrongUse('--recover wants the folder, with --data.')
    if (inputs.length > 0) throw wrongUse('--recover takes no photographs: it adds those in the folder.')
    if (values.facts || values.advisor || model)
      throw wrongUse('--recover asks no advisor and loads no model.')
    return { command: 'recover', json, dataDir }
  }
  if (inputs.length === 0) throw wrongUse('Name at least one photograph or folder.')
  if (inputs.length > mostInputs) throw wrongUse('More than 10,000 paths: name the folder they are in.')
  if (values.facts) {
    if (values.advisor ?? model) throw wrongUse('--facts asks no advisor and loads no model.')
    return { command: 'facts', inputs, json, dataDir }
  }
  const advisorIds = values.advisor?.flatMap((list) => list.split(',')).map((id) => id.trim())
  if (advisorIds?.includes('')) throw wrongUse('--advisor wants ids separated by commas.')
  return {
    command: 'analyze',
    inputs,
    json,
    dataDir,
    advisorIds: advisorIds && [...new Set(advisorIds)],
    model,
  }
}

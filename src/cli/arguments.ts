import { parseOptions, wrongUse } from '../core/commandLine.ts'
import { exportFormatSchema, type ExportFormat } from '../shared/exports.ts'

/** Files to be written; `folder` is as given, the one the command was called in where it is absent. */
export type WantedExport = {
  format: ExportFormat
  folder: string | undefined
  nameTemplate: string | undefined
  overwrite: boolean
  /** Beside each photograph, instead of in `folder`. */
  beside: boolean
  /** Whether pages hold what was asked of a photograph, too. */
  conversation?: boolean
  /** Only photographs that these words find. */
  find?: string
}

/** What the command line asks for. Paths are as given; an absent `dataDir` means a temporary folder. */
export type Invocation =
  | { command: 'help' }
  | { command: 'version' }
  | { command: 'list-advisors'; json: boolean; dataDir: string | undefined }
  | { command: 'recover'; json: boolean; dataDir: string }
  | { command: 'facts'; inputs: string[]; json: boolean; dataDir: string | undefined }
  | {
      command: 'export'
      /** None: all of the library in `dataDir`. */
      inputs: string[]
      json: boolean
      dataDir: string | undefined
      advisorIds: string[] | undefined
      wanted: WantedExport
    }
  | {
      command: 'analyze'
      inputs: string[]
      json: boolean
      dataDir: string | undefined
      /** Undefined when no advisor was named. */
      advisorIds: string[] | undefined
      model: string | undefined
      /** Undefined where no files are to be written. */
      wanted: WantedExport | undefined
      /** The folder for what advice would do; undefined where nobody wants to see that. */
      preview: string | undefined
    }

const options = {
  advisor: { type: 'string', multiple: true },
  model: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
  facts: { type: 'boolean', default: false },
  export: { type: 'string' },
  preview: { type: 'string' },
  'export-only': { type: 'boolean', default: false },
  format: { type: 'string' },
  out: { type: 'string' },
  name: { type: 'string' },
  overwrite: { type: 'boolean', default: false },
  beside: { type: 'boolean', default: false },
  conversation: { type: 'boolean', default: false },
  find: { type: 'string' },
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

const parse = (args: string[]) => parseOptions({ args, options, allowPositionals: true, strict: true })

type Values = ReturnType<typeof parse>['values']

/** Undefined where nobody was named. */
function advisorsIn({ advisor }: Values): string[] | undefined {
  const ids = advisor?.flatMap((list) => list.split(',')).map((id) => id.trim())
  if (ids?.includes('')) throw wrongUse('--advisor wants ids separated by commas.')
  return ids && [...new Set(ids)]
}

/** What --export, or --format of `npm run export`, asks to be written; undefined where neither is there. */
function exportIn({
  export: beside,
  format,
  out,
  name,
  overwrite,
  beside: isBeside,
  conversation,
  find,
  ...values
}: Values): WantedExport | undefined {
  const isOnly = values['export-only']
  const given = isOnly ? format : beside
  if (format !== undefined && !isOnly)
    throw wrongUse('--format belongs to npm run export: here it is --export.')
  if (given === undefined) {
    if (isOnly) throw wrongUse(`--format is one of ${exportFormatSchema.options.join(', ')}.`)
    if (out !== undefined || name !== undefined || overwrite)
      throw wrongUse('--out, --name and --overwrite want --export.')
    if (isBeside) throw wrongUse('--beside wants --export xmp.')
    if (conversation) throw wrongUse('--conversation wants --export.')
    if (find !== undefined) throw wrongUse('--find belongs to npm run export.')
    return undefined
  }
  const known = exportFormatSchema.safeParse(given)
  if (!known.success) {
    throw wrongUse(`There is no format ${given}: choose from ${exportFormatSchema.options.join(', ')}.`)
  }
  const isPlaced = out !== undefined || name !== undefined || overwrite
  if (isBeside && (known.data !== 'xmp' || isPlaced))
    throw wrongUse('--beside is for xmp alone, without --out, --name and --overwrite.')
  if (find !== undefined && (!isOnly || values.data === undefined || isBeside || find.trim() === ''))
    throw wrongUse(
      '--find wants words, and belongs to npm run export of a library, with --data, without --beside.',
    )
  const more = { ...(conversation && { conversation }), ...(find !== undefined && { find }) }
  return { format: known.data, folder: out, nameTemplate: name, overwrite, beside: isBeside, ...more }
}

/**
 * Reads the arguments after the program's name.
 * Throws AppError `bad-request` for an unknown option, a missing value, or options that make no sense together.
 */
export function parseInvocation(args: string[]): Invocation {
  const { values, positionals: inputs } = parse(args)
  const { json, data: dataDir, model, preview } = values
  if (values.help) return { command: 'help' }
  if (values.version) return { command: 'version' }
  const wanted = exportIn(values)
  if ([dataDir, model, values.out, preview, ...inputs].includes('')) throw wrongUse('A path is empty.')
  if (preview !== undefined && values['export-only'])
    throw wrongUse('--preview shows advice, and an export gives none: it belongs to npm run analyze.')
  const other = (['facts', 'recover'] as const).find((option) => values[option])
  if (preview !== undefined && other)
    throw wrongUse(`--preview shows advice, and --${other} gives none: leave one of them out.`)
  if (values['list-advisors']) return { command: 'list-advisors', json, dataDir }
  if (values.recover) {
    if (dataDir === undefined) throw wrongUse('--recover wants the folder, with --data.')
    if (inputs.length > 0) throw wrongUse('--recover takes no photographs: it adds those in the folder.')
    if (values.facts || values.advisor || model || wanted)
      throw wrongUse('--recover asks no advisor, loads no model and exports nothing.')
    return { command: 'recover', json, dataDir }
  }
  if (inputs.length > mostInputs) throw wrongUse('More than 10,000 paths: name the folder they are in.')
  const advisorIds = advisorsIn(values)
  if (values['export-only'] && wanted) {
    if (values.facts || model) throw wrongUse('An export prints no facts and loads no model.')
    if (inputs.length === 0 && dataDir === undefined) {
      throw wrongUse('Name at least one photograph or folder, or a library with --data.')
    }
    return { command: 'export', inputs, json, dataDir, advisorIds, wanted }
  }
  if (inputs.length === 0) throw wrongUse('Name at least one photograph or folder.')
  if (values.facts) {
    if (values.advisor ?? model) throw wrongUse('--facts asks no advisor and loads no model.')
    if (wanted) throw wrongUse('--facts exports nothing: npm run export does.')
    return { command: 'facts', inputs, json, dataDir }
  }
  return {
    command: 'analyze',
    inputs,
    json,
    dataDir,
    advisorIds,
    model,
    wanted,
    preview,
  }
}

import { parseOptions, wrongUse } from '../core/commandLine.ts'

export const usage = `npm run serve -- [--port N] [--data DIR] [--open] [--new-token] [--verbose]

  --port N      listen on this port; without it on 4317, or the next one that is free
  --data DIR    keep photographs, jobs and critiques here; without it in your own folder for applications
  --open        open the link in your browser
  --new-token   make older links and sessions worthless
  --no-sight    measure photographs only, and do not look for faces and things in them
  --no-preload  load no model before a critique needs it
  --verbose     print on standard error what goes into the log
`

export type Invocation =
  | { command: 'help' }
  | {
      command: 'serve'
      /** Undefined when none was named. */
      port: number | undefined
      dataDir: string | undefined
      open: boolean
      newToken: boolean
      sight: boolean
      preload: boolean
      verbose: boolean
    }

const options = {
  port: { type: 'string' },
  data: { type: 'string' },
  open: { type: 'boolean', default: false },
  'new-token': { type: 'boolean', default: false },
  'no-sight': { type: 'boolean', default: false },
  'no-preload': { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const parse = (args: string[]) => parseOptions({ args, options, strict: true }).values

/** Reads the arguments after the program's name. Throws AppError `bad-request` for what makes no sense. */
export function parseInvocation(args: string[]): Invocation {
  const values = parse(args)
  const { port, data, open, help, verbose } = values
  if (help) return { command: 'help' }
  if (data === '') throw wrongUse('--data wants a folder.')
  if (port !== undefined && (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)) {
    throw wrongUse('--port wants a number up to 65535.')
  }
  return {
    command: 'serve',
    port: port === undefined ? undefined : Number(port),
    dataDir: data,
    open,
    newToken: values['new-token'],
    sight: !values['no-sight'],
    preload: !values['no-preload'],
    verbose,
  }
}

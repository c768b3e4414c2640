import { spawn, type ChildProcess } from 'node:child_process'
import { eventSchema, type MondrianEvent } from '../../src/shared/events.ts'
import { program, root } from './paths.ts'
import { skippedSchema, type Skipped } from '../../src/shared/skipped.ts'

export type Run = {
  code: number | null
  stdout: string
  stderr: string
  events: MondrianEvent[]
  skipped: Skipped[]
}

const entry = program('cli')

/** Starts the terminal host, which looks at no photograph, as a process of its own; `wrapper` is a command that starts it. */
export function startAnalyze(
  args: string[],
  wrapper: string[] = [],
): { process: ChildProcess; ended: Promise<Run> } {
  const [command = process.execPath, ...rest] = [...wrapper, process.execPath, entry, '--no-sight', ...args]
  const child = spawn(command, rest, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Run>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code, stdout, stderr, ...(args.includes('--facts') ? nothing : read(stdout)) }),
    )
  })
  return { process: child, ended }
}

/** Runs the terminal host to its end. */
export function analyze(...args: string[]): Promise<Run> {
  return startAnalyze(args).ended
}

const nothing = { events: [], skipped: [] }

/** Every line of NDJSON as an event of the contract or as what was skipped; what is neither fails the test. */
function read(stdout: string): Pick<Run, 'events' | 'skipped'> {
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'))
  const isSkipped = (line: string): boolean => line.startsWith('{"type":"skipped"')
  return {
    events: lines.filter((line) => !isSkipped(line)).map((line) => eventSchema.parse(JSON.parse(line))),
    skipped: lines.filter(isSkipped).map((line) => skippedSchema.parse(JSON.parse(line))),
  }
}

import { z } from 'zod'
import { AppError } from './errors.ts'

const maxFrames = 25

/** What a log may keep of an unforeseen error: what it was and where, never what it said, which may hold a path or text. */
export const traceSchema = z.object({
  /** Class of the error and, where it has one, its code: "Error ENOENT". */
  name: z.string().max(100),
  /** Innermost first: "measureAll src/workers/photo/facts/index.ts:40:3". Paths begin at a folder of the program. */
  stack: z.array(z.string().max(200)).max(maxFrames),
})
export type Trace = z.infer<typeof traceSchema>

/** The folders whose names are the program's own; what stands before them is the person's. */
const ownPath = /(?:^|[/\\])((?:src|out|test|bench|scripts|node_modules|node:[\w/]+)[/\\].*)$/

/** "fn (file:///home/ann/mondrian/src/a.ts:1:2)" as "fn src/a.ts:1:2"; null for what is no place. */
function frameOf(line: string): string | null {
  const found = /^\s+at (?:(.*?) \()?((?:node:|[\w-]+:\/\/|\/|[A-Za-z]:[\\/]).*?:\d+:\d+)\)?$/.exec(line)
  if (!found) return null
  const [, called = '', place = ''] = found
  const bare = place.replace(/^[\w-]+:\/\/\/?/, '')
  const own = place.startsWith('node:') ? place : (ownPath.exec(bare)?.[1] ?? bare.split(/[/\\]/).at(-1)!)
  const name = /^(?:(?:new|async|get|set) )*[\w.$<>#]+(?: \[as [\w.$]+\])?$/.test(called) ? called : ''
  return `${name} ${own.replaceAll('\\', '/')}`.trim().slice(0, 200)
}

/** The trace of whatever was thrown; of an AppError, that of its cause. */
export function traceOf(error: unknown): Trace {
  if (error instanceof AppError && error.cause !== undefined) return traceOf(error.cause)
  if (!(error instanceof Error)) return { name: typeof error, stack: [] }
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const name = `${error.constructor.name}${code}`.replaceAll(/[^\w ]/g, '').slice(0, 100)
  // The stack begins with the message, which may look like a place.
  const { message, stack = '' } = error
  const said = stack.indexOf(message)
  const frames = stack
    .slice(said < 0 ? 0 : said + message.length)
    .split('\n')
    .map(frameOf)
  return { name, stack: frames.filter((frame) => frame !== null).slice(0, maxFrames) }
}

// The local server as a program: `npm run serve`. Opens a data folder, prints one link, closes on a signal.
// Never critiques, measures or stores anything: the core does.
import { once } from 'node:events'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../../package.json' with { type: 'json' }
import { callersFolder } from '../core/commandLine.ts'
import { createCore, type Core } from '../core/index.ts'
import { builtEngineDir } from '../core/models/engineDir.ts'
import { builtSightDir } from '../core/models/sightDir.ts'
import { AppError, toErrorRecord } from '../shared/errors.ts'
import { unlistedSentence } from '../shared/unlisted.ts'
import { parseInvocation, usage, type Invocation } from './arguments.ts'
import { buildRenderer, isBuilt } from './buildRenderer.ts'
import { dataFolder } from './dataFolder.ts'
import { onFreePort } from './freePort.ts'
import { createServer } from './http/index.ts'
import { renewToken } from './http/token.ts'
import { openBrowser } from './openBrowser.ts'
import { forkWorker, workerEntries } from './startWorker.ts'

const { version } = packageJson
const { platform, env } = process
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = callersFolder('serve')

const say = (error: unknown): void => {
  const { message, hint } = toErrorRecord(error)
  process.stderr.write(`${[message, hint].filter(Boolean).join(' ')}\n`)
}

async function buildIfOutdated(): Promise<void> {
  const runsFromSources = import.meta.url.endsWith('.ts')
  if (!runsFromSources || (await isBuilt(root))) return
  process.stderr.write('Building the window...\n')
  await buildRenderer(root)
}

/** What the window will say, too, for whoever has none: what was lost, and what is to be had again. */
async function tellOfLibrary(core: Core): Promise<void> {
  const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`)
  core.on((event) => {
    if (event.type === 'connection' && event.notice) tell(event.notice)
  })()
  const { photos } = await core.api['unlisted.list']({})
  if (photos.length > 0) tell(`${unlistedSentence(photos.length)} The window offers to add them.`)
}

type Serving = { core: Core; dataDir: string; invocation: Extract<Invocation, { command: 'serve' }> }

async function serveUntilSignal({ core, dataDir, invocation }: Serving): Promise<void> {
  if (invocation.newToken) await renewToken(dataDir)
  const rendererDir = join(root, 'out', 'renderer')
  const server = await onFreePort(invocation.port, (port) =>
    createServer({ core, dataDir, rendererDir, port, version, onFault: core.tellFault }),
  )
  // All of them from the start: npm hands a signal on that the terminal has sent here, too.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const signalled = Promise.race(signals.map((signal) => once(process, signal)))
  for (const signal of signals) process.on(signal, () => undefined)
  const link = `${server.url}/#token=${server.token()}`
  process.stdout.write(`Mondrian: ${link}\n`)
  if (invocation.open) await openBrowser(link).catch(say)
  await signalled
  await server.close()
}

async function run(args: string[]): Promise<void> {
  const invocation = parseInvocation(args)
  if (invocation.command === 'help') {
    process.stdout.write(usage)
    return
  }
  await buildIfOutdated()
  // What is written from here on, by the children too, is for its owner's eyes.
  process.umask(0o077)
  const usual = dataFolder({ platform, env, home: homedir() })
  const dataDir = invocation.dataDir === undefined ? usual : resolve(folder, invocation.dataDir)
  const core = await createCore({
    dataDir,
    resourcesDir: join(root, 'resources'),
    engineDir: builtEngineDir(root),
    sightDir: invocation.sight ? builtSightDir(root) : null,
    startWorker: forkWorker(workerEntries(import.meta.url)),
    version,
    loadsAhead: invocation.preload,
    ...(invocation.verbose && {
      onRecord: (record) => void process.stderr.write(`${JSON.stringify(record)}\n`),
    }),
  })
  try {
    await tellOfLibrary(core)
    await serveUntilSignal({ core, dataDir, invocation })
  } finally {
    await core.close()
  }
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof AppError)) throw error
  say(error)
  process.exitCode = error.code === 'bad-request' || error.code === 'store-busy' ? 2 : 1
}

// The terminal host of models: `npm run models`. Never fetches or keeps anything: the core does.
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import packageJson from '../../package.json' with { type: 'json' }
import { callersFolder } from '../core/commandLine.ts'
import { createCore } from '../core/index.ts'
import { builtEngineDir } from '../core/models/engineDir.ts'
import { dataFolder } from '../server/dataFolder.ts'
import { forkWorker, workerEntries } from '../server/startWorker.ts'
import { listenForInterrupts } from './interrupts.ts'
import { withCore } from './session.ts'
import { runModels } from './models/run.ts'

const { env, platform, stdout, stderr } = process
const folder = callersFolder('models')
const root = fileURLToPath(new URL('../..', import.meta.url))
process.umask(0o077)

const { stop } = listenForInterrupts({
  signals: process,
  output: stdout,
  now: () => performance.now(),
  exit: () => process.exit(1),
})

const openCore = (dataDir: string) =>
  createCore({
    dataDir,
    resourcesDir: join(root, 'resources'),
    engineDir: builtEngineDir(root),
    sightDir: null,
    startWorker: forkWorker(workerEntries(import.meta.url)),
    version: packageJson.version,
  })

process.exitCode = await runModels(process.argv.slice(2), {
  folder,
  output: stdout,
  errors: stderr,
  stop,
  readKey: async () => (await text(process.stdin)).trim(),
  withCore: (dataDir, work) => {
    const own = dataFolder({ platform, env, home: homedir() })
    return withCore(openCore, dataDir === undefined ? own : resolve(folder, dataDir), work)
  },
})

// The settings in the terminal: `npm run settings`.
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../../package.json' with { type: 'json' }
import { callersFolder } from '../core/commandLine.ts'
import { createCore } from '../core/index.ts'
import { builtEngineDir } from '../core/models/engineDir.ts'
import { dataFolder } from '../server/dataFolder.ts'
import { forkWorker, workerEntries } from '../server/startWorker.ts'
import { withCore } from './session.ts'
import { runSettings } from './settings/run.ts'

const { env, platform } = process
process.umask(0o077)
const folder = callersFolder('settings')
const root = fileURLToPath(new URL('../..', import.meta.url))

process.exitCode = await runSettings(process.argv.slice(2), {
  output: process.stdout,
  errors: process.stderr,
  withCore: (dataDir, work) =>
    withCore(
      (dir) =>
        createCore({
          dataDir: dir,
          resourcesDir: join(root, 'resources'),
          engineDir: builtEngineDir(root),
          sightDir: null,
          startWorker: forkWorker(workerEntries(import.meta.url)),
          version: packageJson.version,
        }),
      dataDir === undefined ? dataFolder({ platform, env, home: homedir() }) : resolve(folder, dataDir),
      work,
    ),
})

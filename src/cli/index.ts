// The terminal host: `npm run analyze -- PHOTO...`. Never critiques, measures or stores anything: the core does.
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../../package.json' with { type: 'json' }
import { callersFolder } from '../core/commandLine.ts'
import { createCore } from '../core/index.ts'
import { builtEngineDir } from '../core/models/engineDir.ts'
import { builtSightDir } from '../core/models/sightDir.ts'
import { forkWorker, workerEntries } from '../server/startWorker.ts'
import { wantsLog, wantsSight } from './arguments.ts'
import { listenForInterrupts } from './interrupts.ts'
import { holdKeyboard } from './keyboard.ts'
import { run } from './run.ts'
import { withCore } from './session.ts'

const { version } = packageJson
const args = process.argv.slice(2)
const { stdin, stdout, stderr } = process
// What the children write is for its owner's eyes, too.
process.umask(0o077)

const folder = callersFolder('analyze', 'export')

const root = fileURLToPath(new URL('../..', import.meta.url))
const openCore = (dataDir: string) =>
  createCore({
    dataDir,
    resourcesDir: join(root, 'resources'),
    engineDir: builtEngineDir(root),
    sightDir: wantsSight(args) ? builtSightDir(root) : null,
    startWorker: forkWorker(workerEntries(import.meta.url)),
    version,
    ...(wantsLog(args) && { onRecord: (record) => void stderr.write(`${JSON.stringify(record)}\n`) }),
  })

// Whoever closes standard error wants no sentences; without a listener that would end the process.
stderr.on('error', () => undefined)

const interrupts = listenForInterrupts({
  signals: process,
  output: stdout,
  now: () => performance.now(),
  exit: () => process.exit(1),
})

process.exitCode = await run(args, {
  version,
  folder,
  output: stdout,
  coloured: stdout.isTTY && stdout.hasColors(),
  errors: stderr,
  interrupts,
  holdTerminal(restore) {
    const release = holdKeyboard(stdin, interrupts.press)
    process.once('exit', restore)
    return () => {
      process.off('exit', restore)
      release()
    }
  },
  withCore: (dataDir, work) =>
    withCore(openCore, dataDir === undefined ? undefined : resolve(folder, dataDir), work),
  now: Date.now,
})

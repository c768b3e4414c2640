// The terminal host of questions: `npm run ask`. Never answers anything: the core does.
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import packageJson from '../../package.json' with { type: 'json' }
import { callersFolder } from '../core/commandLine.ts'
import { createCore } from '../core/index.ts'
import { builtEngineDir } from '../core/models/engineDir.ts'
import { builtSightDir } from '../core/models/sightDir.ts'
import { forkWorker, workerEntries } from '../server/startWorker.ts'
import { wantsSight } from './arguments.ts'
import { runQuestions } from './ask/run.ts'
import { listenForInterrupts } from './interrupts.ts'
import { withCore } from './session.ts'

const args = process.argv.slice(2)
const { stdin, stdout, stderr } = process
const folder = callersFolder('ask')
const root = fileURLToPath(new URL('../..', import.meta.url))
// What the children write is for its owner's eyes, too.
process.umask(0o077)

const interrupts = listenForInterrupts({
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
    sightDir: wantsSight(args) ? builtSightDir(root) : null,
    startWorker: forkWorker(workerEntries(import.meta.url)),
    version: packageJson.version,
  })

/** Lines of the input; on a terminal each after `prompt`. Ctrl-C ends them. */
async function* typedLines(prompt: string): AsyncIterable<string> {
  const typed = createInterface({ input: stdin, ...(stdin.isTTY && { output: stdout }), prompt })
  typed.on('SIGINT', () => {
    interrupts.press()
    typed.close()
  })
  if (stdin.isTTY) typed.prompt()
  for await (const line of typed) {
    yield line
    if (stdin.isTTY) typed.prompt()
  }
}

process.exitCode = await runQuestions(args, {
  folder,
  output: stdout,
  errors: stderr,
  interrupts,
  lines: typedLines,
  withCore: (dataDir, work) =>
    withCore(openCore, dataDir === undefined ? undefined : resolve(folder, dataDir), work),
})

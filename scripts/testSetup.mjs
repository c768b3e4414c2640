// Before `npm test`: packages and the browser side by side, for one waits for the network while the other unpacks;
// then the vision engine, which is compiled with what the packages bring, and beside it the nets that look at
// photographs, which come over the network. Silent when there is nothing to do.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

async function succeeds(program, ...args) {
  const child = spawn(program, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  const [code] = await once(child, 'close')
  return code === 0
}

const prepared = await Promise.all([
  succeeds('node', 'scripts/setup.mjs'),
  succeeds('node', 'scripts/ensureChromium.mjs'),
])
if (!prepared.every(Boolean)) process.exit(1)
const built = await Promise.all([
  succeeds('npm', 'run', '-s', 'engine', '--', '--setup'),
  succeeds('npm', 'run', '-s', 'sight', '--', '--setup'),
])
process.exitCode = built.every(Boolean) ? 0 : 1

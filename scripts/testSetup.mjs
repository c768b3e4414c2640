// Before `npm test`: packages and the browser side by side, for one waits for the network while the other unpacks;
// then the vision engine, which is compiled with what the packages bring. Silent when there is nothing to do.
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
const isReady = prepared.every(Boolean) && (await succeeds('npm', 'run', '-s', 'engine', '--', '--setup'))
process.exitCode = isReady ? 0 : 1

// `npm start` where there is no desktop app to be had: one sentence, and the same app in the browser.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fetchElectron, obstacle } from '../scripts/desktop.ts'
import { temporaryFolder } from './support/core.ts'
import { root } from './support/paths.ts'
import { clientOf } from './support/serve.ts'

test('without a display it says so and serves the app on this computer', async () => {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env
  const args = [join(root, 'scripts', 'start.ts'), '--port', '0', `--data=${await temporaryFolder()}`]
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  const link = /^Mondrian: (\S+)\n/.exec(line)?.[1] ?? ''
  expect((await clientOf(link).get('/health/models')).status).toBe(200)
  expect(said).toMatch(/^There is no display here\. Mondrian opens in your browser instead\.\n/)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test.each<[Parameters<typeof obstacle>[0], string | null]>([
  [{ platform: 'linux', env: {}, uid: 1000 }, 'There is no display here.'],
  [{ platform: 'linux', env: { DISPLAY: ':0' }, uid: 0 }, 'Electron does not run as root.'],
  [{ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' }, uid: 1000 }, null],
  [{ platform: 'darwin', env: {}, uid: 501 }, null],
])('%j: %j', (machine, sentence) => expect(obstacle(machine)).toBe(sentence))

test('a binary that cannot be fetched is an answer, not an exception', async () => {
  const nowhere = { ELECTRON_MIRROR: 'http://127.0.0.1:9/', electron_config_cache: await temporaryFolder() }
  const elsewhere = { ELECTRON_OVERRIDE_DIST_PATH: await temporaryFolder() }
  expect(fetchElectron({ ...process.env, ...nowhere, ...elsewhere })).toBe(false)
})

// Before `npm test`: the browser that the end-to-end tests drive. Installed by apt where that can be done, named elsewhere.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const browser = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** Debian and its children. Ubuntu's chromium package is an empty shell around a snap. */
function isDebian() {
  const file = '/etc/os-release'
  return existsSync(file) && /^ID=debian$/m.test(readFileSync(file, 'utf8'))
}

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 2, 2] }).status === 0
}

if (!existsSync(browser)) {
  const mayInstall = isDebian() && process.getuid() === 0
  if (mayInstall) console.error('Installing Chromium for the end-to-end tests (once)...')
  if (!mayInstall || !aptGet('update') || !aptGet('install', '-y', 'chromium') || !existsSync(browser)) {
    console.error('The tests need Chromium: install it, or name the one you have in CHROMIUM_PATH.')
    process.exit(1)
  }
}

// Before `npm test`: the browser that the end-to-end tests drive. Installed by apt where that can be done, named elsewhere.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Those that the tests look for (test/support/chromium.ts), the one to install first. */
const known = JSON.parse(readFileSync(new URL('../test/support/browsers.json', import.meta.url), 'utf8'))
const isThere = () =>
  (process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : known).some((file) => existsSync(file))
// Without a font pages are measured by boxes in place of letters; nothing else that Chromium recommends is needed.
const packages = (browser) => ['install', '-y', '--no-install-recommends', browser, 'fonts-liberation']

/** Debian and its children. Ubuntu's chromium package is an empty shell around a snap. */
function isDebian() {
  const file = '/etc/os-release'
  return existsSync(file) && /^ID=debian$/m.test(readFileSync(file, 'utf8'))
}

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 2, 2] }).status === 0
}

if (!isThere()) {
  const mayInstall = isDebian() && process.getuid() === 0
  if (mayInstall) console.error('Installing Chromium for the end-to-end tests (once)...')
  const install = () =>
    aptGet('update') &&
    ['chromium-headless-shell', 'chromium'].some((browser) => aptGet(...packages(browser)))
  if (!mayInstall || !install() || !isThere()) {
    console.error('The tests need Chromium: install it, or name the one you have in CHROMIUM_PATH.')
    process.exit(1)
  }
}

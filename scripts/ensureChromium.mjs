// Before `npm test`: the browser that the end-to-end tests drive, and what reads its PDFs. Installed by apt where that can
// be done, named elsewhere.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Those that the tests look for (test/support/chromium.ts), the one to install first. */
const known = JSON.parse(readFileSync(new URL('../test/support/browsers.json', import.meta.url), 'utf8'))
const isThere = () =>
  (process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : known).some((file) => existsSync(file))
const readsPdf = () =>
  ['pdftotext', 'pdfimages'].every((name) =>
    process.env.PATH.split(delimiter).some((folder) => existsSync(join(folder, name))),
  )
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

const mayInstall = isDebian() && process.getuid() === 0
if (!isThere()) {
  if (mayInstall) console.error('Installing Chromium for the end-to-end tests (once)...')
  const install = () =>
    aptGet('update') &&
    ['chromium-headless-shell', 'chromium'].some((browser) => aptGet(...packages(browser)))
  if (!mayInstall || !install() || !isThere()) {
    console.error('The tests need Chromium: install it, or name the one you have in CHROMIUM_PATH.')
    process.exit(1)
  }
}
if (!readsPdf()) {
  if (mayInstall) console.error('Installing poppler-utils, which reads the PDFs of the tests (once)...')
  const install = () =>
    aptGet('update') && aptGet('install', '-y', '--no-install-recommends', 'poppler-utils')
  if (!mayInstall || !install() || !readsPdf()) {
    console.error('The tests need pdftotext and pdfimages: install Poppler (poppler-utils).')
    process.exit(1)
  }
}

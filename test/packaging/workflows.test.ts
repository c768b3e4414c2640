// The workflows, as far as they can be judged without running them: syntax, and that what they name exists.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { root } from '../support/paths.ts'

const check = '.github/workflows/check.yml'
const release = '.github/workflows/release.yml'
const advisories = '.github/workflows/advisories.yml'
const files = [check, release, advisories, '.github/actions/engine/action.yml']
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

/** The formatter reads YAML, and refuses what is none. */
function checkFormat(file: string) {
  const oxfmt = join(root, 'node_modules', 'oxfmt', 'bin', 'oxfmt')
  return spawnSync(process.execPath, [oxfmt, '--check', file], { cwd: root, encoding: 'utf8' })
}

it('knows YAML from what is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yaml-'))
  writeFileSync(join(folder, 'bad.yml'), 'a: 1\n b: [2\n')
  expect(checkFormat(join(folder, 'bad.yml')).stderr).toContain('Syntax error')
  rmSync(folder, { recursive: true })
})

describe.each(files)('%s', (file) => {
  const text = read(file)

  it('is YAML', () => expect(checkFormat(file)).toMatchObject({ status: 0 }))

  it("uses only GitHub's own actions, of a given version, and this repository's", () => {
    const used = matches(text, /uses: (\S+)/g)
    expect(used.length).toBeGreaterThan(0)
    for (const action of used) {
      if (action.startsWith('./')) expect(existsSync(join(root, action, 'action.yml'))).toBe(true)
      else expect(action).toMatch(/^actions\/[a-z-]+@v\d+$/)
    }
  })

  it('runs only scripts that package.json has', () => {
    const manifest = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')))
    const scripts = matches(text, /npm run (?:-s )?([\w:-]+)/g)
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([])
  })

  it('asks for no key of the matrix that the matrix lacks', () => {
    for (const key of matches(text, /\$\{\{ matrix\.(\w+)/g))
      expect(text).toMatch(new RegExp(`[{ -] ?${key}: `))
  })
})

it('checks on three systems, without secrets', () => {
  expect(new Set(matches(read(check), /runner: (\w+)-/g))).toEqual(new Set(['ubuntu', 'macos', 'windows']))
  expect(read(check)).not.toContain('secrets.')
})

it('may write only where the release is made', () => {
  for (const file of [check, release, advisories])
    expect(read(file)).toContain('\npermissions:\n  contents: read\n')
  expect(matches(read(release), /contents: (write)/g)).toHaveLength(1)
})

it('packs every system on itself', () => {
  const flags = matches(read(release), /flags: (--\w+ --\w+)/g)
  expect(flags).toEqual(['--linux --x64', '--mac --arm64', '--mac --x64', '--win --x64', '--win --arm64'])
})

it.each([
  ['darwin', 'x64', 'mac-x64'],
  ['darwin', 'arm64', 'mac-arm64-metal'],
  ['linux', 'x64', 'linux-x64-vulkan'],
  ['win32', 'x64', 'win-x64-vulkan'],
  ['win32', 'arm64', 'win-arm64'],
])('the lock has the native packages for %s on %s', (platform, arch, llama) => {
  const { packages } = z
    .object({ packages: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(read('package-lock.json')))
  expect(Object.keys(packages)).toEqual(
    expect.arrayContaining([
      `node_modules/@node-llama-cpp/${llama}`,
      `node_modules/@img/sharp-${platform}-${arch}`,
    ]),
  )
  expect(existsSync(join(root, 'node_modules/better-sqlite3/prebuilds', `${platform}-${arch}.node`))).toBe(
    true,
  )
})

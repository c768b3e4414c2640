import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { programName, readPrograms, startCommand, withProgram, writePrograms } from './programList.ts'

test('a program is called as its file is, without what a system calls programs', () => {
  expect(programName('/Applications/Photo Editor.app')).toBe('Photo Editor')
  expect(programName('/usr/bin/darktable')).toBe('darktable')
  expect(programName('/opt/gimp-2.10')).toBe('gimp-2.10')
})

test('the newest stands first, each once, and the oldest of many goes', () => {
  const all = ['/a', '/b', '/c', '/d', '/e', '/f', '/b'].reduce(withProgram, [])
  expect(all.map(({ name }) => name)).toEqual(['b', 'f', 'e', 'd', 'c'])
})

test('they are kept; what is no list is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mondrian-programs-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'programs.json')
  expect(readPrograms(file)).toEqual([])
  writePrograms(file, withProgram([], '/usr/bin/gimp'))
  expect(readPrograms(file)).toEqual([{ name: 'gimp', path: '/usr/bin/gimp' }])
  for (const text of ['{', '{"a":1}', '[{"name":"x"}]']) {
    writeFileSync(file, text)
    expect(readPrograms(file)).toEqual([])
  }
})

test('the file is an argument of its own, whatever it is called', () => {
  expect(startCommand('/usr/bin/gimp', '/p/a b; rm.jpg', 'linux')).toEqual([
    '/usr/bin/gimp',
    ['/p/a b; rm.jpg'],
  ])
  expect(startCommand('/Applications/X.app', '/p/a.jpg', 'darwin')).toEqual([
    '/usr/bin/open',
    ['-a', '/Applications/X.app', '/p/a.jpg'],
  ])
})

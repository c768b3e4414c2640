// What main uses of Electron must be modelled: its sources are checked against the stand-in's own types.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../support/core.ts'
import { root } from '../support/paths.ts'

const cache = join(root, '.cache', 'standin')

/** Electron's types without its modules, so that `electron` can mean the stand-in. */
beforeAll(() => {
  const types = readFileSync(join(root, 'node_modules', 'electron', 'electron.d.ts'), 'utf8')
  const bare = types.replaceAll(/declare module '(?:node:)?electron[^']*' \{[^}]*\}/g, '')
  mkdirSync(cache, { recursive: true })
  writeFileSync(join(cache, 'electron.d.ts'), bare)
})

function check(config: string): string {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', config], { cwd: root, encoding: 'utf8' })
  return stdout
}

test('main uses nothing that the stand-in lacks', () => {
  expect(check('test/standin/tsconfig.json')).toBe('')
})

test('what the stand-in lacks, or has otherwise, is seen', async () => {
  const folder = await temporaryFolder()
  const source = [
    "import { app, Menu } from 'electron'",
    'app.setBadgeCount(3)',
    'const version: number = app.getVersion()',
    'Menu.sendActionToFirstResponder(String(version))',
  ]
  writeFileSync(join(folder, 'planted.ts'), source.join('\n'))
  const config = {
    extends: join(root, 'test', 'standin', 'tsconfig.json'),
    compilerOptions: { typeRoots: [join(root, 'node_modules', '@types')] },
    include: ['planted.ts', join(cache, 'electron.d.ts')],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const lines = check(join(folder, 'tsconfig.json')).split('\n')
  const found = lines.flatMap((line) => /^.*planted\.ts\((\d)/.exec(line)?.[1] ?? [])
  expect(found).toEqual(['2', '3', '4'])
})

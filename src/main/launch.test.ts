import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { handOverSchema, readLaunch } from './launch.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'launch-'))
  writeFileSync(join(folder, 'a.jpg'), '')
})
afterAll(() => rmSync(folder, { recursive: true }))

it('takes files that exist, from the folder it was called in, and leaves switches and typing mistakes', () => {
  const argv = ['/opt/Mondrian', '--no-first-run', 'a.jpg', 'b.jpg', '--data=studio']
  const { dataDir, paths } = readLaunch({ argv, appPath: '/opt/app.asar', folder })
  expect(paths).toEqual([join(folder, 'a.jpg')])
  expect(dataDir).toBe(join(folder, 'studio'))
})

it('does not take the app for a photograph where a bare Electron runs it', () => {
  const argv = ['electron', '--inspect=0', folder, 'a.jpg']
  expect(readLaunch({ argv, appPath: folder, folder }).paths).toEqual([join(folder, 'a.jpg')])
})

it('keeps what it knows in the usual folder when none is named', () => {
  const { dataDir } = readLaunch({ argv: ['mondrian', '--data='], appPath: '/app', folder })
  expect(dataDir).toMatch(/mondrian$/i)
})

it('looks at photographs, and loads a model ahead, unless it is told not to', () => {
  const launch = (...args: string[]) => readLaunch({ argv: ['mondrian', ...args], appPath: '/app', folder })
  expect(launch()).toMatchObject({ sight: true, loadsAhead: true })
  expect(launch('--no-sight', '--no-preload')).toMatchObject({ sight: false, loadsAhead: false })
})

it.each([null, {}, { paths: 'a.jpg' }, { paths: [1] }, { paths: ['x'.repeat(5000)] }])(
  'takes nothing that is no list of paths from another start: %j',
  (handedOver) => expect(handOverSchema.safeParse(handedOver).success).toBe(false),
)

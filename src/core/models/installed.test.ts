import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { installedModels } from './installed.ts'

function folderWith(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'mondrian-installed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), '')
  }
  return folder
}

it('finds models in folders of their own, each with eyes of the same name', async () => {
  const folder = folderWith(
    'b.gguf',
    'mmproj-b.gguf',
    'maker/One-GGUF/one-Q4.gguf',
    'maker/One-GGUF/mmproj-F16.gguf',
    'maker/Two-GGUF/two-Q4.GGUF',
    'maker/Two-GGUF/mmproj-F16.gguf',
    'maker/notes.txt',
    '.cache/c.gguf',
  )
  expect(await installedModels(folder)).toEqual([
    'b.gguf',
    'maker/One-GGUF/one-Q4.gguf',
    'maker/Two-GGUF/two-Q4.GGUF',
  ])
})

it('passes over what belongs to a model and is none', async () => {
  const companions = ['a-mmproj-F16', 'a.imatrix', 'mtp-a', 'a-eagle3-Q8', 'dflash-a', 'dspark-a', 'MMPROJ']
  const folder = folderWith('a.gguf', 'smtp-a.gguf', ...companions.map((name) => `${name}.gguf`))
  expect(await installedModels(folder)).toEqual(['a.gguf', 'smtp-a.gguf'])
})

it('lists a model in several files once, by the first that is there', async () => {
  const parts = (name: string, from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_, index) => {
      return `${name}-${String(from + index).padStart(5, '0')}-of-${String(to).padStart(5, '0')}.gguf`
    })
  const folder = folderWith(
    'a-Q4.gguf',
    'a-Q8.gguf',
    ...parts('big', 1, 12),
    ...parts('big', 1, 3),
    ...parts('x/other', 2, 3),
  )
  expect(await installedModels(folder)).toEqual([
    'a-Q4.gguf',
    'a-Q8.gguf',
    'big-00001-of-00003.gguf',
    'big-00001-of-00012.gguf',
    'x/other-00002-of-00003.gguf',
  ])
})

it('follows links to files and folders, but not in circles', async () => {
  const elsewhere = folderWith('blobs/0a', 'more/c.gguf')
  const folder = folderWith('a.gguf')
  symlinkSync(join(elsewhere, 'blobs/0a'), join(folder, 'b.gguf'))
  symlinkSync(join(elsewhere, 'more'), join(folder, 'more'))
  symlinkSync(folder, join(folder, 'up'))
  symlinkSync(join(folder, 'gone'), join(folder, 'gone.gguf'))
  expect(await installedModels(folder)).toEqual(['a.gguf', 'b.gguf', 'more/c.gguf'])
})

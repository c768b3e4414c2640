// Advisors of a person's own: written so that they are read again, never over another one unasked, removed and brought back.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sampleAdvisor } from '../../shared/testing/samples.ts'
import { loadAdvisors } from './index.ts'
import { advisorText, readAdvisor, removeAdvisor, saveAdvisor, type AdvisorFolders } from './own.ts'
import { parseAdvisor } from './parse.ts'

let folders: AdvisorFolders
let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'own-advisors-'))
  folders = { shippedDir: join(root, 'shipped'), userDir: join(root, 'own') }
  await mkdir(folders.shippedDir)
  await writeFile(join(folders.shippedDir, 'ansel.md'), advisorText(sampleAdvisor('ansel', 'Ansel Adams')))
})
afterEach(() => rm(root, { recursive: true }))

const mine = {
  ...sampleAdvisor('mine', 'Mine: "a & *b"'),
  years: '',
  prompt: '---\nLook: twice.\n\n- then # again',
}

test('what was written is read again as it was, whatever signs of YAML it has', () => {
  expect(parseAdvisor(advisorText(mine))).toEqual(mine)
  const awkward = {
    ...mine,
    years: '1902',
    bio: `${'long words '.repeat(90)}end`,
    focusAreas: ['- no', 'yes: no'],
  }
  expect(parseAdvisor(advisorText(awkward))).toEqual(awkward)
})

test('one is kept, replaced only when that is wanted, and listed as own', async () => {
  await saveAdvisor(folders, mine, false)
  await expect(saveAdvisor(folders, mine, false)).rejects.toMatchObject({ code: 'bad-request' })
  await expect(saveAdvisor(folders, { ...mine, id: 'ansel' }, false)).rejects.toMatchObject({
    message: 'There is an advisor with the id "ansel" already.',
  })
  await saveAdvisor(folders, { ...mine, voice: 'Another.' }, true)
  const { advisors, own, problems } = await loadAdvisors(folders)
  expect([own, problems]).toEqual([['mine'], []])
  expect(advisors.find(({ id }) => id === 'mine')?.voice).toBe('Another.')
  expect(await readdir(folders.userDir)).toEqual(['mine.md'])
})

test('one in a file of another name is replaced there, and a file that cannot be read stays', async () => {
  await mkdir(folders.userDir)
  await writeFile(join(folders.userDir, 'mine.md'), 'broken')
  await writeFile(join(folders.userDir, 'other.md'), advisorText(mine))
  await saveAdvisor(folders, { ...mine, voice: 'Another.' }, true)
  expect((await readdir(folders.userDir)).toSorted()).toEqual(['mine.md', 'other.md'])
  await saveAdvisor(folders, { ...mine, id: 'mine-too' }, false)
  expect((await loadAdvisors(folders)).own).toEqual(['mine-too', 'mine'])
})

test('only own ones are removed, and the text brings them back', async () => {
  await saveAdvisor(folders, mine, false)
  const { text } = await removeAdvisor(folders, 'mine')
  expect((await loadAdvisors(folders)).own).toEqual([])
  expect(await saveAdvisor(folders, parseAdvisor(text), false)).toEqual(mine)
  await expect(removeAdvisor(folders, 'ansel')).rejects.toMatchObject({ code: 'not-found' })
  expect(await readAdvisor(folders, 'ansel')).toMatchObject({ name: 'ansel.md', own: false })
  expect(await readAdvisor(folders, 'mine')).toMatchObject({ own: true })
  await expect(readAdvisor(folders, 'nobody')).rejects.toMatchObject({ code: 'not-found' })
})

import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadAdvisors } from './index.ts'

const shippedDir = fileURLToPath(new URL('../../../resources/advisors', import.meta.url))
const file = (id: string, name = 'Own'): string =>
  `---\nid: ${id}\nname: ${name}\nyears:\ntradition: own\nbio: b\nfocus:\n  - color\nfocusAreas:\n  - a\nvoice: v\n---\nLook.\n`

describe('loadAdvisors', () => {
  let userDir: string

  beforeEach(async () => {
    userDir = await mkdtemp(join(tmpdir(), 'advisors-'))
  })
  afterEach(() => rm(userDir, { recursive: true }))

  it('takes a user folder that does not exist for an empty one', async () => {
    const { advisors, problems } = await loadAdvisors({ shippedDir, userDir: join(userDir, 'none') })
    expect(advisors).toHaveLength((await readdir(shippedDir)).length)
    expect(problems).toEqual([])
  })

  it('adds the user’s own and lets one replace a shipped one in its place', async () => {
    await writeFile(join(userDir, 'mine.md'), file('mine'))
    await writeFile(join(userDir, 'my-ansel.md'), file('ansel', 'My Ansel'))
    await writeFile(join(userDir, 'notes.txt'), 'no advisor')
    const { advisors, problems } = await loadAdvisors({ shippedDir, userDir })
    expect(problems).toEqual([])
    expect(advisors[0]).toMatchObject({ id: 'ansel', name: 'My Ansel' })
    expect(advisors.at(-1)).toMatchObject({ id: 'mine' })
    expect(new Set(advisors.map((advisor) => advisor.id)).size).toBe(advisors.length)
  })

  it('names a user folder that cannot be read, and keeps the shipped ones', async () => {
    await writeFile(join(userDir, 'advisors'), 'no folder')
    const { advisors, problems } = await loadAdvisors({ shippedDir, userDir: join(userDir, 'advisors') })
    expect(advisors).toHaveLength((await readdir(shippedDir)).length)
    expect(problems).toEqual([{ file: 'advisors', message: 'This folder could not be read (ENOTDIR).' }])
  })

  it('names each broken file with its reason and keeps the good ones', async () => {
    await writeFile(join(userDir, 'a-good.md'), file('good'))
    await writeFile(join(userDir, 'b-same.md'), file('good'))
    await writeFile(join(userDir, 'c-broken.md'), 'nothing')
    await writeFile(join(userDir, 'd-large.md'), `${file('large')}${'x'.repeat(64 * 1024)}`)
    await writeFile(join(userDir, 'e-bytes.md'), Buffer.from([0x2d, 0x2d, 0xff]))
    await mkdir(join(userDir, 'f-folder.md'))
    const { advisors, problems } = await loadAdvisors({ shippedDir, userDir })
    expect(advisors.at(-1)).toMatchObject({ id: 'good' })
    expect(problems).toEqual([
      { file: 'b-same.md', message: 'Another file before it has the id "good" too.' },
      { file: 'c-broken.md', message: 'The file does not begin with a line "---".' },
      { file: 'd-large.md', message: 'This file is larger than 64 KB.' },
      { file: 'e-bytes.md', message: 'This file is not UTF-8 text.' },
      { file: 'f-folder.md', message: 'This is not a file.' },
    ])
  })
})

describe('the shipped advisors', async () => {
  const { advisors, problems } = await loadAdvisors({ shippedDir, userDir: join(shippedDir, 'none') })
  /** What a model could carry over into the critique of another picture. */
  const concrete =
    /\b(rocks?|mountains?|rivers?|trees?|flowers?|petals?|leaves|shells?|peppers?|bones?|faces?|skin|windows?|buildings?|bridges?|roofs?|streets?|cars?|boats?|clouds?|sky|skies|sun|moon|stars?|water|waves?|snow|(?<!depth of )fields?|wheat|metal|steel|titanium|horizon)\b/i

  it('are all usable, and the nine that were promised', () => {
    expect(problems).toEqual([])
    expect(advisors.map((advisor) => advisor.id).toSorted()).toEqual([
      'ansel',
      'cunningham',
      'gehry',
      'gilpin',
      'mondrian',
      'okeefe',
      'vangogh',
      'watkins',
      'weston',
    ])
  })

  it.each(advisors)('$id: stands in the file of its name', async ({ id }) => {
    expect(await readFile(join(shippedDir, `${id}.md`), 'utf8')).toContain(`\nid: ${id}\n`)
  })

  it.each(advisors)('$id: states a life of plausible years', ({ years }) => {
    const [born, died] = years.split('-').map(Number)
    expect(died! - born!).toBeGreaterThan(30)
    expect(died! - born!).toBeLessThan(100)
  })

  it.each(advisors)('$id: gives a model nothing to copy', ({ tradition, focusAreas, voice, prompt }) => {
    const shown = [tradition, ...focusAreas, voice, prompt].join('\n')
    expect(shown).not.toMatch(/\d/)
    expect(shown).not.toMatch(concrete)
    expect(shown).not.toMatch(/["“”]/)
    expect(shown).not.toMatch(/\bI\b|\bmy\b/)
  })

  it.each(advisors)('$id: has a prompt of a useful length and a full bio', ({ prompt, bio, focusAreas }) => {
    expect(prompt.length).toBeGreaterThan(450)
    expect(prompt.length).toBeLessThan(900)
    expect(bio.length).toBeGreaterThan(200)
    expect(focusAreas.length).toBeGreaterThanOrEqual(4)
  })

  it('speak in voices of their own', () => {
    const voices = advisors.map(({ voice, prompt }) => {
      return new Set(`${voice} ${prompt}`.toLowerCase().match(/[a-z]{5,}/g))
    })
    voices.forEach((mine, index) => {
      for (const other of voices.slice(index + 1)) {
        const common = [...mine].filter((word) => other.has(word)).length
        expect(common / Math.min(mine.size, other.size)).toBeLessThan(0.25)
      }
    })
  })
})

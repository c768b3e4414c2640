import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sourceLine } from '../../shared/references.ts'
import { loadAdvisors } from '../advisors/index.ts'
import { parseCards, readCardFiles } from './load.ts'
import { parseCard } from './parse.ts'

const resources = join(import.meta.dirname, '..', '..', '..', 'resources')
const words = 'Light has a direction and shadows tell of it. '.repeat(8).trim()
const fields = `id: side-light
title: Light from the side
topic: light
situations: [portrait]
advisors: [ansel]
keywords: [side light, relief]
sources:
  - author: Ansel Adams
    work: The Negative
    year: 1981`
const cardText = (front = fields, body = words): string => `---\n${front}\n---\n\n${body}\n`

describe('the cards that ship', async () => {
  const { cards, problems } = parseCards(await readCardFiles(join(resources, 'references')))
  const folders = { shippedDir: join(resources, 'advisors'), userDir: join(resources, 'none') }
  const { advisors } = await loadAdvisors(folders)

  it('are all readable, and enough', () => {
    expect(problems).toEqual([])
    expect(cards.length).toBeGreaterThanOrEqual(60)
    expect(cards.length).toBeLessThanOrEqual(120)
  })

  it('name advisors that are there', () => {
    const known = new Set(advisors.map(({ id }) => id))
    expect(cards.flatMap((card) => card.advisors.filter((id) => !known.has(id)))).toEqual([])
    expect([...known].filter((id) => !cards.some((card) => card.advisors.includes(id)))).toEqual([])
  })

  it('say one year of one work, and nothing in the words of others', () => {
    const years = new Map<string, Set<number>>()
    for (const { author, work, year } of cards.flatMap(({ sources }) => sources)) {
      const key = `${author}, ${work}`
      years.set(key, (years.get(key) ?? new Set()).add(year))
    }
    expect([...years].filter(([, each]) => each.size > 1)).toEqual([])
    expect(cards.filter(({ body }) => /["“”«»]/.test(body)).map(({ id }) => id)).toEqual([])
  })

  it('have a title each', () => {
    expect(new Set(cards.map(({ title }) => title)).size).toBe(cards.length)
  })
})

describe('parseCard', () => {
  it('reads a card', () => {
    const card = parseCard(cardText())
    expect(card).toMatchObject({ id: 'side-light', body: words, sources: [{ year: 1981 }] })
    expect(sourceLine(card)).toBe('Ansel Adams, The Negative, 1981')
    expect(sourceLine({ sources: [] })).toBe('Our own wording of common practice')
  })

  it.each([
    ['nothing above', words, /does not begin/],
    ['an unknown topic', cardText(fields.replace('topic: light', 'topic: lamps')), /"topic"/],
    ['an unknown situation', cardText(fields.replace('[portrait]', '[selfie]')), /"situations.0"/],
    ['a source without a year', cardText(fields.replace('\n    year: 1981', '')), /"sources.0.year"/],
    ['a year that is none', cardText(fields.replace('1981', 'about 1981')), /"sources.0.year"/],
    [
      'a source without an author',
      cardText(fields.replace('- author: Ansel Adams\n    work', '- work')),
      /author/,
    ],
    ['an unknown field', cardText(`${fields}\nlook: red`), /"look" is not known/],
    ['too few words', cardText(fields, words.slice(0, 240)), /60 to 140/],
    ['too many words', cardText(fields, `${words} ${words}`), /"body"|60 to 140/],
  ])('refuses %s with one sentence', (_, text, sentence) => {
    expect(() => parseCard(text)).toThrow(sentence)
  })
})

describe('parseCards', () => {
  const folderWith = async (files: Record<string, string>): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'mondrian-cards-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    return folder
  }

  it('names a bad card once and keeps the others', async () => {
    const folder = await folderWith({
      'side-light.md': cardText(),
      'bad.md': 'no card',
      'other.md': cardText(),
    })
    const { cards, problems } = parseCards(await readCardFiles(folder))
    expect(cards.map(({ id }) => id)).toEqual(['side-light'])
    expect(problems.map(({ file }) => file)).toEqual(['bad.md', 'other.md'])
  })

  it('has another hash for another text', async () => {
    const one = await readCardFiles(await folderWith({ 'side-light.md': cardText() }))
    const other = await readCardFiles(
      await folderWith({ 'side-light.md': cardText(fields.replace('relief', 'form')) }),
    )
    expect(one.hash).not.toBe(other.hash)
  })
})

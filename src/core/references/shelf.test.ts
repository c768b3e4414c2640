import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createShelf, mostCards, noCardFits, type Shelf } from './shelf.ts'

const shipped = join(import.meta.dirname, '..', '..', '..', 'resources', 'references')
const question = 'How do I get silky water in a waterfall?'

async function ownShelf(): Promise<{ shelf: Shelf; folder: string; problems: string[] }> {
  const dir = await mkdtemp(join(tmpdir(), 'mondrian-shelf-'))
  const folder = join(dir, 'references')
  await cp(shipped, folder, { recursive: true })
  const problems: string[] = []
  const shelf = createShelf(dir, (file) => problems.push(file))
  onTestFinished(async () => {
    shelf.close()
    await rm(dir, { recursive: true, force: true })
  })
  return { shelf, folder, problems }
}

const first = async (shelf: Shelf): Promise<string | undefined> => (await shelf.find(question)).cards[0]?.id

describe('createShelf', () => {
  it('finds at most three cards, the right one first', async () => {
    const { shelf, problems } = await ownShelf()
    const { cards, unused } = await shelf.find(question)
    expect(cards[0]?.id).toBe('long-exposure')
    expect(cards.length).toBeLessThanOrEqual(mostCards)
    expect(unused).toBeNull()
    expect(problems).toEqual([])
  })

  it('makes one index for many questions', async () => {
    const { shelf } = await ownShelf()
    await shelf.find(question)
    const made = shelf.index()
    await shelf.find(question)
    expect(shelf.index()).toBe(made)
  })

  it.each([
    ['is empty', 'DELETE FROM cards'],
    ['lost a card', "DELETE FROM cards WHERE id = 'long-exposure'"],
    ['has a card twice', "INSERT INTO cards SELECT * FROM cards WHERE id = 'zones'"],
    ['is of other cards', "UPDATE made_of SET hash = 'another'"],
    ['does not say of which', 'DELETE FROM made_of'],
    ['lost its table', 'DROP TABLE cards'],
  ])('notices an index that %s, and makes it again', async (_, damage) => {
    const { shelf } = await ownShelf()
    await shelf.find(question)
    const damaged = shelf.index()!
    damaged.db.exec(damage)
    expect(await first(shelf)).toBe('long-exposure')
    expect(shelf.index()).not.toBe(damaged)
  })

  it('makes it again for other cards', async () => {
    const { shelf, folder } = await ownShelf()
    await shelf.find(question)
    const stale = shelf.index()
    await rm(join(folder, 'long-exposure.md'))
    expect(await first(shelf)).not.toBe('long-exposure')
    expect(shelf.index()).not.toBe(stale)
  })

  it('names a card that cannot be used once, and finds the others', async () => {
    const { shelf, folder, problems } = await ownShelf()
    await writeFile(join(folder, 'zones.md'), 'no card')
    expect(await first(shelf)).toBe('long-exposure')
    expect(await first(shelf)).toBe('long-exposure')
    expect(problems).toEqual(['zones.md'])
  })

  it('says why there is none: no folder, no card, none that fits', async () => {
    const { shelf, folder } = await ownShelf()
    expect(await shelf.find('What is the capital of France?')).toMatchObject({
      cards: [],
      unused: noCardFits,
    })
    for (const name of await readdir(folder)) await rm(join(folder, name))
    const { cards, unused } = await shelf.find(question)
    expect(cards).toEqual([])
    expect(unused).toMatch(/could not be read/)
    await rm(folder, { recursive: true })
    expect((await shelf.find(question)).unused).toMatch(/could not be read/)
  })

  it('has each card by its id', async () => {
    const { shelf } = await ownShelf()
    expect(await shelf.get('zones')).toMatchObject({ id: 'zones', topic: 'exposure' })
    expect(await shelf.get('none')).toBeNull()
  })
})

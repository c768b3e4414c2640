import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { firstCraftQuestions } from '../../shared/references.ts'
import { carrying } from './wording.ts'
import { parseCards, readCardFiles } from './load.ts'
import { createShelf } from './shelf.ts'
import { heldOutQuestions } from './testing/heldOut.ts'
import { strangeQuestions, workedQuestions } from './testing/worked.ts'

const resourcesDir = join(import.meta.dirname, '..', '..', '..', 'resources')
const shelf = createShelf(resourcesDir, (file) => expect.fail(file))
afterAll(() => shelf.close())

type Row = { right: string[]; question: string }
const tableOf = (lines: string): Row[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.split(' | '))
    .map(([ids, question]) => ({ right: ids!.split(', '), question: question! }))
const worked = tableOf(workedQuestions)
const heldOut = tableOf(heldOutQuestions)

/** Which questions do not get a right card among three; by the words as they are asked alone, and by all that is done. */
async function missed(rows: Row[]): Promise<{ plain: string[]; found: string[]; surely: string[] }> {
  const plain: string[] = []
  const found: string[] = []
  const surely: string[] = []
  for (const { right, question } of rows) {
    const { cards, isSure } = await shelf.find(question)
    if (!cards.some(({ id }) => right.includes(id))) found.push(question)
    if (isSure && !right.includes(cards[0]!.id)) surely.push(`${question} -> ${cards[0]!.id}`)
    const own = question.toLowerCase().match(/[\p{L}\p{N}]+/gu)!
    const alone = shelf.index()!.search({ own, phrases: [], also: [] }, { most: 3, plain: true })
    if (!alone.some(({ id }) => right.includes(id))) plain.push(question)
  }
  return { plain, found, surely }
}

describe('retrieval', () => {
  it('knows every card that the tables name', async () => {
    const { cards } = parseCards(await readCardFiles(join(resourcesDir, 'references')))
    const ids = new Set(cards.map(({ id }) => id))
    expect([...worked, ...heldOut].flatMap(({ right }) => right.filter((id) => !ids.has(id)))).toEqual([])
    expect(heldOut.filter(({ question }) => worked.some((each) => each.question === question))).toEqual([])
  })

  it.each([
    ['worked', worked],
    ['held-out', heldOut],
  ])('has a right card among three for nine of ten %s questions', async (name, rows) => {
    const { plain, found, surely } = await missed(rows)
    const of = rows.length
    console.log(`${name} questions: ${of - found.length} of ${of} right, plain ${of - plain.length}`, found)
    expect(found.length).toBeLessThanOrEqual(0.1 * of)
    expect(surely).toEqual([])
  })

  it.each(firstCraftQuestions)('surely answers "%s", which the window begins with', async (question) => {
    expect((await shelf.find(question)).isSure).toBe(true)
  })

  it.each(strangeQuestions.trim().split('\n'))('is not sure of "%s"', async (question) => {
    expect((await shelf.find(question)).isSure).toBe(false)
  })

  it.each(['', '?!', '"', 'a'.repeat(5000), 'AND (OR* NOT ^', '") OR id:"', '写真', 'the and of'])(
    'answers %j with a reason and no card',
    async (question) => {
      const { cards, unused } = await shelf.find(question)
      expect(cards).toEqual([])
      expect(unused).toMatch(/^No references were used: /)
    },
  )

  it('keeps to a kind of photograph, and to what holds for all', async () => {
    const { cards } = await shelf.find('Where do I focus so everything is sharp?', 'portrait')
    expect(cards.length).toBeGreaterThan(0)
    expect(
      cards.filter(({ situations }) => situations.length > 0 && !situations.includes('portrait')),
    ).toEqual([])
  })

  it('leaves out what carries nothing, and words twice', () => {
    expect(carrying('How should I use the light, and the LIGHT?')).toEqual(['light'])
  })
})

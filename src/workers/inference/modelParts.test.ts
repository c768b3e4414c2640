import { copyFileSync, cpSync, mkdtempSync, rmSync, truncateSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as fixtures from '../../../test/fixtures/gguf/index.ts'
import { partName } from '../../../test/fixtures/gguf/split.ts'
import { engines } from './engines/index.ts'
import { noHost, reload, write } from './engines/testEngine.ts'
import { readGgufHeader } from './ggufHeader.ts'
import { inspectModel } from './inspectModel.ts'
import { modelVersion } from './modelParts.ts'

const whole = await fixtures.tinyText()

/** A folder with the parts of the tiny model, called "m". */
async function parts(count: number, isFirstEmpty = true) {
  const folder = mkdtempSync(join(tmpdir(), 'mondrian-parts-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const first = await fixtures.tinyTextInParts(count, isFirstEmpty)
  const name = basename(first).replace(/-00001-of-.*/, '')
  const at = (index: number): string => join(folder, partName('m', index, count))
  for (let index = 0; index < count; index++) {
    copyFileSync(join(dirname(first), partName(name, index, count)), at(index))
  }
  return { folder, at }
}
const refusal = (path: string): string => {
  try {
    readGgufHeader(path)
    return 'accepted'
  } catch (error) {
    return (error as Error).message
  }
}

describe.each([
  [2, true],
  [2, false],
  [3, true],
  [12, false],
])('a model in %i parts, the first without weights: %s', (count, isFirstEmpty) => {
  test('is read by its first part', async () => {
    const { at } = await parts(count, isFirstEmpty)
    expect(readGgufHeader(at(0))).toEqual(readGgufHeader(whole))
    expect(readGgufHeader(at(0)).parameters).toBeGreaterThan(100_000)
    expect(inspectModel({ modelPath: at(0), engineDir: null })).toMatchObject({
      model: { name: 'Tiny text' },
    })
  })

  test.each(engines)('writes in $name what the whole one writes', async ({ create }) => {
    const engine = create(noHost)
    onTestFinished(() => engine.unload())
    const { at } = await parts(count, isFirstEmpty)
    await reload(engine, at(0))
    const { text } = await write(engine, { maxTokens: 20 })
    await reload(engine, whole)
    expect(text).toBe((await write(engine, { maxTokens: 20 })).text)
  })
})

test('a part that is missing, cut off or of another model is named', async () => {
  const missing = await parts(3)
  rmSync(missing.at(2))
  expect(refusal(missing.at(0))).toBe(
    'Part 3 of 3 of this model is missing: put "m-00003-of-00003.gguf" beside the first.',
  )
  const cut = await parts(3)
  truncateSync(cut.at(1), 1000)
  expect(refusal(cut.at(0))).toMatch(
    /^Part 2 of 3 of this model cannot be used: only \d+ % of it is there\.$/,
  )
  const other = await parts(3)
  cpSync(whole, other.at(1))
  expect(refusal(other.at(0))).toBe('Part 2 of 3 of this model cannot be used: it is another file.')
})

test('another part than the first says which file to choose', async () => {
  const { at } = await parts(3)
  expect(refusal(at(1))).toBe('This is part 2 of 3 of a model: choose "m-00001-of-00003.gguf".')
  rmSync(at(0))
  expect(refusal(at(1))).toBe('This is part 2 of 3 of a model: part 1 is missing beside it.')
})

test('parts that were given other names are told which names they need', async () => {
  const { folder, at } = await parts(2)
  const renamed = join(folder, 'model.gguf')
  cpSync(at(0), renamed)
  expect(refusal(renamed)).toBe(
    'This is part 1 of 2 of a model: name its parts "NAME-00001-of-00002.gguf" and so on.',
  )
})

test.each(['m.gguf-split-a', 'm.gguf.part1of2', 'm.gguf.001'])('the piece %s is to be joined', (name) => {
  expect(refusal(join(tmpdir(), name))).toBe(
    'This is a piece of a model file: join all its pieces into one first.',
  )
})

test('a part that was replaced makes another model of it', async () => {
  const { at } = await parts(3)
  const before = modelVersion(at(0))
  utimesSync(at(2), 1, 1)
  expect(modelVersion(at(0))).not.toBe(before)
})

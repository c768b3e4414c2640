import { afterAll, describe, expect, test } from 'vitest'
import { recital, tinyText } from '../../../../test/fixtures/gguf/index.ts'
import { remoteOverLlamaServer } from '../remote/testing/overLlamaServer.ts'
import { engines } from './index.ts'
import { noHost, reload, write } from './testEngine.ts'

const { path, raw } = await recital()
const tiny = await tinyText()

describe.each([...engines, remoteOverLlamaServer])('$name counts', ({ create }) => {
  const engine = create(noHost)
  afterAll(() => engine.unload())

  test('one token per step, and the whole prompt at every step', async () => {
    await reload(engine, path)
    const { steps, finish, progress } = await write(engine)
    expect(steps.map((step) => step.generationTokens)).toEqual(steps.map((_, i) => i + 1))
    expect(new Set(steps.map((step) => step.promptTokens))).toEqual(new Set([finish.promptTokens]))
    expect(finish.generationTokens).toBe(steps.length)
    expect(finish.cachedTokens).toBe(0)
    expect(progress[0]).toEqual({ stage: 'prompting', processed: 0, total: finish.promptTokens, cached: 0 })
    expect(steps[0]).toMatchObject({ generationTps: null })
    expect(finish.promptTps).toBeGreaterThan(0)
    expect(finish.generationTps).toBeGreaterThan(0)
    expect(finish.peakMemoryBytes).toBeGreaterThan(10_000_000)
  })

  test('what a prompt shares with the one before as cached', async () => {
    await reload(engine, path)
    const system = 'The same rules for every photograph. '.repeat(20)
    const first = await write(engine, { system, user: 'One.' })
    const again = await write(engine, { system, user: 'One.' })
    const other = await write(engine, { system, user: 'Two. [[second]]' })
    expect(again.finish.promptTokens).toBe(first.finish.promptTokens)
    expect(again.finish.cachedTokens).toBe(first.finish.promptTokens - 1)
    expect(other.finish.cachedTokens).toBeGreaterThan(20)
    expect(other.finish.cachedTokens).toBeLessThan(other.finish.promptTokens - 1)
    expect([first.text, again.text, other.text]).toEqual([raw.first, raw.first, raw.second])
  })

  test('a long prompt in steps up to its last tokens', async () => {
    await reload(engine, path)
    const { progress, finish } = await write(engine, { user: 'word '.repeat(600), maxTokens: 1 })
    expect(progress.length).toBeGreaterThan(4)
    expect(progress.map((p) => p.processed)).toEqual(
      progress.map((p) => p.processed).toSorted((a, b) => a - b),
    )
    expect(progress.every((p) => p.total === finish.promptTokens)).toBe(true)
    expect(progress.at(-1)?.processed).toBeGreaterThanOrEqual(finish.promptTokens - 1)
  })

  test('special tokens only where the template puts them', async () => {
    await reload(engine, tiny)
    const promptTokens = async (user: string): Promise<number> =>
      (await write(engine, { user, maxTokens: 1 })).finish.promptTokens
    const plain = await promptTokens('x')
    expect(await promptTokens('x<|im_end|>')).toBeGreaterThan(plain + 3)
    expect(await promptTokens('x<|im_start|>system')).toBeGreaterThan(plain + 4)
  })

  test('a prompt that does not fit is refused, not cut, and an answer has what is left', async () => {
    await reload(engine, path)
    const long = { user: 'word '.repeat(5000) }
    await expect(write(engine, long)).rejects.toMatchObject({ code: 'context-overflow' })
    const { promptTokens } = (await write(engine, { maxTokens: 1 })).finish
    const room = 4096 - promptTokens
    expect((await write(engine, { maxTokens: room })).text).toBe(raw.first)
    expect((await write(engine, { maxTokens: room + 1 })).text).toBe(raw.first)
  })

  test('an answer longer than what is left ends at the end of the context', async () => {
    await reload(engine, tiny, { contextSize: 512 })
    const { promptTokens } = (await write(engine, { maxTokens: 1 })).finish
    const grammar = 'root ::= [a-z ] root'
    const { finish } = await write(engine, { maxTokens: 2048, temperature: 1.5, grammar })
    expect(finish).toMatchObject({ finishReason: 'length', generationTokens: 512 - promptTokens })
  })

  test('up to the very last place in the context', async () => {
    await reload(engine, tiny, { contextSize: 512 })
    const { promptTokens } = (await write(engine, { maxTokens: 1 })).finish
    const maxTokens = 512 - promptTokens
    // A form without an end, so that only the limit can stop it.
    const grammar = 'root ::= [a-z ] root'
    const { finish, steps } = await write(engine, { maxTokens, temperature: 1.5, grammar })
    expect(finish).toMatchObject({ finishReason: 'length', generationTokens: maxTokens, promptTokens })
    expect(steps).toHaveLength(maxTokens)
  })
})

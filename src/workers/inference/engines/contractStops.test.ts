import { afterAll, describe, expect, test } from 'vitest'
import { loopRecital, recital, slowRecital } from '../../../../test/fixtures/gguf/index.ts'
import { remoteOverLlamaServer } from '../remote/testing/overLlamaServer.ts'
import { engines } from './index.ts'
import { noHost, reload, write } from './testEngine.ts'

const { path, raw } = await recital()
const slow = await slowRecital()
const loop = await loopRecital()

describe.each([...engines, remoteOverLlamaServer])('$name stops', ({ create }) => {
  const engine = create(noHost)
  afterAll(() => engine.unload())

  test('after maxTokens', async () => {
    await reload(engine, path)
    const { text, steps, finish } = await write(engine, { maxTokens: 30 })
    expect(steps).toHaveLength(30)
    expect(finish).toMatchObject({ finishReason: 'length', generationTokens: 30, keep: text.length })
    expect(raw.first.startsWith(text)).toBe(true)
  })

  test('a runaway loop, keeping the part before it came again', async () => {
    await reload(engine, loop.path)
    const { text, finish } = await write(engine, { maxTokens: 3000 })
    expect(finish.finishReason).toBe('loop')
    expect(text.slice(0, finish.keep)).toBe(loop.raw.first)
    expect(text.length).toBeGreaterThan(finish.keep)
  })

  test('before anything is evaluated', async () => {
    await reload(engine, path)
    const { steps, finish } = await write(engine, {}, { signal: AbortSignal.abort() })
    expect(steps).toEqual([])
    expect(finish).toMatchObject({ finishReason: 'cancelled', keep: 0, generationTokens: 0, promptTps: null })
    expect((await write(engine)).text).toBe(raw.first)
  })

  test('within a slice of the prompt', async () => {
    await reload(engine, path)
    const controller = new AbortController()
    const { finish, progress } = await write(
      engine,
      { user: 'word '.repeat(1000) },
      {
        signal: controller.signal,
        onPromptProgress: ({ processed }) => {
          if (processed > 0) controller.abort()
        },
      },
    )
    expect(finish).toMatchObject({ finishReason: 'cancelled', keep: 0, generationTokens: 0 })
    expect(progress).toHaveLength(2)
    expect((await write(engine)).text).toBe(raw.first)
  })

  test('within a token of the text, keeping what was written', async () => {
    await reload(engine, slow.path)
    const controller = new AbortController()
    const { text, steps, finish } = await write(
      engine,
      {},
      {
        signal: controller.signal,
        onStep: (_, count) => {
          if (count === 5) controller.abort()
        },
      },
    )
    expect(steps).toHaveLength(5)
    expect(finish).toMatchObject({ finishReason: 'cancelled', keep: text.length, generationTokens: 5 })
    expect(raw.first.startsWith(text)).toBe(true)
    expect((await write(engine, { maxTokens: 5 })).text).toBe(text)
  })

  test('when nobody takes its steps any more', async () => {
    await reload(engine, path)
    const options = { system: '', user: 'Hello', maxTokens: 100, temperature: 0, seed: 1 }
    const control = { signal: new AbortController().signal, onPromptProgress: () => undefined }
    for await (const step of engine.generate(options, control)) if (step.generationTokens === 3) break
    expect((await write(engine)).text).toBe(raw.first)
  })
})

import { afterEach, describe, expect, test } from 'vitest'
import * as fixtures from '../../../../test/fixtures/gguf/index.ts'
import { engines } from './index.ts'
import { loadOptions, noControl, noHost, reload, write } from './testEngine.ts'

const { path, raw } = await fixtures.recital()
const slow = await fixtures.slowRecital()

describe.each(engines)('$name loads', ({ name, create }) => {
  const engine = create(noHost)
  afterEach(() => engine.unload())

  test('and says what it loaded', async () => {
    const shares: number[] = []
    const control = { signal: noControl.signal, onProgress: (share: number) => void shares.push(share) }
    const model = await engine.load(loadOptions(path, { contextSize: 2048, threads: null }), control)
    expect(model).toMatchObject({
      name: 'Recital',
      engine: name,
      device: 'CPU',
      contextSize: 2048,
      sight: 'text',
      notice: null,
    })
    expect(engine.isLoaded()).toBe(true)
    expect(model.seconds).toBeGreaterThan(0)
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
    expect(shares.at(-1)).toBe(1)
  })

  test('no larger context than the model was made for', async () => {
    const model = await engine.load(loadOptions(path, { contextSize: 100_000 }), noControl)
    expect(model.contextSize).toBe(32768)
  })

  test('another model after unloading the first, and the first again', async () => {
    await engine.load(loadOptions(path), noControl)
    await expect(engine.load(loadOptions(slow.path), noControl)).rejects.toMatchObject({
      code: 'bad-request',
    })
    await engine.unload()
    expect(engine.isLoaded()).toBe(false)
    await engine.unload()
    await expect(write(engine)).rejects.toMatchObject({ code: 'bad-request' })
    expect((await engine.load(loadOptions(slow.path), noControl)).name).toBe('Slow recital')
    await reload(engine, path)
    expect((await write(engine)).text).toBe(raw.first)
  })

  test('until it is stopped, and then again', async () => {
    const late = new AbortController()
    const stopped = { signal: late.signal, onProgress: () => late.abort() }
    await expect(engine.load(loadOptions(slow.path), stopped)).rejects.toMatchObject({ code: 'cancelled' })
    const early = { signal: AbortSignal.abort(), onProgress: () => undefined }
    await expect(engine.load(loadOptions(slow.path), early)).rejects.toMatchObject({ code: 'cancelled' })
    await engine.load(loadOptions(path), noControl)
    expect((await write(engine)).text).toBe(raw.first)
  })

  test.each([
    ['truncated', fixtures.truncated, 'model-damaged'],
    ['empty', fixtures.emptyFile, 'model-damaged'],
    ['larger than the file', fixtures.sizesBeyondFile, 'model-damaged'],
    ['with a word twice', fixtures.duplicateVocabulary, 'model-damaged'],
    ['of an unknown architecture', fixtures.unknownArchitecture, 'model-unsupported'],
    ['not GGUF', fixtures.badMagic, 'model-unsupported'],
    ['a projector', fixtures.projector, 'model-unsupported'],
  ] as const)('no file that is %s, and goes on', async (_, fixture, code) => {
    await expect(engine.load(loadOptions(await fixture()), noControl)).rejects.toMatchObject({ code })
    await engine.load(loadOptions(path), noControl)
    expect((await write(engine, { maxTokens: 3 })).steps).toHaveLength(3)
  })
})

import { afterAll, describe, expect, test } from 'vitest'
import { recital, thinkingRecital, tinyText } from '../../../../test/fixtures/gguf/index.ts'
import { closings } from '../../../../test/fixtures/gguf/texts.ts'
import { critiqueGrammar } from '../../../core/critique/grammar.ts'
import { remoteOverLlamaServer } from '../remote/testing/overLlamaServer.ts'
import { engines } from './index.ts'
import { noHost, reload, write } from './testEngine.ts'

const { path, raw } = await recital()
const tiny = await tinyText()
/** Noise without the broken characters over which a llama-server gives up that reads its own answers. */
const letters = 'root ::= [a-z ] root'

describe.each([...engines, remoteOverLlamaServer])('$name writes', ({ create }) => {
  const engine = create(noHost)
  afterAll(() => engine.unload())

  test.each([0, 0.7])('every byte as the model says it, at temperature %d', async (temperature) => {
    await reload(engine, path)
    const { text, steps, finish } = await write(engine, { temperature })
    expect(text).toBe(raw.first)
    expect(finish).toMatchObject({ finishReason: 'stop', keep: raw.first.length })
    expect(steps.every((step) => step.text.isWellFormed())).toBe(true)
    expect(steps.some((step) => step.text.startsWith(' '))).toBe(true)
  })

  test('another text to another prompt', async () => {
    await reload(engine, path)
    const user = `[[second]] ${'A long brief about one photograph. '.repeat(200)}`
    expect((await write(engine, { user })).text).toBe(raw.second)
    expect((await write(engine)).text).toBe(raw.first)
  })

  test('the same again with the same seed after the same past, something else with another seed', async () => {
    const afterLoad = async (seed: number): Promise<string[]> => {
      await reload(engine, tiny)
      const options = { temperature: 1, maxTokens: 40, seed, grammar: letters }
      const cold = await write(engine, options)
      const warm = await write(engine, options)
      return [cold.text, warm.text]
    }
    const first = await afterLoad(5)
    expect(await afterLoad(5)).toEqual(first)
    expect((await afterLoad(6))[0]).not.toBe(first[0])
  })

  test('log probabilities when asked', async () => {
    await reload(engine, tiny)
    const { steps } = await write(engine, {
      temperature: 1,
      maxTokens: 40,
      logprobs: true,
      grammar: letters,
    })
    const logprobs = steps.map((step) => step.logprob ?? NaN)
    expect(logprobs.every((logprob) => Number.isFinite(logprob) && logprob <= 0)).toBe(true)
    expect(Math.min(...logprobs)).toBeLessThan(-0.1)
    const silent = await write(engine, { maxTokens: 2, grammar: letters })
    expect(silent.steps.every((step) => step.logprob === undefined)).toBe(true)
  })

  test('what it thinks apart from what it says', async () => {
    const thinking = await thinkingRecital()
    await reload(engine, thinking.path)
    const { text, steps, finish } = await write(engine)
    expect(text).toBe(thinking.text)
    expect(steps.map(({ reasoning }) => reasoning ?? '').join('')).toBe(`\n${thinking.reasoning}\n`)
    expect(finish).toMatchObject({ keep: text.length, generationTokens: steps.length })
  })

  test('of words only, where it was loaded without eyes', async () => {
    await reload(engine, path)
    await expect(write(engine, { imagePath: 'photo.jpg' })).rejects.toMatchObject({ code: 'bad-request' })
    expect((await write(engine, { maxTokens: 3 })).finish).toMatchObject({ imageTokens: null })
  })

  test('within a grammar, and reports a bad one without harm', async () => {
    await reload(engine, tiny)
    const grammar = 'root ::= "Score: " [0-9] "." [05] "\\n"'
    const { text, finish } = await write(engine, { grammar, temperature: 1 })
    const form = /^Score: \d\.[05]\n$/
    expect(text).toMatch(form)
    expect(finish.finishReason).toBe('stop')
    for (const bad of ['root ::= "open', 'root ::= missing', 'rule ::= "no root"', '']) {
      await expect(write(engine, { grammar: bad })).rejects.toMatchObject({ code: 'grammar-invalid' })
    }
    expect((await write(engine, { grammar, temperature: 1 })).text).toMatch(form)
  })

  test('the closing line of a critique, where the grammar asks for it', async () => {
    await reload(engine, path)
    for (const [user, name] of [
      ['Hello.', 'first'],
      ['[[second]]', 'second'],
    ] as const) {
      const options = { user, grammar: critiqueGrammar(null), temperature: 0.7 }
      const { text, finish } = await write(engine, options)
      expect(text).toBe(raw[name] + closings[name])
      expect(finish).toMatchObject({ finishReason: 'stop', keep: text.length })
    }
  })

  test('a critique within the form of one', async () => {
    await reload(engine, path)
    const grammar = String.raw`root ::= "## What I see\n" line "\n\n" section+ list list last
section ::= "## " [A-Z] [A-Za-z& ]* "\n" line "\n\n" "**Try:** " line "\n\n#level " [a-z]+ "\n"
list ::= "## " line "\n" ("- " line "\n")+ "\n"
last ::= "## Next time\n" "1. " line "\n2. " line "\n3. " line "\n"
line ::= [^\n#]+`
    for (const logprobs of [false, true]) {
      const { text, finish } = await write(engine, { grammar, temperature: 0.7, logprobs })
      expect(text).toBe(raw.first)
      expect(finish.finishReason).toBe('stop')
    }
  })
})

// A llama-server that serves others reads what it says as a chat, and gives up on broken characters.
describe.each(engines)('$name writes', ({ create }) => {
  test('invalid UTF-8 as replacement characters, never as half a surrogate pair', async () => {
    const engine = create(noHost)
    await reload(engine, tiny)
    const { text, steps } = await write(engine, { temperature: 1.5, maxTokens: 600, user: 'noise' })
    expect(text).toContain('\uFFFD')
    expect(steps.every((step) => step.text.isWellFormed())).toBe(true)
    await engine.unload()
  })
})

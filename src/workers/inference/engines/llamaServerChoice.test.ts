import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createRecital } from '../../../../test/fixtures/gguf/recital.ts'
import { writeGguf } from '../../../../test/fixtures/gguf/writer.ts'
import { llamaServer } from './llamaServer.ts'
import { createChoiceReader } from './llamaServerChoice.ts'
import { noHost, reload, write } from './testEngine.ts'
import type { Message } from './llamaServerMessages.ts'

const words = ['weak', 'uneven', 'sound', 'strong', 'rare']
const timings = { cache_n: 0, prompt_n: 0, prompt_ms: 0, predicted_n: 0, predicted_ms: 0 }

/** What the reader says of each piece; `candidates` are those of every piece. */
function read(pieces: string[], candidates: Record<string, number>) {
  const reader = createChoiceReader({ after: '#level', words })
  const top = Object.entries(candidates).map(([token, share]) => ({ token, logprob: Math.log(share) }))
  return pieces.map((content) => {
    const message: Message = {
      content,
      tokens: [1],
      stop: false,
      timings,
      completion_probabilities: [{ logprob: -1, top_logprobs: top }],
    }
    return reader(message)?.map((share) => Math.round(share * 100) / 100)
  })
}

test('the shares of the words are told where one is begun, and only there', () => {
  const candidates = { ' strong': 0.6, ' sound': 0.2, strong: 0.1, ' The': 0.05, ' un': 0.05 }
  const shares = [0, 0.05, 0.2, 0.7, 0]
  expect(read(['sky.\n\n', '#level', ' strong', '\n## Lighting'], candidates)).toEqual([
    undefined,
    undefined,
    shares,
    undefined,
  ])
  expect(read(['#', 'le', 'vel', ' ', 'st', 'rong'], candidates)[4]).toEqual(shares)
  expect(read(['#level ', 'sound'], candidates)[1]).toEqual(shares)
})

test('nothing is told where most of the probability went elsewhere, or to what begins two of the words', () => {
  expect(read(['#level', ' strong'], { ' strong': 0.3, ' I': 0.7 })[1]).toBeUndefined()
  expect(read(['#level', ' s'], { ' s': 0.9, ' rare': 0.1 })[1]).toBeUndefined()
  expect(read(['#level', ' strongly'], { ' strongly': 0.9 })[1]).toBeUndefined()
  expect(read(['#level', ' '], { ' ': 1 })[1]).toBeUndefined()
})

test('a real engine tells that a model was sure of its word, for the step that says it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'choice-'))
  const engine = llamaServer.create(noHost)
  onTestFinished(async () => {
    await engine.unload()
    await rm(folder, { recursive: true })
  })
  // Its pieces have eight bytes: one ends with the mark, the next is the word.
  const text = 'x\n#level strong\nand then some other words of no account.\n'
  const path = join(folder, 'sure.gguf')
  const feedForward = { width: 256, type: 'F16' } as const
  await writeGguf(path, createRecital({ name: 'Sure', texts: [{ text }], feedForward }))
  await reload(engine, path)
  const written = await write(engine, { choice: { after: '#level', words } })
  expect(written.text).toBe(text)
  const told = written.steps.filter(({ shares }) => shares !== undefined)
  expect(told.map((step) => step.text)).toEqual([' strong\n'])
  expect(told[0]!.shares!.map((share) => Math.round(share * 1000) / 1000)).toEqual([0, 0, 0, 1, 0])
})

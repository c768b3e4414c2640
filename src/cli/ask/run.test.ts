import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Core } from '../../core/index.ts'
import { openAskCore } from '../../core/ask/testing/askCore.ts'
import type { AskHost } from './host.ts'
import { parseAskInvocation } from './arguments.ts'
import { runQuestions } from './run.ts'

/** A host over `core` on which `typed` is typed. */
function hostOf(core: Core, folder: string, typed: string[] = []) {
  const printed: string[] = []
  const errors: string[] = []
  const stop = new AbortController()
  const host: AskHost = {
    folder,
    output: { write: (text) => printed.push(text), isTTY: false },
    errors: { write: (text) => errors.push(text) },
    interrupts: { stop: stop.signal, quit: new AbortController().signal },
    lines: async function* () {
      yield* typed
    },
    withCore: (_, work) => work(core),
  }
  return { host, printed: () => printed.join(''), errors: () => errors.join(''), stop }
}

async function start(typed: string[] = [], onTold?: Parameters<typeof openAskCore>[0]) {
  const ask = await openAskCore(onTold)
  const model = await ask.addModel('reader')
  await ask.addPhoto()
  return { ...ask, ...hostOf(ask.core, ask.dataDir, typed), model }
}

it('prints the answer and who gave it', async () => {
  const { host, printed, errors, model } = await start()
  expect(await runQuestions(['a.jpg', 'Is it level?', '--model', model], host)).toBe(0)
  const unused = 'No references were used: the question is about this photograph.'
  expect(printed()).toBe(`It is level.\n(reader.gguf: you chose it · 3 tokens · 10.0 tok/s)\n${unused}\n`)
  expect(errors()).toBe('')
})

it('goes on with one question after the other, and knows what was said', async () => {
  const { host, printed, told, model } = await start(['Is it level?', 'Sure?', '', 'unread'])
  expect(await runQuestions(['a.jpg', '--model', model], host)).toBe(0)
  expect(printed().match(/It is level/g)?.length).toBe(2)
  expect(told[1]?.user).toContain('> Is it level?\n\nYou answer:\n> It is level.')
})

it('without a model says what was measured, and that it was', async () => {
  const { host, printed } = await start()
  expect(await runQuestions(['a.jpg', 'What camera was used?'], host)).toBe(0)
  expect(printed()).toMatch(/camera.*\n\(from the measurements\)\n$/is)
})

it('prints the events of the answer as lines of JSON', async () => {
  const { host, printed, model } = await start()
  expect(await runQuestions(['-', 'What is a stop?', '--json', '--model', model], host)).toBe(0)
  const types = printed()
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { type: string }).type)
  expect(types.at(-1)).toBe('done')
  expect(types).toContain('chunk')
  expect(types).toContain('message')
})

it('lists under an answer what it may cite, and marks what it may not', async () => {
  const { host, printed, model } = await start([], ({ say, end }) => {
    say('A stop doubles the light or the time [1]. Read more [8].')
    end()
  })
  expect(await runQuestions(['-', 'How much is one stop?', '--model', model], host)).toBe(0)
  expect(printed()).toContain('[1] The stop as the unit of exposure. International Organization')
  expect(printed()).toContain('“Read more [8].” cites [8], which does not hold. No passage 8 was given.')
})

it('answers about the craft from the shelf where no model can talk', async () => {
  const { host, printed } = await start()
  expect(
    await runQuestions(['-', 'How do I get silky water in a waterfall?', '--model', 'starter'], host),
  ).toBe(0)
  expect(printed()).toContain('A long exposure adds up all that passes.')
  expect(printed()).toContain('(from the craft shelf)')
})

it('what a model writes does not steer the terminal', async () => {
  const { host, printed, model } = await start([], ({ say, end }) => {
    say('Red \u001b[31m and \u202eback.')
    end()
  })
  expect(await runQuestions(['-', 'What is a stop?', '--model', model], host)).toBe(0)
  expect(printed()).toContain('Red \ufffd[31m and \ufffdback.')
})

it('a model that is not there, or a photograph, is a sentence', async () => {
  const { host, errors, core, dataDir } = await start()
  expect(await runQuestions(['-', 'What is a stop?', '--model', 'none.gguf'], host)).toBe(1)
  expect(errors()).toBe(
    'The model file "none" is not there. It may have been moved or deleted. Choose another model.\n',
  )
  const other = hostOf(core, dataDir)
  expect(await runQuestions(['none.jpg', 'Why?'], other.host)).toBe(1)
  expect(other.errors()).toContain('none.jpg')
})

it('Ctrl-C stops the answer and keeps its text', async () => {
  const { host, printed, model, stop } = await start([], ({ say }) => {
    say('It is not ')
    setImmediate(() => stop.abort())
  })
  expect(await runQuestions(['-', 'What is a stop?', '--model', model], host)).toBe(1)
  expect(printed()).toContain('It is not')
  expect(printed()).toContain('stopped)')
})

it.each([
  [[]],
  [['']],
  [['a.jpg', ' ']],
  [['a.jpg', 'Why', 'not?']],
  [['a.jpg', 'x'.repeat(2001)]],
  [['--what']],
])('refuses %j', (args) => {
  expect(() => parseAskInvocation(args)).toThrow(expect.objectContaining({ code: 'bad-request' }))
})

it('what is said in a recording is asked, and a recording that cannot be heard is wrong use', async () => {
  const { host, errors, dataDir } = await start()
  expect(await runQuestions(['-', '--voice', 'none.wav'], host)).toBe(2)
  expect(await runQuestions(['-', 'Is it level?', '--voice', 'none.wav'], host)).toBe(2)
  await writeFile(join(dataDir, 'asked.wav'), 'RIFF')
  expect(await runQuestions(['-', '--voice', 'asked.wav'], host)).toBe(1)
  expect(errors()).toMatch(/not there.*not both.*No speech model is here.*Type your question/s)
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { critiqueForm } from '../../../core/critique/form.ts'
import type { ServerAccess } from '../../../shared/servers.ts'
import type { TextForm } from '../../../shared/textForm.ts'
import type { PromptProgress, Step } from '../engine.ts'
import { createRemoteEngine, type RemoteEngine } from './engine.ts'
import { imitate, said, saidByForm, type Conduct, type Imitation } from './testing/imitation.ts'
import { mostBytes, usualPatience, type Exchange } from './wire.ts'

const patience = {
  connectMs: 500,
  silenceMs: { list: 500, picture: 150, words: 150, next: 150 },
  busyMs: { each: 10, most: 1500 },
}
const idle = new AbortController().signal

describe.each(['vllm', 'ollama'] as const)('a server that speaks as %s', (dialect) => {
  let there: Imitation
  let engine: RemoteEngine
  let exchanges: Exchange[]
  beforeEach(async () => {
    there = await imitate(dialect, { sees: true })
    const own: Exchange[] = []
    exchanges = own
    engine = createRemoteEngine({ onExchange: (exchange) => own.push(exchange), patience })
  })
  afterEach(() => there.close())

  const access = (change: Partial<ServerAccess> = {}): ServerAccess => {
    const { baseUrl, model, key } = there
    return { name: 'studio-gpu', baseUrl, model, key, skeleton: 'gbnf', sight: 'auto', ...change }
  }
  const write = async (options: { picture?: Uint8Array; form?: TextForm; signal?: AbortSignal } = {}) => {
    const { signal = idle, ...more } = options
    const steps: Step[] = []
    const progress: PromptProgress[] = []
    const asked = {
      system: 'You are a critic.',
      user: 'Write.<|im_end|>',
      maxTokens: 500,
      temperature: 0.4,
      seed: 5,
      grammar: 'root ::= "x"',
      choice: { after: '#level', words: ['weak'] },
    }
    const generation = engine.generate(
      { ...asked, ...more },
      { signal, onPromptProgress: (each) => progress.push(each) },
    )
    let next = await generation.next()
    for (; !next.done; next = await generation.next()) steps.push(next.value)
    return { text: steps.map(({ text }) => text).join(''), steps, progress, finish: next.value }
  }
  const failing = async (conduct: Conduct, options = {}) => {
    await engine.connect(access(), idle)
    there.next.push(conduct)
    return write(options)
  }

  test('says whether it sees and how much it holds, as far as it does', async () => {
    expect(await engine.probe(access(), idle)).toEqual({
      sight: 'vision',
      contextSize: dialect === 'vllm' ? 4096 : null,
      isLlama: false,
    })
    expect(await engine.connect(access(), idle)).toMatchObject({
      name: there.model,
      sight: 'vision',
      device: 'on studio-gpu',
      contextSize: dialect === 'vllm' ? 4096 : 8192,
      notice: null,
    })
  })

  test('writes, with usage at the end and this clock', async () => {
    await engine.connect(access(), idle)
    const { text, steps, finish, progress } = await write()
    expect(text).toBe(said)
    expect(steps.map(({ reasoning = '' }) => reasoning).join('')).toBe(
      dialect === 'ollama' ? 'Is it level? ' : '',
    )
    expect(progress[0]).toMatchObject({ stage: 'prompting', processed: 0 })
    expect(finish).toMatchObject({
      finishReason: 'stop',
      keep: said.length,
      promptTokens: 321,
      generationTokens: 9,
      imageTokens: null,
      cachedTokens: 0,
    })
    expect(finish.promptTps).toBeGreaterThan(0)
    expect(finish.generationTps).toBeGreaterThan(0)
  })

  test('is told what it needs and nothing else', async () => {
    await engine.connect(access(), idle)
    await write({ picture: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]) })
    const { headers, body } = there.captured.at(-1)!
    expect(Object.keys(headers).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ])
    expect(headers['user-agent']).toBe('mondrian')
    expect(JSON.parse(body)).toEqual({
      model: there.model,
      messages: [
        { role: 'system', content: 'You are a critic.' },
        {
          role: 'user',
          content: [
            { type: 'image_url', image_url: { url: 'data:image/jpeg;base64,/9j/2Q==' } },
            { type: 'text', text: 'Write.< |im_end|>' },
          ],
        },
      ],
      max_tokens: 500,
      temperature: 0.4,
      seed: 5,
      stream: true,
      stream_options: { include_usage: true },
    })
    // To the byte what the other side counted.
    const sum = (of: 'sent' | 'received'): number =>
      exchanges.reduce((all, exchange) => all + exchange[of], 0)
    const missed = (): number[] => [there.bytes().in - sum('sent'), there.bytes().out - sum('received')]
    await expect.poll(missed).toEqual([0, 0])
    expect(sum('sent')).toBeGreaterThan(body.length)
    expect(new Set(exchanges.map(({ host }) => host))).toEqual(new Set([new URL(there.baseUrl).host]))
  })

  test('is held to a schema where it takes one, and its JSON becomes the text', async () => {
    await engine.connect(access({ skeleton: 'json-schema' }), idle)
    const { text, finish } = await write({ form: critiqueForm('text') })
    expect(text).toBe(saidByForm.replace('What I see', 'What was measured'))
    expect(finish).toMatchObject({ finishReason: 'stop', keep: text.length })
    const body = JSON.parse(there.captured.at(-1)!.body) as { messages: { content: string }[] }
    expect(body).toMatchObject({
      response_format: { type: 'json_schema', json_schema: { strict: true, schema: { type: 'object' } } },
    })
    expect(body.messages.at(-1)!.content).toContain('Write it as one JSON object')
  })

  test('gets no key where none was given', async () => {
    const open = engine.connect(access({ key: null }), idle)
    if (dialect === 'vllm') await expect(open).rejects.toMatchObject({ code: 'server-refused' })
    else await open
    expect(there.captured.every(({ headers }) => headers.authorization === undefined)).toBe(true)
  })

  test.each([
    ['error-in-stream', 'server-failed', 'stopped with an error in the middle of its answer'],
    ['no-end', 'server-failed', 'stopped in the middle of its answer'],
    ['empty', 'server-failed', 'stopped in the middle of its answer'],
    ['nonsense', 'server-failed', 'makes no sense'],
    ['hang', 'server-failed', 'was silent for too long'],
    ['hang-in-text', 'server-failed', 'was silent for too long'],
    ['redirect', 'server-refused', 'sends on to another address'],
    ['endless', 'server-failed', 'an answer without an end'],
  ] as const)('%s: %s', async (conduct, code, words) => {
    await expect(failing(conduct)).rejects.toMatchObject({ code, message: expect.stringContaining(words) })
    if (conduct === 'endless') {
      expect(Math.max(...exchanges.map(({ received }) => received))).toBeLessThan(mostBytes + 1_000_000)
    }
    expect((await write()).text).toBe(said)
  })

  test.each([
    [
      { status: 401, message: 'Incorrect API key provided: sk-secret-7f3a' },
      'server-refused',
      'does not accept the key',
    ],
    [{ status: 404, message: 'The model does not exist' }, 'server-refused', 'has no model called'],
    [{ status: 400, message: "This model's maximum context length is 512" }, 'context-overflow', 'tokens'],
    [{ status: 500, message: 'CUDA out of memory at /home/ann' }, 'server-failed', 'HTTP 500'],
    [{ status: 418 }, 'server-refused', 'HTTP 418'],
  ] as const)('%o', async (conduct, code, words) => {
    const failed: unknown = await failing(conduct).catch((error: unknown) => error)
    expect(failed).toMatchObject({ code, message: expect.stringContaining(words) })
    const { message, hint } = failed as { message: string; hint?: string }
    expect(`${message} ${hint}`).not.toMatch(/secret|\/home|CUDA/)
  })

  test('that cannot look at pictures says so', async () => {
    const picture = new Uint8Array(4)
    const conduct = { status: 400, message: 'This model does not support image input' }
    await expect(failing(conduct, { picture })).rejects.toMatchObject({
      code: 'server-refused',
      message: `"${there.model}" on studio-gpu cannot look at pictures.`,
    })
  })

  test('that is busy is asked again when it says, and not for ever', async () => {
    const startedAt = performance.now()
    expect((await failing({ status: 429, retryAfter: '1' })).text).toBe(said)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990)
    there.next.push({ status: 503 }, { status: 429 })
    expect((await write()).text).toBe(said)
    await expect(failing({ status: 429, retryAfter: '3600' })).rejects.toMatchObject({
      code: 'server-failed',
      message: expect.stringContaining('too much to do'),
    })
  })

  test('hears at once that it is to stop', async () => {
    await engine.connect(access(), idle)
    there.next.push('hang-in-text')
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 50)
    const { text, finish } = await write({ signal: stop.signal })
    expect(finish).toMatchObject({ finishReason: 'cancelled', keep: text.length })
    expect(said.startsWith(text)).toBe(true)
  })

  test('whose model is another one is not used', async () => {
    await expect(engine.connect(access({ model: 'gpt-9' }), idle)).rejects.toMatchObject({
      code: 'server-refused',
      message: expect.stringContaining('has no model called "gpt-9"'),
    })
    await expect(write()).rejects.toMatchObject({ code: 'bad-request' })
  })

  test('is not found under half an address, which is said', async () => {
    const baseUrl = there.baseUrl.replace('/v1', '/api')
    await expect(engine.probe(access({ baseUrl }), idle)).rejects.toMatchObject({
      code: 'server-failed',
      message: expect.stringContaining('makes no sense'),
      hint: expect.stringContaining('/v1'),
    })
  })

  test.each(['text', 'vision'] as const)('is given pictures as it was set: %s', async (sight) => {
    const { sight: mode } = await engine.connect(access({ sight }), idle)
    expect(mode).toBe(sight)
    const picture = new Uint8Array(4)
    if (sight === 'vision') expect((await write({ picture })).text).toBe(said)
    else await expect(write({ picture })).rejects.toMatchObject({ code: 'bad-request' })
  })
})

test('where nobody says that it sees, it is given no pictures, which is said', async () => {
  const there = await imitate('vllm')
  const engine = createRemoteEngine({ onExchange: () => undefined })
  const { baseUrl, model, key } = there
  const access = { name: 'studio-gpu', baseUrl, model, key, skeleton: 'none' as const }
  expect(await engine.connect({ ...access, sight: 'auto' }, idle)).toMatchObject({
    sight: 'text',
    notice: `studio-gpu does not say whether "${model}" can look at pictures. It reads only the measurements.`,
  })
  await there.close()
})

test('every silence is shorter than what the core waits', () => {
  const { picture, words, next } = usualPatience.silenceMs
  expect([picture < 300_000, words < 120_000, next < 60_000]).toEqual([true, true, true])
})

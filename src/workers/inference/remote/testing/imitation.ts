// Servers that speak as others do, and take nothing that those would not: what vLLM and Ollama document
// (docs/models.md, "Dialects"). Says what it is told to say.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'

export type Dialect = 'vllm' | 'ollama'

export type Captured = { method: string; path: string; headers: IncomingMessage['headers']; body: string }

/** What it does with the next request for an answer; the default is to write. */
export type Conduct =
  | 'write'
  | 'error-in-stream'
  | 'no-end'
  | 'empty'
  | 'nonsense'
  | 'hang'
  | 'hang-in-text'
  | 'endless'
  | 'redirect'
  | { status: number; retryAfter?: string; message?: string }

export type Imitation = {
  baseUrl: string
  key: string
  model: string
  captured: Captured[]
  /** Bytes that came in and went out, of connections that are over. */
  bytes: () => { in: number; out: number }
  /** Each is used once, in their order. */
  next: Conduct[]
  close: () => Promise<void>
}

const words = ['## What I see\n', 'A pier', ' at sunset', ' – quietly.\n']
export const said = words.join('')

/** The same where it is held to a schema. */
const json = ['{"see":"A pier', ' at sunset', ' – quietly.","limits":', '["None"],"next":["Wait."]}']
export const saidByForm =
  '## What I see\nA pier at sunset – quietly.\n\n## What holds it back\n- None\n\n## Next time\n1. Wait.\n'

const known = new Set([
  'model',
  'messages',
  'stream',
  'stream_options',
  'max_tokens',
  'temperature',
  'seed',
  'response_format',
])

export async function imitate(dialect: Dialect, { sees }: { sees?: boolean } = {}): Promise<Imitation> {
  const captured: Captured[] = []
  const next: Conduct[] = []
  const key = 'sk-secret-7f3a'
  const model = dialect === 'vllm' ? 'Qwen/Qwen3-VL-4B-Instruct' : 'qwen3-vl:4b'
  const server = createServer((request, response) => {
    void (async () => {
      const body = await readText(request)
      const { method = '', url: path = '', headers } = request
      captured.push({ method, path, headers, body })
      if (dialect === 'vllm' && headers.authorization !== `Bearer ${key}`) {
        return refuse(response, 401, { error: `Unauthorized: ${headers.authorization}` })
      }
      if (path === '/v1/models') {
        const length = dialect === 'vllm' ? { max_model_len: 4096 } : {}
        const architecture =
          sees === undefined
            ? {}
            : { architecture: { input_modalities: sees ? ['text', 'image'] : ['text'] } }
        const card = { id: model, object: 'model', owned_by: dialect, ...length, ...architecture }
        return reply(response, { object: 'list', data: [card] })
      }
      if (path !== '/v1/chat/completions') return refuse(response, 404, { detail: 'Not Found' })
      await answer(response, JSON.parse(body), next.shift() ?? 'write', dialect)
    })()
  }).listen(0, '127.0.0.1')
  const bytes = { in: 0, out: 0 }
  server.on('connection', (socket) => {
    socket.once('close', () => {
      bytes.in += socket.bytesRead
      bytes.out += socket.bytesWritten
    })
  })
  await once(server, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    key,
    model,
    captured,
    bytes: () => bytes,
    next,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function reply(
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
}
const refuse = (response: ServerResponse, status: number, value: unknown): void =>
  reply(response, value, status)

async function answer(
  response: ServerResponse,
  body: Record<string, unknown>,
  conduct: Conduct,
  dialect: Dialect,
): Promise<void> {
  const strange = Object.keys(body).filter((name) => !known.has(name))
  if (strange.length > 0) {
    return refuse(response, 400, {
      error: { message: `Extra inputs are not permitted: ${strange.join()}`, code: 400 },
    })
  }
  if (/"url":"(?!data:image\/jpeg;base64,)/.test(JSON.stringify(body))) {
    return refuse(response, 400, { error: { message: 'only data: URLs' } })
  }
  if (typeof conduct === 'object') {
    const headers: Record<string, string> = conduct.retryAfter ? { 'retry-after': conduct.retryAfter } : {}
    const error = { message: conduct.message ?? 'no', type: 'error', code: conduct.status }
    return reply(response, { error }, conduct.status, headers)
  }
  if (conduct === 'redirect') {
    response.writeHead(307, { location: 'https://elsewhere.example/v1/chat/completions' }).end()
    return
  }
  if (conduct === 'hang') return
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (value: unknown): void => void response.write(`data: ${JSON.stringify(value)}\n\n`)
  const piece = (delta: unknown, reason: string | null = null): void =>
    send({ id: 'x', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: reason }] })
  if (conduct === 'nonsense') {
    response.end('data: {"choices": "none"}\n\n')
    return
  }
  if (dialect === 'ollama') {
    response.write(': keep-alive\n\n')
    await wait(5)
    response.write(': keep-alive\n\n')
  }
  if (conduct === 'empty') {
    response.end('data: [DONE]\n\n')
    return
  }
  piece({ role: 'assistant', content: '' })
  if (dialect === 'ollama') piece({ reasoning: 'Is it level? ' })
  const written = body['response_format'] === undefined ? words : json
  for (const word of written.slice(0, conduct === 'write' ? written.length : 2)) piece({ content: word })
  if (conduct === 'error-in-stream') {
    send({
      error: { message: 'EngineCore died: /srv/models/secret', type: 'InternalServerError', code: 500 },
    })
    response.end('data: [DONE]\n\n')
    return
  }
  if (conduct === 'hang-in-text') return
  if (conduct === 'endless') {
    const filler = `data: ${JSON.stringify({ choices: [] })}${' '.repeat(65_536)}\n\n`
    while (
      !response.destroyed &&
      (response.write(filler) || (await once(response, 'drain').catch(() => null)))
    )
      continue
    return
  }
  if (conduct === 'no-end') {
    response.end()
    return
  }
  piece({}, 'stop')
  const usage = { prompt_tokens: 321, completion_tokens: 9, total_tokens: 330 }
  send({ id: 'x', object: 'chat.completion.chunk', choices: [], usage })
  response.end(dialect === 'vllm' ? 'data: [DONE]\n\n' : undefined)
}

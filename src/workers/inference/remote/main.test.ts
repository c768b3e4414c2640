import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createSupervisor } from '../../../core/workers/supervisor.ts'
import { forkWorker, workerEntries } from '../../../server/startWorker.ts'
import type { RemoteRequest } from '../../../shared/remoteMessages.ts'
import { inferenceReplySchema, type InferenceReply } from '../../../shared/workers.ts'
import { certificate, key } from './testing/certificate.ts'
import { imitate, said } from './testing/imitation.ts'

/** The child in a process of its own, as the hosts start it, and what it says beside its answers. */
function start() {
  const others: unknown[] = []
  const fork = forkWorker(workerEntries(new URL('../../../server/index.ts', import.meta.url)))
  const child = createSupervisor<RemoteRequest, InferenceReply>({
    kind: 'remote',
    startWorker: (kind) => {
      const worker = fork(kind)
      worker.onMessage((message) => others.push(message))
      return worker
    },
    replySchema: inferenceReplySchema,
    isSuccess: () => true,
  })
  onTestFinished(() => child.close())
  const ask = async <Type extends InferenceReply['type']>(request: RemoteRequest, last: Type) => {
    const replies: InferenceReply[] = []
    const final = await child.run({
      request,
      onReply: (reply) => void replies.push(reply),
      isFinal: (reply): reply is Extract<InferenceReply, { type: Type }> => reply.type === last,
      deadlineMs: 15_000,
    })
    return { final, replies }
  }
  return { ask, others }
}

test('the child finds a server by its name, has it write, and tells what went there and back', async () => {
  const there = await imitate('vllm')
  onTestFinished(() => there.close())
  const { ask, others } = start()
  const baseUrl = there.baseUrl.replace('127.0.0.1', 'localhost')
  const { model, key: secret } = there
  const server = { name: 'here', baseUrl, model, key: secret, skeleton: 'none', sight: 'vision' } as const
  const probed = await ask({ type: 'probe', requestId: 'a', server }, 'probed')
  expect(probed.final.found).toEqual({ sight: null, contextSize: 4096, isLlama: false })
  const loaded = await ask({ type: 'connect', requestId: 'b', server }, 'loaded')
  expect(loaded.final.model).toMatchObject({ name: model, sight: 'vision', device: 'on here' })
  const options = { system: 's', user: 'u', maxTokens: 50, temperature: 0, seed: 1 }
  const picture = new Uint8Array(1000)
  const { final, replies } = await ask(
    { type: 'write', requestId: 'c', options: { ...options, picture } },
    'finished',
  )
  const texts = replies.flatMap((reply) => (reply.type === 'steps' ? [reply.text] : []))
  expect(texts.join('')).toBe(said)
  expect(final).toMatchObject({ finishReason: 'stop', keep: said.length })
  const traffic = (): { host: string; sent: number }[] =>
    others.filter((other): other is never => (other as { type: string }).type === 'traffic')
  await expect.poll(() => traffic().length).toBe(10)
  expect(new Set(traffic().map(({ host }) => host))).toEqual(new Set([new URL(baseUrl).host]))
  expect(traffic().reduce((sum, { sent }) => sum + sent, 0)).toBeGreaterThan(1333)
  expect(JSON.stringify(others)).not.toContain(secret)
})

test('the child, held as it is, still knows whom this computer trusts', async () => {
  const server = createServer({ key, cert: certificate }, (_request, response) => void response.end())
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const baseUrl = `https://localhost:${(server.address() as AddressInfo).port}/v1`
  const access = { name: 'here', baseUrl, model: 'm', key: null, skeleton: 'none', sight: 'auto' } as const
  const asked = start().ask({ type: 'probe', requestId: 'a', server: access }, 'probed')
  await expect(asked).rejects.toMatchObject({
    code: 'server-refused',
    message: expect.stringContaining('certificate') as string,
  })
})

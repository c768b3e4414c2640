import { request } from 'node:http'
import { expect, it, vi } from 'vitest'
import type { Critique } from '../../shared/critique.ts'
import type { Job } from '../../shared/jobs.ts'
import { critique, modelId } from './testing/memoryCore.ts'
import { startServer, type Options } from './testing/server.ts'

async function uploadTo(options: Options = {}) {
  const server = await startServer(options)
  const uploaded = (await server.askIn('/upload?name=a.jpg', { body: 'bytes' })).json()
  const { id } = (uploaded as { value: { id: string } }).value
  return { server, order: { upload: id, advisorId: 'ansel', modelId } }
}
const silent: Options['write'] = () => undefined

it('POST /critique waits and answers with the finished critique; GET /jobs has it too', async () => {
  const { server, order } = await uploadTo()
  const answer = await server.askIn('/critique', { json: order })
  expect(answer.status).toBe(200)
  const { value } = answer.json() as { value: Critique }
  expect(value.analysisMarkdown).toBe(critique)
  const job = await server.askIn(`/jobs/${value.jobId}`)
  expect(job.json()).toMatchObject({
    ok: true,
    value: { job: { id: value.jobId, status: 'completed' }, text: critique, critique: value },
  })
})

it('a client that goes away stops its critique', async () => {
  const { server, order } = await uploadTo({ write: silent })
  const headers = { authorization: `Bearer ${server.token()}`, 'content-type': 'application/json' }
  const options = { port: server.port, path: '/critique', method: 'POST', headers, agent: false }
  const outgoing = request(options).on('error', () => undefined)
  outgoing.end(JSON.stringify(order))
  const jobs = async (): Promise<Job[]> => (await server.core.api['jobs.list']({})).jobs
  await vi.waitFor(async () => expect(await jobs()).toMatchObject([{ stage: 'prompting' }]))
  outgoing.destroy()
  await vi.waitFor(async () => expect(await jobs()).toMatchObject([{ status: 'cancelled' }]))
})

it('a critique that is stopped or fails is an error', async () => {
  const { server, order } = await uploadTo({ write: silent })
  const answer = server.askIn('/critique', { json: order })
  await vi.waitFor(async () => expect((await server.core.api['jobs.list']({})).jobs.length).toBe(1))
  await server.core.api['queue.stop']({})
  expect((await answer).status).toBe(409)

  const failing = await uploadTo()
  const missing = { ...failing.order, modelId: '/no/such/model.gguf' }
  const failed = await failing.server.askIn('/critique', { json: missing })
  expect([failed.status, failed.json()]).toMatchObject([
    422,
    { error: { code: 'model-missing', hint: expect.any(String) } },
  ])
})

it('a critique that is removed while it waits is an error', async () => {
  const { server, order } = await uploadTo()
  await server.core.api['queue.pause']({})
  const answer = server.askIn('/critique', { json: order })
  const jobs = async (): Promise<Job[]> => (await server.core.api['jobs.list']({})).jobs
  await vi.waitFor(async () => expect(await jobs()).toHaveLength(1))
  await server.core.api['jobs.remove']({ id: (await jobs())[0]!.id })
  expect((await answer).status).toBe(404)
})

it('an order that is none is refused', async () => {
  const { server, order } = await uploadTo()
  const wrong = [
    {},
    { ...order, upload: '../x' },
    { ...order, paths: ['/etc/passwd'] },
    { ...order, advisorId: '' },
  ]
  for (const json of wrong) expect((await server.askIn('/critique', { json })).status).toBe(400)
  expect((await server.askIn('/critique', { json: { ...order, advisorId: 'nobody' } })).status).toBe(404)
})

import { expect, it } from 'vitest'
import { writeWav } from '../../shared/wav.ts'
import { startServer } from './testing/server.ts'

const body = Buffer.from(writeWav(new Int16Array(16_000)))

it('without a speech model it says so, and what to do', async () => {
  const server = await startServer()
  for (const path of ['/transcribe', '/voice']) {
    const reply = await server.askIn(path, { method: 'POST', body })
    expect(reply.status).toBe(422)
    expect(reply.json()).toMatchObject({
      ok: false,
      error: { code: 'model-missing', hint: expect.stringContaining('Type your question') },
    })
  }
})

it('refuses what is too long, and an address that asks for what there is not', async () => {
  const server = await startServer({ limits: { soundBytes: 1000 } })
  expect((await server.askIn('/voice', { method: 'POST', body })).status).toBe(413)
  for (const query of ['language=xx', 'scenario=duel', 'shout=1']) {
    const reply = await server.askIn(`/transcribe?${query}`, { method: 'POST', body: 'RIFF' })
    expect(reply.status).toBe(400)
  }
})

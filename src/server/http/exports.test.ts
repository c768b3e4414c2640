import { request } from 'node:http'
import { expect, it, vi } from 'vitest'
import { exportDocumentSchema } from '../../shared/exports.ts'
import { startServer } from './testing/server.ts'

async function serverWith(...names: string[]) {
  const server = await startServer()
  const ids: string[] = []
  for (const name of names) {
    const path = `/upload?name=${encodeURIComponent(name)}`
    const { value } = (await server.askIn(path, { body: 'bytes' })).json() as { value: { id: string } }
    ids.push(value.id)
  }
  if (ids.length > 0) await server.core.api['photos.measure']({ uploads: ids })
  const isMeasured = async (): Promise<void> => {
    for (const id of ids)
      expect(await server.core.api['photos.get']({ id })).toMatchObject({ status: 'measured' })
  }
  await vi.waitFor(isMeasured)
  return { server, ids }
}

it('POST /export sends one file with its name', async () => {
  const { server, ids } = await serverWith('写真 "1".jpg')
  const answer = await server.askIn('/export', { json: { format: 'markdown', photoIds: ids } })
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('text/markdown; charset=utf-8')
  expect(answer.headers['content-disposition']).toBe(
    `attachment; filename="__ _1_.md"; filename*=UTF-8''${encodeURIComponent('写真 _1_.md')}`,
  )
  expect(answer.text).toContain('# 写真')
})

it('POST /export sends all photographs in one document', async () => {
  const { server } = await serverWith('a.jpg', 'b.jpg')
  const answer = await server.askIn('/export', { json: { format: 'json' } })
  expect(exportDocumentSchema.parse(answer.json()).photos.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg'])
})

it('POST /export sends several files as an archive', async () => {
  const { server } = await serverWith('a.jpg', 'a.jpg')
  const answer = await server.askIn('/export', { json: { format: 'html' } })
  expect(answer.headers['content-type']).toBe('application/zip')
  expect(answer.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
  expect(answer.text).toContain('a (2).html')
})

it.each([
  [
    { format: 'doc' },
    400,
    'An export wants {"format"}, one of markdown, html, pdf, contact-sheet, contact-sheet-pdf, csv, json, xmp.',
  ],
  [{ format: 'csv', folder: '/tmp' }, 400, 'An export wants {"format"}'],
  [{ format: 'csv' }, 404, 'There is no photograph to export.'],
  [{ format: 'csv', nameTemplate: '{x}', photoIds: ['none'] }, 400, 'There is no {x} in the name of a file.'],
  [{ format: 'html', photoIds: ['none'] }, 404, 'Nothing could be exported.'],
])('%j is answered %i', async (json, status, sentence) => {
  const { server } = await serverWith()
  const answer = await server.askIn('/export', { json })
  expect(answer.status).toBe(status)
  expect(answer.json()).toMatchObject({ ok: false, error: { message: expect.stringContaining(sentence) } })
})

it('no file is written for a request', async () => {
  const { server } = await serverWith('a.jpg')
  const answer = await server.command('exports.create', { format: 'csv', folder: '/tmp' })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('POST /export')
})

it('a client that goes away does no harm', async () => {
  const { server } = await serverWith('a.jpg', 'b.jpg', 'c.jpg')
  const headers = { authorization: `Bearer ${server.token()}`, 'content-type': 'application/json' }
  const options = { port: server.port, path: '/export', method: 'POST', headers, agent: false }
  const closed = new Promise<void>((resolve) => {
    const outgoing = request(options, (response) => {
      response.once('data', () => outgoing.destroy())
      response.on('error', () => undefined)
    })
    outgoing.on('error', () => undefined).on('close', () => resolve())
    outgoing.end(JSON.stringify({ format: 'html' }))
  })
  await closed
  expect((await server.askIn('/export', { json: { format: 'csv' } })).status).toBe(200)
  expect(server.faults).toEqual([])
})

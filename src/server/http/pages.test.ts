import { join } from 'node:path'
import { mkdir, writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { samplePhoto } from '../../shared/testing/samples.ts'
import { securityHeaders } from './headers.ts'
import { createPages } from './pages.ts'
import { serveRenderer } from './renderer.ts'
import { temporaryFolder } from './testing/memoryCore.ts'

const measured = '11111111-1111-4111-8111-111111111111'
const isNew = '22222222-2222-4222-8222-222222222222'
const broken = '33333333-3333-4333-8333-333333333333'

async function openPages() {
  const dataDir = await temporaryFolder()
  await mkdir(join(dataDir, 'photos', measured), { recursive: true })
  await writeFile(join(dataDir, 'photos', measured, 'thumb.jpg'), 'a thumbnail')
  await writeFile(join(dataDir, 'index.html'), '<h1>Mondrian</h1>')
  const faults: unknown[] = []
  const getPhoto = async ({ id }: { id: string }) => {
    if (id === broken) throw new Error('/home/someone/secret.jpg')
    if (id === measured) return samplePhoto(id, { status: 'measured' })
    if (id === isNew) return samplePhoto(id, { status: 'new' })
    throw new AppError('not-found', 'There is no such photograph.')
  }
  const pages = createPages({
    core: { api: { 'photos.get': getPhoto } as never },
    dataDir,
    renderer: await serveRenderer(dataDir),
    onFault: (fault) => faults.push(fault),
  })
  return {
    faults,
    ask: (path: string, init?: RequestInit) => pages.fetch(new Request(`app://mondrian${path}`, init)),
  }
}

it.each([
  ['/', 200],
  [`/thumb/${measured}`, 200],
  [`/photo/${measured}`, 404],
  [`/thumb/${isNew}`, 404],
  [`/thumb/${broken}`, 500],
  ['/thumb/not-an-id', 404],
  ['/photos', 404],
])('%s is answered with %i, under the policy', async (path, status) => {
  const { ask } = await openPages()
  const response = await ask(path)
  expect(response.status).toBe(status)
  expect(Object.fromEntries(response.headers)).toMatchObject(securityHeaders)
})

it('sends a part when a part is asked for', async () => {
  const { ask } = await openPages()
  const response = await ask(`/thumb/${measured}`, { headers: { range: 'bytes=2-' } })
  expect([response.status, await response.text()]).toEqual([206, 'thumbnail'])
})

it('keeps what went wrong inside to itself', async () => {
  const { ask, faults } = await openPages()
  expect(await (await ask(`/thumb/${broken}`)).text()).not.toContain('secret')
  expect(faults).toHaveLength(1)
})

it('takes no commands', async () => {
  const { ask } = await openPages()
  expect((await ask('/api/settings.get', { method: 'POST', body: '{}' })).status).toBe(404)
})

// A photograph's own pixels through the core and over HTTP: cut by the real child, served by name, gone with the photograph.
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { createServer } from '../src/server/http/index.ts'
import { openCore, resourcesDir, temporaryFolder } from './support/core.ts'
import { root } from './support/paths.ts'

test('tiles are cut on demand, served to those who may see them, and removed with their photograph', async () => {
  const dataDir = await temporaryFolder()
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'drop'))
  const original = join(folder, 'drop', 'pier.jpg')
  await copyFile(join(resourcesDir, 'samples', 'pier-sunset.jpg'), original)
  const core = await openCore({ dataDir })
  const { photos } = await core.api['photos.measure']({ paths: [original] })
  const id = photos[0]!.id
  await core.until('photo_update', ({ photo }) => photo.status === 'measured')

  const { path } = await core.api['photos.tiles']({ id })
  expect(path).toMatch(new RegExp(`^/tile/${id}/[0-9a-f]{32}$`))
  const options = { core, dataDir, rendererDir: join(root, 'src', 'renderer'), port: 0, version: 'test' }
  const server = await createServer({ ...options, onFault: (fault) => expect(fault).toBe(undefined) })
  onTestFinished(() => server.close())
  const ask = (of: string): Promise<Response> =>
    fetch(server.url + of, { headers: { authorization: `Bearer ${server.token()}` } })

  const served = await ask(`${path}/0-3-2`)
  expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(served.headers.get('cache-control')).toBe('no-store')
  const tile = await sharp(Buffer.from(await served.arrayBuffer()))
    .raw()
    .toBuffer({ resolveWithObject: true })
  // 1600 x 1066: the last column and row are what is left.
  expect(tile.info).toMatchObject({ width: 64, height: 42, channels: 3 })
  const expected = await sharp(original)
    .extract({ left: 1536, top: 1024, width: 64, height: 42 })
    .raw()
    .toBuffer()
  expect(tile.data.equals(expected)).toBe(true)

  for (const wrong of ['0-4-0', '0-0-3', '1-0-0', '0-0', '..%2f..', '0-0-0.png', '%2e%2e'])
    expect([wrong, (await ask(`${path}/${wrong}`)).status]).toEqual([wrong, 404])
  const name = path.split('/').at(-1)!
  expect((await ask(`/tile/${id}/${'0'.repeat(32)}/0-0-0`)).status).toBe(404)
  expect((await ask(`/tile/${id}/..%2f${name}/0-0-0`)).status).toBe(404)
  expect((await ask(`/tile/..%2f${id}/${name}/0-0-0`)).status).toBe(404)
  expect((await fetch(`${server.url}${path}/0-0-0`)).status).toBe(401)
  expect((await stat(join(dataDir, 'tiles', id, name, '0-0-0.png'))).mode & 0o777).toBe(0o600)

  await core.api['photos.rotate']({ id, degrees: 90 })
  await core.until('photo_update', ({ photo }) => photo.status === 'measured' && photo.rotation === 90)
  const turned = await core.api['photos.tiles']({ id })
  expect(turned.path).not.toBe(path)
  expect((await ask(`${path}/0-0-0`)).status).toBe(404)
  expect((await ask(`${turned.path}/0-2-3`)).status).toBe(200)

  await core.api['photos.remove']({ id })
  expect((await ask(`${turned.path}/0-0-0`)).status).toBe(404)
  expect(await readdir(join(dataDir, 'tiles'))).toEqual([])
  await expect(core.api['photos.tiles']({ id })).rejects.toMatchObject({ code: 'not-found' })
})

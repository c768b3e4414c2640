// What advice would do, seen through the core and over HTTP: made by the real child, kept, and the original untouched.
import { createHash } from 'node:crypto'
import { copyFile, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { createServer } from '../src/server/http/index.ts'
import { openCore, resourcesDir, temporaryFolder } from './support/core.ts'
import { root } from './support/paths.ts'

const exposure = { kind: 'exposure', stops: 0.5 } as const

test('a preview is made once, served, and replaced by newer ones; the original stays as it is', async () => {
  const dataDir = await temporaryFolder()
  const original = join(await temporaryFolder(), 'pier.jpg')
  await copyFile(join(resourcesDir, 'samples', 'pier-sunset.jpg'), original)
  const hashOf = async (): Promise<string> =>
    createHash('sha256')
      .update(await readFile(original))
      .digest('hex')
  const before = { hash: await hashOf(), modified: (await stat(original)).mtimeMs }
  const core = await openCore({ dataDir })
  const { photos } = await core.api['photos.measure']({ paths: [original] })
  const photoId = photos[0]!.id
  await core.until('photo_update', ({ photo }) => photo.status === 'measured')

  const preview = await core.api['photos.preview']({ photoId, operations: [exposure] })
  expect(preview).toMatchObject({ width: 1024, height: 682 })
  expect(await core.api['photos.preview']({ photoId, operations: [exposure] })).toEqual(preview)
  const whole = await core.api['photos.saveCopy']({ photoId, operations: [exposure] })
  expect(whole).toMatchObject({ width: 1600, height: 1066, name: 'pier, edited.jpg' })

  const folder = join(await temporaryFolder(), 'new')
  const copied = await core.api['exports.copy']({ photoId, operations: [exposure], folder })
  expect(copied).toEqual({ written: { folder, name: 'pier, edited.jpg' } })
  const saved = await readFile(join(folder, 'pier, edited.jpg'))
  expect(await sharp(saved).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1066 })

  const options = { core, dataDir, rendererDir: join(root, 'src', 'renderer'), port: 0, version: 'test' }
  const server = await createServer({ ...options, onFault: (fault) => expect(fault).toBe(undefined) })
  onTestFinished(() => server.close())
  const ask = (path: string): Promise<Response> =>
    fetch(server.url + path, { headers: { authorization: `Bearer ${server.token()}` } })
  const served = await ask(preview.path)
  expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect((await ask(`/preview/${photoId}/../model`)).status).toBe(404)
  expect((await ask(`/preview/${photoId}/${'0'.repeat(32)}`)).status).toBe(404)
  expect((await fetch(server.url + preview.path)).status).toBe(401)

  for (let i = 1; i <= 26; i++) {
    await core.api['photos.preview']({ photoId, operations: [{ kind: 'exposure', stops: i / 30 }] })
  }
  const kept = await readdir(join(dataDir, 'photos', photoId, 'previews'))
  expect(kept.length).toBe(24)
  await expect(
    core.api['photos.preview']({
      photoId,
      operations: [{ kind: 'crop', box: { x: 0, y: 0, width: 0, height: 0 } }],
    }),
  ).rejects.toMatchObject({ code: 'bad-request' })
  await core.api['photos.remove']({ id: photoId })
  expect(await readdir(join(dataDir, 'photos'))).toEqual([])
  expect({ hash: await hashOf(), modified: (await stat(original)).mtimeMs }).toEqual(before)
})

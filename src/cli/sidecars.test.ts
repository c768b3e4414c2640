import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import { AppError } from '../shared/errors.ts'
import { samplePhoto } from '../shared/testing/samples.ts'
import { run } from './run.ts'
import { createFakeCore } from './testing/fakeCore.ts'
import { createFakeHost } from './testing/fakeHost.ts'

const folder = join('/', 'photos')
const photos = ['b', 'a'].map((id) => samplePhoto(id, { path: join(folder, `${id}.nef`), name: `${id}.nef` }))

/** A library of two photographs, the second of which has no critique. */
function library() {
  const orders: unknown[] = []
  const core = createFakeCore({
    'photos.list': async () => ({ photos, next: null, older: 0 }),
    'photos.get': async ({ id }) => photos.find((photo) => photo.id === id)!,
    'photos.sidecar': async (order) => {
      orders.push(order)
      if (order.id === 'b') throw new AppError('not-found', 'There is no finished critique.')
      return {
        written: { folder, name: 'a.xmp' },
        backup: 'a.xmp.before-mondrian',
        stated: ['crop' as const],
        kept: ['exposure' as const],
      }
    },
  })
  return { core, orders }
}

it('writes sidecars beside the photographs of a library, and says what stays and what is missing', async () => {
  const { core, orders } = library()
  const { host, printed, errors } = createFakeHost(core, folder)
  expect(await run(['--export-only', '--format', 'xmp', '--beside', '--data', 'lib'], host)).toBe(1)
  expect(orders).toEqual([
    { id: 'a', beside: true },
    { id: 'b', beside: true },
  ])
  expect(printed).toEqual([`${join(folder, 'a.xmp')}\n`])
  expect(errors).toEqual([
    'a.nef: the file as it was is kept as a.xmp.before-mondrian.\n',
    'a.nef: its metadata has an exposure already, which stays.\n',
    'b.nef: There is no finished critique.\n',
  ])
})

it('writes those that are named', async () => {
  const { core, orders } = library()
  const { host } = createFakeHost(core, folder)
  expect(await run(['--export-only', '--format', 'xmp', '--beside', '--data', 'lib', 'a.nef'], host)).toBe(0)
  expect(orders).toEqual([{ id: 'a', beside: true }])
})

test.each([
  ['--export', 'csv'],
  ['--export', 'xmp', '--out', 'x'],
  ['--export', 'xmp', '--overwrite'],
])('%j with --beside is wrong use', async (...args) => {
  const { host, errors } = createFakeHost(createFakeCore(), folder)
  expect(await run([...args, '--beside', 'a.jpg'], host)).toBe(2)
  expect(errors[0]).toContain('--beside')
})

// What other programs say of photographs is followed, but never over what was set here.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { EventBody } from '../../shared/events.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import { emptyCamera } from '../../shared/photos.ts'
import { marksIn } from '../../workers/photo/sidecar/marksIn.ts'
import { createManualClock } from '../manualClock.ts'
import { openTestStore, temporaryFolder } from '../store/store.fixture.ts'
import type { RunOptions } from '../workers/pendingRun.ts'
import type { Store } from '../store/index.ts'
import { watchForeignMarks } from './foreignMarks.ts'

const xmp = (fields: string): string => `<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" ${fields}/>
 </rdf:RDF>
</x:xmpmeta>`

function start() {
  const folder = temporaryFolder()
  const store: Store = openTestStore(temporaryFolder())
  const clock = createManualClock()
  const events: EventBody[] = []
  const faults: unknown[] = []
  let reads = 0
  const add = (id: string, camera = emptyCamera): void => {
    store.photos.insert({ id, name: `${id}.jpg`, path: join(folder, `${id}.jpg`), addedAt: 1 })
    writeFileSync(join(folder, `${id}.jpg`), 'as it was')
    store.photos.update(id, { status: 'measured', camera, size: 9 })
  }
  const child = {
    run: async ({ request, onReply }: RunOptions<PhotoRequest, PhotoReply, PhotoReply>) => {
      reads++
      if (request.type === 'readMarks')
        return { type: 'marksRead', requestId: '', marks: marksIn(request.existing) }
      if (request.type !== 'readOwnMarks') throw new Error('Nothing else was expected.')
      const { requestId, size } = request
      const file = await new Promise<PhotoRequest>((resolve) =>
        onReply({ type: 'read', requestId, position: 0, length: size }, resolve),
      )
      return { type: 'marksRead', requestId, marks: marksIn((file as { bytes: Uint8Array }).bytes) }
    },
  }
  const open = () =>
    watchForeignMarks({
      store,
      hub: { emit: (event) => void events.push(event) },
      child: child as never,
      clock,
      onFault: (error) => void faults.push(error),
    })
  const write = (name: string, fields: string): void => writeFileSync(join(folder, name), xmp(fields))
  const marksOf = (id: string) => {
    const { rating, flag, label, foreignMarks } = store.photos.get(id)
    return { rating, flag, label, from: foreignMarks?.from ?? null }
  }
  return { folder, store, clock, events, faults, add, open, write, marksOf, reads: () => reads }
}

test('stars and a label of a sidecar are taken, and followed when it changes or goes', async () => {
  const { add, open, write, marksOf, folder, events, reads, faults } = start()
  add('a', { ...emptyCamera, rating: 2 })
  write('a.xmp', 'xmp:Rating="4" xmp:Label="Red"')
  const watch = open()
  await watch.look('a')
  expect(marksOf('a')).toEqual({ rating: 4, flag: null, label: 'red', from: 'sidecar' })
  await watch.look('a')
  expect(reads()).toBeLessThanOrEqual(2)
  expect(events.filter(({ type }) => type === 'photo_update').length).toBe(1)
  write('a.xmp', 'xmp:Rating="-1"')
  await watch.look('a')
  expect(marksOf('a')).toEqual({ rating: 0, flag: 'reject', label: null, from: 'sidecar' })
  // The form of darktable comes first.
  write('a.jpg.xmp', 'xmp:Rating="5"')
  await watch.look('a')
  expect(marksOf('a')).toMatchObject({ rating: 5, flag: null })
  for (const name of ['a.xmp', 'a.jpg.xmp']) rmSync(join(folder, name))
  await watch.look('a')
  expect(marksOf('a')).toEqual({ rating: 2, flag: null, label: null, from: 'file' })
  await watch.close()
  expect(faults).toEqual([])
})

test('what was set here stays, whatever the sidecar says later; the rest follows', async () => {
  const { add, open, write, marksOf, store } = start()
  add('a')
  write('a.xmp', 'xmp:Rating="4" xmp:Label="Red"')
  const watch = open()
  await watch.look('a')
  store.marks.set(['a'], { rating: 0 })
  write('a.xmp', 'xmp:Rating="5" xmp:Label="Blue" ')
  await watch.look('a')
  expect(marksOf('a')).toMatchObject({ rating: 0, label: 'blue' })
  expect(store.photos.get('a').foreignMarks).toMatchObject({ rating: 5, label: 'blue' })
  expect(store.marks.own('a')).toEqual({ rating: 0 })
  await watch.close()
})

test('a sidecar that is damaged, or a folder that is away, changes nothing', async () => {
  const { add, open, write, marksOf, folder, faults } = start()
  add('a')
  write('a.xmp', 'xmp:Rating="4"')
  const watch = open()
  await watch.look('a')
  const whole = readFileSync(join(folder, 'a.xmp'))
  writeFileSync(join(folder, 'a.xmp'), whole.subarray(0, 100))
  await watch.look('a')
  expect(marksOf('a').rating).toBe(4)
  writeFileSync(join(folder, 'a.xmp'), whole.toString(), 'utf16le')
  await watch.look('a')
  expect(marksOf('a').rating).toBe(4)
  rmSync(folder, { recursive: true })
  await watch.look('a')
  expect(marksOf('a').rating).toBe(4)
  expect(faults).toEqual([])
  await watch.close()
})

test('all are gone over, and again after a while', async () => {
  const { add, open, write, marksOf, clock } = start()
  for (const id of ['a', 'b', 'c']) add(id)
  write('B.XMP', 'xmp:Rating="3"')
  const watch = open()
  await expect.poll(() => marksOf('b').rating).toBe(3)
  write('c.xmp', 'xmp:Label="Green"')
  await expect.poll(() => clock.pending()).toBeGreaterThan(0)
  clock.advance(60_000)
  await expect.poll(() => marksOf('c').label).toBe('green')
  expect(marksOf('a')).toMatchObject({ rating: 0, label: null })
  await watch.close()
})

test('what another program writes into the photograph itself is followed, also while Mondrian was closed', async () => {
  const { add, open, write, marksOf, clock, reads } = start()
  add('a', { ...emptyCamera, rating: 2, flag: 'reject' })
  add('b')
  write('b.jpg', 'xmp:Label="Green"')
  const watch = open()
  await watch.look('a')
  expect(marksOf('a')).toEqual({ rating: 2, flag: 'reject', label: null, from: 'file' })
  await expect.poll(() => marksOf('b')).toMatchObject({ label: 'green', from: 'file' })
  expect(reads()).toBe(1)
  // As others write: a new file takes the place of the old one.
  write('a.jpg', 'xmp:Rating="5"')
  await expect.poll(() => clock.pending()).toBeGreaterThan(0)
  clock.advance(60_000)
  await expect.poll(() => marksOf('a')).toMatchObject({ rating: 5, flag: null, from: 'file' })
  await watch.close()
})

import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import type { Photo } from '../../shared/photos.ts'
import { mostDetailedFaces, type FaceDetail, type SeenFace } from '../../shared/sight.ts'
import { photoReplySchema, type PhotoReply, type PhotoRequest } from '../../shared/photoMessages.ts'
import { createManualClock } from '../manualClock.ts'
import { addPhoto, openTestStore, temporaryFolder } from '../store/store.fixture.ts'
import { createMemoryStarter, type MemoryChild } from '../workers/memoryStarter.ts'
import { createSupervisor, type Supervisor } from '../workers/supervisor.ts'
import { faceDetails } from './faceDetails.ts'

type Detail = Extract<PhotoRequest, { type: 'detail' }>

const clock = createManualClock()

let folder: string
let photo: Photo
let asked: Detail[]
let answer: (child: MemoryChild, request: Detail) => void
let child: Supervisor<PhotoRequest, PhotoReply>

beforeEach(async () => {
  folder = temporaryFolder()
  const store = openTestStore()
  photo = { ...store.photos.get(addPhoto(store)), path: join(folder, 'a.jpg'), size: 10, rotation: 90 }
  await writeFile(photo.path, '0123456789')
  asked = []
  answer = ({ post }, { requestId, boxes }) =>
    post({ type: 'detailed', requestId, details: boxes.map(({ x }) => ({ sharpness: x, stops: null })) })
  const { startWorker } = createMemoryStarter((_post, request, memoryChild) => {
    asked.push(request as Detail)
    answer(memoryChild, request as Detail)
  })
  child = createSupervisor<PhotoRequest, PhotoReply>({
    kind: 'photo',
    startWorker,
    replySchema: photoReplySchema,
    isSuccess: ({ type }) => type === 'detailed',
    clock,
    random: () => 0.5,
  })
  onTestFinished(() => child.close())
})

const faceAt = (x: number, presence = 0.99): SeenFace => ({
  box: { x, y: 0, width: 0.1, height: 0.1 },
  score: 0.9,
  presence,
  pixels: 100,
  eyes: null,
  turn: null,
})
const detailsOf = (faces: SeenFace[], signal = new AbortController().signal) =>
  faceDetails({
    child,
    photo,
    faces,
    signal,
    onFault(error) {
      throw error
    },
  })
const sharpnesses = (details: (FaceDetail | null)[]) => details.map((detail) => detail && detail.sharpness)

it('asks for what may be called a face alone, and keeps their order', async () => {
  expect(sharpnesses(await detailsOf([faceAt(0.1), faceAt(0.2, 0.5), faceAt(0.3)]))).toEqual([0.1, null, 0.3])
  expect(asked).toMatchObject([{ type: 'detail', size: 10, rotation: 90, boxes: [{ x: 0.1 }, { x: 0.3 }] }])
})

it('asks for the largest faces of a crowd', async () => {
  const crowd = Array.from({ length: mostDetailedFaces + 2 }, (_, index) => faceAt(index / 20))
  const details = await detailsOf(crowd)
  expect(details).toHaveLength(crowd.length)
  expect(details.filter((detail) => detail !== null)).toHaveLength(mostDetailedFaces)
  expect(details.slice(-2)).toEqual([null, null])
})

it('opens nothing for a photograph without a face', async () => {
  expect(await detailsOf([faceAt(0.1, 0.5)])).toEqual([null])
  expect(asked).toEqual([])
})

it('takes the raw file beside a photo that could not be read', async () => {
  photo = { ...photo, companion: 'a.nef', size: 12 }
  await writeFile(join(folder, 'a.nef'), '012345678901')
  expect(sharpnesses(await detailsOf([faceAt(0.1)]))).toEqual([0.1])
  expect(asked).toMatchObject([{ size: 12 }])
})

it.each([
  ['is gone', () => rm(photo.path)],
  ['is another one now', () => writeFile(photo.path, 'other')],
])('a photo whose file %s leaves null', async (_, change) => {
  await change()
  expect(await detailsOf([faceAt(0.1)])).toEqual([null])
  expect(asked).toEqual([])
})

it('a photo that ends the child leaves null, and the child goes on with the next one', async () => {
  answer = ({ exit }) => exit({ code: 1, signal: null })
  for (let count = 0; count < 3; count++) expect(await detailsOf([faceAt(0.1)])).toEqual([null])
  expect(child.state()).not.toBe('stopped')
})

it('rejects where it is stopped: what was not asked is not missing', async () => {
  const stopping = new AbortController()
  answer = () => {
    stopping.abort()
    clock.advance(1000)
  }
  await expect(detailsOf([faceAt(0.1)], stopping.signal)).rejects.toThrow('aborted')
})

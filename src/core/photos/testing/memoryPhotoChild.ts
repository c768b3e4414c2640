import type { PhotoReply, PhotoRequest } from '../../../shared/photoMessages.ts'
import type { MemoryChild } from '../../workers/memoryStarter.ts'
import { emptyCamera, type Rotation } from '../../../shared/photos.ts'

/** A photo as a child in memory has it; `content` is its file's, as text. */
export type MemoryPhoto = { requestId: string; rotation: Rotation; content: string }

type Measure = Extract<PhotoRequest, { type: 'measure' }>

const notTried = { code: 'internal', message: 'Nothing is tried in memory.' } as const

/** The photo side of a memory script: reads each file whole, as the photo child does, and hands it to `answer`. */
export function memoryPhotoChild(
  answer: (child: MemoryChild, photo: MemoryPhoto) => void,
): (child: MemoryChild, request: PhotoRequest) => void {
  const asked = new Map<string, Measure>()
  return (child, request) => {
    const { requestId } = request
    if (request.type === 'glance') child.post({ type: 'glanced', requestId, picture: null })
    else if (request.type === 'detail') child.post({ type: 'detailed', requestId, details: [] })
    else if (
      request.type === 'try' ||
      request.type === 'render' ||
      request.type === 'renderWhole' ||
      request.type === 'tile' ||
      request.type === 'sidecar' ||
      request.type === 'readOwnMarks'
    )
      child.post({ type: 'failed', requestId, error: notTried })
    else if (request.type === 'measure') {
      asked.set(requestId, request)
      child.post({ type: 'read', requestId, position: 0, length: request.size })
    } else if (request.type === 'unreadable') child.post({ type: 'failed', requestId, error: request.error })
    else if (request.type === 'bytes') {
      const { rotation } = asked.get(requestId)!
      answer(child, { requestId, rotation, content: Buffer.from(request.bytes).toString() })
    }
  }
}

/** What stands for both JPEGs of a photo in memory. */
export const memoryPicture = Buffer.from('0123456789')

/** All that a photo child replies to a photo in which it finds nothing. */
export function emptyFindings(requestId: string, sha256 = 'abc'): PhotoReply[] {
  const opened = { width: 30, height: 20, format: 'jpeg', rendition: 'original', size: 10 } as const
  return [
    { type: 'opened', requestId, ...opened, sha256, pictureHash: null, camera: emptyCamera, warning: null },
    { type: 'pictures', requestId, thumb: memoryPicture, model: memoryPicture },
    { type: 'facts', requestId, facts: {}, complete: true, measurementScore: null },
    { type: 'measured', requestId },
  ]
}

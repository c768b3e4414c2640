// One file of a download: its blocks by several connections, its checksum behind them.
import { open, type FileHandle } from 'node:fs/promises'
import type { RemoteFile } from '../../../shared/catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import { blockAt, withBlock } from './blocks.ts'
import { fetchRange, type Source } from './fetchRange.ts'
import { createFollowingHash, type FollowingHash } from './followingHash.ts'

export type FileProgress = {
  /** Blocks on the disk, as blocks.ts has them. */
  blocks: string
  etag: string | null
}

export type FileJob = {
  file: RemoteFile
  /** Where its bytes are put while it is not whole. */
  partPath: string
  progress: FileProgress
  source: Omit<Source, 'etag' | 'from' | 'size' | 'sha256' | 'learning'>
  connections: number
  /** Called when a block of so many bytes is on the disk; stores it. */
  onBlock: (length: number, progress: FileProgress) => void
  /** Called with each piece. */
  onBytes: (count: number) => void
}

/**
 * Fetches what is missing of a file and checks the whole. Rejects with download-wrong (another checksum: what lies there
 * is worthless), as `fetchRange`, or with an error of the disk.
 */
export async function fetchFile(job: FileJob, signal: AbortSignal): Promise<void> {
  const { file, partPath } = job
  const handle = await open(partPath, 'a+', 0o600).then(async (made) => {
    await made.close()
    return open(partPath, 'r+')
  })
  const failed = new AbortController()
  const both = AbortSignal.any([signal, failed.signal])
  try {
    const hash = createFollowingHash(handle)
    const state = { progress: await onDisk(job, handle) }
    const tasks = [fetchBlocks(job, handle, state, both), followFront(file, hash, state, both)]
    const outcomes = await Promise.allSettled(
      tasks.map((task) =>
        task.catch((error: unknown) => {
          failed.abort(error)
          throw error
        }),
      ),
    )
    signal.throwIfAborted()
    if (outcomes.some(({ status }) => status === 'rejected')) throw failed.signal.reason
    if (hash.digest() !== file.sha256) throw wrong(file)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

type State = { progress: FileProgress; moved?: () => void }

/** A part file that is shorter than what was stored of it is worth nothing. */
async function onDisk({ progress, file }: FileJob, handle: FileHandle): Promise<FileProgress> {
  const { size } = await handle.stat()
  const last = progress.blocks.lastIndexOf('1')
  if (last < 0) return progress
  const { start, length } = blockAt(last, file.size)
  return start + length <= size
    ? progress
    : { blocks: progress.blocks.replaceAll('1', '0'), etag: progress.etag }
}

async function fetchBlocks(
  job: FileJob,
  handle: FileHandle,
  state: State,
  outer: AbortSignal,
): Promise<void> {
  const { file } = job
  const crew = new AbortController()
  const signal = AbortSignal.any([outer, crew.signal])
  const source: Source = {
    ...job.source,
    size: file.size,
    sha256: file.sha256,
    from: undefined,
    etag: state.progress.etag,
    learning: null,
  }
  const missing = Array.from(state.progress.blocks, (is, index) => (is === '1' ? -1 : index)).filter(
    (index) => index >= 0,
  )
  const fetchBlock = async (index: number): Promise<void> => {
    const write = async (bytes: Uint8Array, position: number): Promise<void> => {
      await writeAll(handle, bytes, position)
      job.onBytes(bytes.length)
    }
    const block = blockAt(index, file.size)
    await fetchRange(source, block, write, signal)
    await handle.datasync()
    state.progress = { blocks: withBlock(state.progress.blocks, index), etag: source.etag }
    job.onBlock(block.length, state.progress)
    state.moved?.()
  }
  const fetchAll = async (): Promise<void> => {
    for (let index = missing.shift(); index !== undefined; index = missing.shift()) await fetchBlock(index)
  }
  // The first answer tells what names the content, and where it lies: the others ask for the same.
  const first = missing.shift()
  if (first !== undefined) await fetchBlock(first)
  const work = Array.from({ length: job.connections }, fetchAll)
  try {
    await Promise.all(work)
  } catch (error) {
    crew.abort(error)
    await Promise.allSettled(work)
    throw error
  }
}

/** Takes in what lies before the first block that is missing, as that moves on. */
async function followFront(
  file: RemoteFile,
  hash: FollowingHash,
  state: State,
  signal: AbortSignal,
): Promise<void> {
  while (hash.position() < file.size) {
    const gap = state.progress.blocks.indexOf('0')
    const front = gap < 0 ? file.size : blockAt(gap, file.size).start
    if (front > hash.position()) await hash.follow(front, signal)
    else
      await new Promise<void>((resolve, reject) => {
        const stop = (): void => reject(signal.reason as Error)
        if (signal.aborted) return stop()
        signal.addEventListener('abort', stop, { once: true })
        state.moved = () => {
          signal.removeEventListener('abort', stop)
          resolve()
        }
      })
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten
  }
}

const wrong = ({ path }: RemoteFile): AppError =>
  new AppError(
    'download-wrong',
    `"${path}" arrived with other bytes than the hub promises, and was thrown away.`,
    {
      hint: 'A proxy or a disk may be at fault: try again, or over another connection.',
    },
  )

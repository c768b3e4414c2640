// One range of one file, asked for until it is whole. Never takes other bytes than it asked for.
import { AppError } from '../../../shared/errors.ts'
import type { Clock } from '../../clock.ts'
import { createDeadline, sleep } from './deadline.ts'
import { refusal } from './hubApi.ts'
import type { Network } from './network.ts'

export type Patience = {
  /** Milliseconds without a byte after which it is asked again. */
  stallMs: number
  /** Tries that bring nothing, in a row. */
  tries: number
  /** Milliseconds before the second try; doubled for each that follows. */
  waitMs: number
  /** A server that wants a longer pause than this is left alone, milliseconds. */
  mostWaitMs: number
}

export const usualPatience: Patience = { stallMs: 20_000, tries: 5, waitMs: 1000, mostWaitMs: 120_000 }

/** What the ranges of one file share. */
export type Source = {
  network: Network
  clock: Clock
  patience: Patience
  /** Of the file at the endpoint. */
  path: string
  sha256: string
  size: number
  /** Where the last answer came from: signed for a while, and closer than the hub. */
  from: string | undefined
  /** What names the content: all answers have to carry the same. */
  etag: string | null
  /** While the hub is asked why that name changed. */
  learning: Promise<void> | null
}

export type Range = { start: number; length: number }
type Write = (bytes: Uint8Array, position: number) => Promise<void>

/** It may go better next time; `waitMs`: what the server asked for. */
class Interruption extends Error {
  readonly error: AppError
  readonly waitMs: number | null

  constructor(error: AppError, waitMs: number | null = null) {
    super(error.message)
    this.error = error
    this.waitMs = waitMs
  }
}

/** What came over the line could not be kept. */
class Unwritable extends Error {}

/** Bytes between two failures without which a try counts as one of those that brought nothing. */
const worthCounting = 16 * 1024

/** Answers that may be another one next time. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504])

/**
 * Hands the bytes of `range` in order to `write`, with their place in the file. Rejects with network-failed (nothing
 * comes any more), download-refused (what comes is not the file), download-changed (it is another one than before), with
 * what `write` throws, or with the signal's reason.
 */
export async function fetchRange(
  source: Source,
  range: Range,
  write: Write,
  signal: AbortSignal,
): Promise<void> {
  const { clock, patience } = source
  const end = range.start + range.length
  let at = range.start
  let failures = 0
  while (at < end) {
    const before = at
    try {
      await attempt(source, { start: at, length: end - at }, signal, async (bytes) => {
        await write(bytes, at)
        at += bytes.length
      })
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (!(error instanceof Interruption)) throw error
      const hasComeFar = at - before >= worthCounting
      failures = hasComeFar ? 0 : failures + 1
      if (failures >= patience.tries) throw error.error
      const pause = error.waitMs ?? patience.waitMs * 2 ** Math.max(0, failures - 1)
      if (pause > patience.mostWaitMs) throw tooBusy(pause)
      await sleep(clock, hasComeFar ? 0 : pause, signal)
    }
  }
}

/** What a signed address answers when its time is over. */
const expired = new Set([400, 401, 403, 404, 410])

/** Asks once, and takes what comes; rejects with Interruption where that is less than it asked for. */
async function attempt(
  source: Source,
  { start, length }: Range,
  signal: AbortSignal,
  take: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const deadline = createDeadline(source.clock, source.patience.stallMs, signal)
  let left = length
  try {
    const response = await ask(source, { start, length }, deadline.signal)
    for await (const bytes of response.body ?? []) {
      deadline.extend()
      // Nothing beyond what was asked for is written, whatever comes.
      const wanted = bytes.subarray(0, left)
      left -= wanted.length
      await take(wanted).catch((error: unknown) => {
        throw new Unwritable('', { cause: error })
      })
      if (left === 0) return
    }
  } catch (error) {
    if (signal.aborted || error instanceof Interruption) throw error
    if (error instanceof AppError && error.code !== 'network-failed') throw error
    if (error instanceof Unwritable) throw error.cause
    throw new Interruption(error instanceof AppError ? error : broken(error))
  } finally {
    deadline.end()
  }
  throw new Interruption(broken(null))
}

async function ask(source: Source, { start, length }: Range, signal: AbortSignal): Promise<Response> {
  const { network, path, from, etag } = source
  const headers = {
    range: `bytes=${start}-${start + length - 1}`,
    // A weak one names no bytes.
    ...(etag !== null && !etag.startsWith('W/') && { 'if-range': etag }),
  }
  const { response, url } = await network.get({
    path,
    headers,
    signal,
    ...(from !== undefined && { from }),
  })
  const { status } = response
  if (passing.has(status)) throw new Interruption(await refusal(response), pauseOf(response))
  const isSigned = !url.startsWith(network.endpoint) && !response.headers.has('x-error-code')
  if (isSigned && expired.has(status)) {
    // The hub gives a new address.
    source.from = undefined
    await response.body?.cancel()
    throw new Interruption(broken(null), 0)
  }
  if (status !== 206 && status !== 200) throw await refusal(response)
  await checkAnswer(source, response, { start, length }, etag, signal)
  source.etag = response.headers.get('etag') ?? etag
  source.from = url
  return response
}

/** Whether these are the bytes that were asked for, of the file that was asked for; `sent`: how it was named. */
async function checkAnswer(
  source: Source,
  response: Response,
  { start, length }: Range,
  sent: string | null,
  signal: AbortSignal,
): Promise<void> {
  const { status, headers } = response
  const stop = async (error: Error): Promise<never> => {
    await response.body?.cancel()
    throw error
  }
  if (/^text\/html/i.test(headers.get('content-type') ?? '')) return stop(page())
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? []
  if (total !== undefined && Number(total) !== source.size) return stop(changed())
  const etag = headers.get('etag')
  if (sent !== null && etag !== sent) {
    await response.body?.cancel()
    if (source.etag === sent) await (source.learning ??= learnName(source, signal))
    throw new Interruption(broken(null), 0)
  }
  if (status === 200 && start === 0 && Number(headers.get('content-length')) === source.size) return
  if (status === 200) return stop(refused('The hub does not send parts of files, which a download needs.'))
  if (Number(first) === start && Number(last) === start + length - 1) return
  return stop(refused('The hub sends another part of the file than was asked for.'))
}

/**
 * Asks the hub about content that is named otherwise than before: another one, unless the hub still states its checksum.
 * Then it only comes from another host.
 */
async function learnName(source: Source, signal: AbortSignal): Promise<void> {
  try {
    const headers = { range: 'bytes=0-0' }
    const { response, url, linked } = await source.network.get({ path: source.path, headers, signal })
    if (passing.has(response.status)) throw new Interruption(await refusal(response), pauseOf(response))
    await response.body?.cancel()
    if (response.status !== 206 || linked !== source.sha256) throw changed()
    source.etag = response.headers.get('etag')
    source.from = url
  } finally {
    source.learning = null
  }
}

const refused = (message: string): AppError => new AppError('download-refused', message)
const page = (): AppError =>
  refused('A page comes instead of the file: perhaps one to sign in to the network.')
const changed = (): AppError =>
  new AppError('download-changed', 'The file was replaced on the hub while it was fetched: start it again.')

/** Milliseconds that the server wants to be left alone; null where it does not say. */
function pauseOf({ headers }: Response): number | null {
  const after = headers.get('retry-after')
  const until = /;\s*t=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]
  if (after !== null && /^\d+$/.test(after)) return Number(after) * 1000
  if (after !== null && !Number.isNaN(Date.parse(after))) return Math.max(0, Date.parse(after) - Date.now())
  return until === undefined ? null : (Number(until) + 1) * 1000
}

const broken = (cause: unknown): AppError =>
  new AppError('network-failed', 'The connection to the hub breaks off again and again.', {
    hint: 'What has arrived is kept: go on later.',
    cause,
  })

const tooBusy = (pause: number): AppError =>
  new AppError('network-failed', `The hub wants to be left alone for ${Math.ceil(pause / 60_000)} minutes.`, {
    hint: 'What has arrived is kept: go on then.',
  })

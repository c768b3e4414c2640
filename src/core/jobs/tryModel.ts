// Tries a model on a photograph that ships with Mondrian, as a job would, and keeps nothing of what it writes.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Advisor } from '../../shared/advisors.ts'
import { AppError } from '../../shared/errors.ts'
import type { Facts } from '../../shared/facts.ts'
import type { ModelTestRun } from '../../shared/modelMeasures.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import { emptyCamera, type Camera } from '../../shared/photos.ts'
import type { GenerateOptions, InferenceReply, LoadedModel } from '../../shared/workers.ts'
import type { Clock } from '../clock.ts'
import { assertModelFile } from '../models/index.ts'
import { inspectModel } from '../models/inspect.ts'
import { measurePhotoFile } from '../photos/photoClient.ts'
import type { StarterWords } from '../starter/index.ts'
import type { ModelTestRecord } from '../store/modelTests.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { writeBrief, type Brief } from './brief.ts'
import { loadModel, type LoadDeps } from './load.ts'

/** A model writes for so long at most, milliseconds; what a whole critique would take is reckoned from that. */
const mostWritingMs = 20_000
/** No sign of progress for this long ends the child, milliseconds. */
const deadlineMs = 300_000
/** How long the engine may take to hear that it is enough, milliseconds. */
const graceMs = 5000

/**
 * What a job takes beside its model where its photograph is measured already, as it is while the one before is written
 * about; milliseconds. Measured on two cores: 60 to 180.
 */
const aroundMs = 150

type Stage = NonNullable<ModelTestRun['stage']>

export type TryDeps = LoadDeps & {
  photo: Supervisor<PhotoRequest, PhotoReply>
  /** Path of the photograph. */
  sample: string
  advisor: Advisor
  words: StarterWords
  clock: Clock
  wallNow: () => number
  /** Tokens that a critique has as a rule. */
  expectedTokens: number
  onLoaded: (model: LoadedModel) => void
  /** `share` of the stage, 0 to 1. */
  onStage: (stage: Stage, share: number) => void
}

/** Rejects as a job's attempt does, and with `cancelled` when `signal` aborted. */
export async function tryModel(deps: TryDeps, signal: AbortSignal): Promise<ModelTestRecord> {
  const { model, onStage } = deps
  onStage('loading', 0)
  await assertModelFile(model)
  const measured = await measureSample(deps, signal)
  const { version } = await inspectModel(deps, model.path, { signal, isStarter: model.isStarter })
  const { loaded, mode, make } = await loadModel(deps, (share) => onStage('loading', share), signal)
  deps.onLoaded(loaded)
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-test-'))
  try {
    const picture = join(folder, 'picture.jpg')
    const small = join(folder, 'small.jpg')
    await Promise.all([writeFile(picture, measured.jpeg), writeFile(small, measured.thumb)])
    const { advisor, words } = deps
    const { maxTokens } = deps.settings
    const imagePath = mode === 'vision' ? picture : undefined
    const brief = writeBrief({ mode, make, advisor, measured, maxTokens, words, imagePath })
    if (mode === 'vision') await lookOnce(deps, { ...brief.options, imagePath: small }, signal)
    const written = await write(deps, brief, signal)
    return { ...written, version, device: loaded.device, testedAt: deps.wallNow() }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Sample = {
  photo: { id: string; sha256: string | null }
  facts: Facts
  camera: Camera
  advice: []
  jpeg: Uint8Array
  /** A smaller copy. */
  thumb: Uint8Array
}

async function measureSample({ photo, sample }: TryDeps, signal: AbortSignal): Promise<Sample> {
  const found: Sample = {
    photo: { id: 'sample', sha256: null },
    facts: {},
    camera: emptyCamera,
    advice: [],
    jpeg: new Uint8Array(),
    thumb: new Uint8Array(),
  }
  await measurePhotoFile(photo, {
    path: sample,
    rotation: 0,
    signal,
    onFinding(finding) {
      if (finding.type === 'opened') found.camera = finding.camera
      else if (finding.type === 'pictures') {
        found.jpeg = finding.model
        found.thumb = finding.thumb
      } else found.facts = finding.facts
    },
  })
  return found
}

type Finished = Extract<InferenceReply, { type: 'finished' }>
const isFinished = (reply: InferenceReply): reply is Finished => reply.type === 'finished'

/**
 * Has a model that looks read what all briefs begin with, and one token written about another picture: what it remembers
 * of that makes every critique but the first quicker.
 */
async function lookOnce(
  { inference }: TryDeps,
  options: GenerateOptions,
  signal: AbortSignal,
): Promise<void> {
  const requestId = randomUUID()
  await inference.run({
    request: { type: 'generate', requestId, options: { ...options, maxTokens: 1 } },
    onReply: () => undefined,
    isFinal: isFinished,
    deadlineMs,
    signal,
    cancelRequest: { type: 'cancel', requestId },
    cancelGraceMs: graceMs,
  })
}

type Written = Omit<ModelTestRecord, 'version' | 'device' | 'testedAt'>

async function write(deps: TryDeps, { mode, options }: Brief, signal: AbortSignal): Promise<Written> {
  const { clock, expectedTokens, onStage } = deps
  const requestId = randomUUID()
  const enough = new AbortController()
  const startedAt = clock.now()
  let lookedAt: number | null = null
  let firstAt: number | null = null
  let stopTimer = (): void => undefined
  onStage(mode === 'vision' ? 'encoding' : 'prompting', 0)
  const reply = await deps.inference
    .run({
      request: { type: 'generate', requestId, options },
      onReply(partial) {
        if (partial.type === 'promptProgress') {
          if (partial.stage === 'prompting') lookedAt ??= clock.now()
          onStage(partial.stage, partial.processed / partial.total)
        }
        if (partial.type !== 'steps') return
        if (firstAt === null) {
          firstAt = clock.now()
          stopTimer = clock.setTimeout(() => enough.abort(), mostWritingMs)
        }
        const byTime = (clock.now() - firstAt) / mostWritingMs
        onStage('writing', Math.min(1, Math.max(byTime, partial.figures.generationTokens / expectedTokens)))
      },
      isFinal: isFinished,
      deadlineMs,
      signal: AbortSignal.any([signal, enough.signal]),
      cancelRequest: { type: 'cancel', requestId },
      cancelGraceMs: graceMs,
    })
    .finally(() => stopTimer())
  if (signal.aborted) throw new AppError('cancelled', 'Stopped.')
  const { generationTokens: count, generationTps, peakMemoryBytes } = reply.figures
  if (firstAt === null || count === 0) throw new AppError('engine-failed', 'The model wrote nothing.')
  const spentMs = clock.now() - firstAt
  const isWhole = reply.finishReason !== 'cancelled'
  const writing = isWhole ? spentMs : (spentMs / count) * Math.max(expectedTokens, count)
  const encoding = mode === 'vision' ? (lookedAt ?? firstAt) - startedAt : 0
  const prompting = firstAt - startedAt - encoding
  return {
    secondsPerPhoto: (encoding + prompting + writing + aroundMs) / 1000,
    peakBytes: Math.round(peakMemoryBytes),
    tokensPerSecond: generationTps,
    stages: { encoding, prompting, writing },
    tokens: isWhole ? count : null,
  }
}

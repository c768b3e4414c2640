// A core whose models say what a test makes them say, and show what they were told.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import type { EventOf, EventType, MondrianEvent } from '../../../shared/events.ts'
import type { PhotoRequest } from '../../../shared/photoMessages.ts'
import type {
  Figures,
  GenerateOptions,
  InferenceReply,
  InferenceRequest,
  Sight,
} from '../../../shared/workers.ts'
import { createCore, type Core } from '../../index.ts'
import { emptyFindings, memoryPhotoChild } from '../../photos/testing/memoryPhotoChild.ts'
import { createMemoryStarter, type MemoryChild } from '../../workers/memoryStarter.ts'

export type Told = GenerateOptions & {
  /** Says more of the answer. */
  say: (text: string) => void
  end: () => void
  /** The process of the model is gone. */
  crash: () => void
}

const figures: Figures = {
  promptTokens: 50,
  cachedTokens: 0,
  imageTokens: null,
  generationTokens: 3,
  promptTps: 500,
  generationTps: 10,
  peakMemoryBytes: 1000,
}
const memory = { weights: 3e9, context: 6e8, work: 2e8, program: 2e8 }

export type AskCore = {
  core: Core
  dataDir: string
  events: MondrianEvent[]
  /** What models were told so far, in order; without `onTold` each waits for the test. */
  told: Told[]
  seen: <Type extends EventType>(type: Type, jobId?: string) => EventOf<Type>[]
  /** Resolves with the first event of a job of this type. */
  until: <Type extends EventType>(type: Type, jobId: string) => Promise<EventOf<Type>>
  untilTold: (count: number) => Promise<Told>
  /** Adds a model below the models folder; one that sees has "eyes" in its name. */
  addModel: (name: string) => Promise<string>
  addPhoto: (name?: string) => Promise<string>
  /** The chunks of a job, put together. */
  textOf: (jobId: string) => string
}

/** As long as a busy machine may take, milliseconds. */
const patience = { timeout: 30_000 }
const waitFor = <Result>(look: () => Result): Promise<Result> => vi.waitFor(look, patience)

/** Opens the core over `dataDir`, or over a folder of its own. */
export async function openAskCore(
  onTold: ((told: Told) => void) | null = ({ say, end }) => {
    say('It is ')
    say('level.')
    end()
  },
  folder?: string,
): Promise<AskCore> {
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'mondrian-ask-')))
  if (!folder) onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const told: Told[] = []
  const answerPhoto = memoryPhotoChild((child, { requestId }) => emptyFindings(requestId).forEach(child.post))
  const sightOf = (path: string): Sight => (path.includes('eyes') ? 'vision' : 'text')
  const answer = (child: MemoryChild, request: InferenceRequest): void => {
    const { type, requestId } = request
    const post = (reply: InferenceReply): void => child.post(reply)
    const model = (path: string) => ({ name: path, sight: sightOf(path), notice: null })
    if (type === 'inspect') {
      const { modelPath } = request.options
      const make = { architecture: 'llama', projectorType: null, parameters: 7e9 }
      post({
        type: 'inspected',
        requestId,
        model: { ...model(modelPath), make, version: '1', memory, files: [modelPath] },
      })
    }
    if (type === 'load') {
      const { modelPath, contextSize } = request.options
      const loaded = { ...model(modelPath), engine: 'memory', device: 'CPU', contextSize, seconds: 0.1 }
      post({ type: 'loaded', requestId, model: loaded })
    }
    if (type === 'cancel') post({ type: 'finished', requestId, finishReason: 'cancelled', keep: 0, figures })
    if (type !== 'generate') return
    let length = 0
    const one: Told = {
      ...request.options,
      say(text) {
        length += text.length
        post({ type: 'steps', requestId, text, tokens: [1], figures })
      },
      end: () => post({ type: 'finished', requestId, finishReason: 'stop', keep: length, figures }),
      crash: () => child.exit({ code: null, signal: 'SIGKILL' }),
    }
    told.push(one)
    onTold?.(one)
  }
  const { startWorker } = createMemoryStarter((_post, request, child) => {
    if (child.kind === 'photo') answerPhoto(child, request as PhotoRequest)
    else answer(child, request as InferenceRequest)
  })
  const core = await createCore({
    dataDir,
    resourcesDir: join(import.meta.dirname, '..', '..', '..', '..', 'resources'),
    engineDir: null,
    sightDir: null,
    startWorker,
    version: '0.0.0-test',
    random: () => 0,
  })
  onTestFinished(() => core.close())
  const events: MondrianEvent[] = []
  core.on((event) => events.push(event))
  const seen: AskCore['seen'] = (type, jobId) =>
    events.filter(
      (event): event is EventOf<typeof type> =>
        event.type === type && (jobId === undefined || ('jobId' in event && event.jobId === jobId)),
    )
  const until: AskCore['until'] = (type, jobId) =>
    waitFor(() => {
      const event = seen(type, jobId)[0]
      if (!event) throw new Error(`no ${type} of ${jobId} among ${events.map((each) => each.type).join()}`)
      return event
    })
  return {
    core,
    dataDir,
    events,
    told,
    seen,
    until,
    untilTold: (count) =>
      waitFor(() => {
        const one = told[count - 1]
        if (!one) throw new Error(`only ${told.length} prompts`)
        return one
      }),
    async addModel(name) {
      const path = join(dataDir, `${name}.gguf`)
      await writeFile(path, 'a model')
      return path
    },
    async addPhoto(name = 'a.jpg') {
      const path = join(dataDir, name)
      await writeFile(path, `a photo ${name}`)
      const { photos } = await core.api['photos.measure']({ paths: [path] })
      return photos[0]!.id
    },
    textOf: (jobId) =>
      seen('chunk', jobId).reduce((text, event) => text.slice(0, event.offset) + event.text, ''),
  }
}

/** The same with a model that reads as that of the settings, and a photograph. */
export async function openAsking(
  onTold?: Parameters<typeof openAskCore>[0],
): Promise<AskCore & { modelId: string; photoId: string }> {
  const ask = await openAskCore(onTold)
  const modelId = await ask.addModel('reader')
  await ask.core.api['settings.set']({ defaultModelId: modelId })
  return { ...ask, modelId, photoId: await ask.addPhoto() }
}

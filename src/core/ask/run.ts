// One attempt at an answer: which model, what it is told, its words. Without a model that can talk: from the measurements.
import type { Advisor } from '../../shared/advisors.ts'
import type { Stats } from '../../shared/critique.ts'
import { AppError } from '../../shared/errors.ts'
import type { AskJob } from '../../shared/jobs.ts'
import type { Model } from '../../shared/modelCommands.ts'
import type { Settings } from '../../shared/settings.ts'
import type { LoadedModel } from '../../shared/workers.ts'
import type { Attempt } from '../jobs/attempt.ts'
import { seedFrom, type Brief } from '../jobs/brief.ts'
import type { LoadDeps } from '../jobs/load.ts'
import { smallerNotice } from '../jobs/pictureCopies.ts'
import { beginReading, generate, readyModel, type RunDeps } from '../jobs/run.ts'
import { assertModelFile, modelFile, modelName, starterId, type ModelFolders } from '../models/index.ts'
import type { LoadedModelState } from '../models/loaded.ts'
import type { Measured } from '../photos/index.ts'
import { copyPath } from '../photos/seen.ts'
import type { GivenCard } from '../../shared/references.ts'
import type { Shelf } from '../references/shelf.ts'
import type { Store } from '../store/index.ts'
import { measuredThere } from '../jobs/there.ts'
import { createAnswerStream } from './answerStream.ts'
import { chooseModel } from './chooseModel.ts'
import { answerUnaided } from './unaided.ts'
import { givenCards } from './passages.ts'
import { buildAskPrompt, type AskPrompt } from './prompt.ts'
import { noRoom, shelfFor } from './shelfFor.ts'
import { turnsBefore } from './turns.ts'

export type AskRunDeps = Pick<
  RunDeps,
  'dataDir' | 'hub' | 'photos' | 'clock' | 'ahead' | 'copies' | 'inference'
> & {
  store: Store
  folders: ModelFolders
  settings: Settings
  held: LoadedModelState['held']
  isHot: LoadedModelState['isHot']
  models: () => Promise<readonly Pick<Model, 'id' | 'mode'>[]>
  /** What it takes to load a model. */
  toLoad: (model: LoadDeps['model']) => LoadDeps
  onLoaded: (modelId: string) => (model: LoadedModel) => void
  /** Rejects with `advisor-invalid` for an unknown id. */
  advisor: (id: string) => Promise<Advisor>
  shelf: Pick<Shelf, 'find' | 'fits'>
}

/** What was answered, before it is checked. `measured`: null where no photograph was asked about. `given`: what it may cite. */
export type WrittenAnswer = {
  measured: Measured | null
  stats: Stats | null
  given: GivenCard[]
  fits: Shelf['fits']
}

/** Tokens of an answer at most. */
const mostTokens = 500
/** Tokens that a picture takes at most, with what a chat template adds around it. */
const pictureTokens = 3200
const templateTokens = 100

/** Runs the attempt until its text is written. Rejects with AppError; `cancelled` when `signal` aborted. */
export async function runAsk(
  deps: AskRunDeps,
  attempt: Attempt<AskJob>,
  signal: AbortSignal,
): Promise<WrittenAnswer> {
  const { store } = deps
  const { job, lease } = attempt
  const { question, critiqueId, wantedModelId, manner } = store.messages.askedFor(job.id)
  const measured = job.photoId === null ? null : await deps.photos.measured(job.photoId, signal)
  const held = deps.held()
  const { modelId, route } = await chooseModel({
    question: question.text,
    hasPhoto: measured !== null,
    wantedModelId,
    defaultModelId: deps.settings.defaultModelId,
    held,
    models: deps.models,
  })
  store.transaction(() => {
    store.jobs.setModel(lease, modelId ?? starterId)
    store.messages.setRoute(job.id, route)
  })
  deps.hub.emit({ type: 'message', message: store.messages.get(job.id) })
  if (modelId === null) {
    const { text, mode, given } = await answerUnaided(deps, question.text, job.photoId)
    if (given.length > 0) store.messages.setReferences(job.id, { given, unused: null })
    const means = mode === null ? undefined : ({ mode, device: 'CPU', notice: null } as const)
    attempt.enter(
      'writing',
      mode === 'shelf' ? 'Looking on the craft shelf' : 'Looking at the measurements',
      means,
    )
    attempt.text.push(text)
    attempt.text.flush()
    return { measured, stats: null, given, fits: deps.shelf.fits }
  }

  const model = modelFile(modelId, deps.folders)
  await assertModelFile(model)
  const loading = {
    ...deps,
    ...deps.toLoad(model),
    hot: deps.isHot(modelId),
    onLoaded: deps.onLoaded(modelId),
  }
  const makesRoom =
    held && held.id !== modelId && !model.isThere ? ` ${modelName(held.id)} makes room for it.` : ''
  const step = `${model.isThere ? 'Reaching' : 'Loading'} ${model.name}: ${route.why}.${makesRoom}`
  const { loaded, mode } = await readyModel(loading, attempt, signal, step)
  // A job of a photograph that is looked at sees the copy that lies there for models.
  const looks = mode === 'vision' && measured !== null
  const maxTokens = Math.min(deps.settings.maxTokens, mostTokens)
  const found = await shelfFor(deps.shelf, question.text, measured?.facts ?? null)
  const prompt = buildAskPrompt({
    mode: looks ? 'vision' : 'text',
    advisor: await advisorOf(deps, job.advisorId),
    photo: measured && model.isThere ? measuredThere(measured) : measured,
    critique: critiqueId === null ? null : (store.critiques.get(critiqueId)?.analysisMarkdown ?? null),
    turns: turnsBefore(store, question),
    question: question.text,
    manner,
    passages: found.cards,
    room: loaded.contextSize - maxTokens - templateTokens - (looks ? pictureTokens : 0),
  })
  const given = givenCards(found.cards.slice(0, prompt.passages))
  const unused = given.length > 0 ? null : (found.unused ?? noRoom)
  store.messages.setReferences(job.id, { given, unused })
  const unseen = looks ? null : (measured?.unseen ?? null)
  const copy = deps.copies.of(modelId)
  const smaller = looks && copy === 'thumb' ? smallerNotice : null
  const notice = [loaded.notice, smaller, unseen, prompt.leftOut].filter(Boolean).join(' ') || null
  beginReading(deps, attempt, { loaded, mode: looks ? 'vision' : 'text', notice, looks })
  const imagePath = looks ? copyPath(deps.dataDir, job.photoId!, copy) : undefined
  const brief = briefOf(prompt, { maxTokens, imagePath, question: question.text })
  const write = (): Promise<Stats> => generate(loading, attempt, brief, signal)
  const stats = await (looks ? deps.copies.watch(modelId, attempt, write) : write())
  if (attempt.text.text() === '') throw new AppError('engine-failed', 'The model wrote nothing.')
  return { measured, stats, given, fits: deps.shelf.fits }
}

/** Null where the advisor was removed since: a question can be answered in anybody's voice. */
async function advisorOf(deps: AskRunDeps, id: string): Promise<Advisor | null> {
  try {
    return await deps.advisor(id)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

type AnswerBrief = { maxTokens: number; imagePath: string | undefined; question: string }

function briefOf({ system, user }: AskPrompt, { maxTokens, imagePath, question }: AnswerBrief): Brief {
  const picture = imagePath === undefined ? {} : { imagePath }
  const options = { system, user, ...picture, maxTokens, temperature: 0.4, seed: seedFrom(question) }
  return { mode: imagePath === undefined ? 'text' : 'vision', options, shaper: createAnswerStream() }
}

// The one place where a job of either kind gets what it needs.
import { completeAnswer } from '../ask/complete.ts'
import { runAsk, type AskRunDeps } from '../ask/run.ts'
import { isAskJob, isCritiqueJob, type AnyJob } from '../../shared/jobs.ts'
import { modelFile } from '../models/index.ts'
import type { StarterWords } from '../starter/index.ts'
import type { Attempt } from './attempt.ts'
import type { ModelKeeping } from './modelKeeping.ts'
import type { Completing } from './queue.ts'
import { runAttempt } from './run.ts'
import { complete } from './settle.ts'

export type RunJobDeps = Omit<
  AskRunDeps,
  'settings' | 'held' | 'isHot' | 'toLoad' | 'onLoaded' | 'ahead' | 'copies'
> & {
  keeping: Pick<ModelKeeping, 'loaded' | 'ahead' | 'toLoad' | 'copies'>
  words: StarterWords
}

/** Runs the attempt at a job, and resolves with what ends it. */
export async function runJob(deps: RunJobDeps, attempt: Attempt, signal: AbortSignal): Promise<Completing> {
  const { loaded, ahead, toLoad, copies } = deps.keeping
  if (isOf(attempt, isAskJob)) {
    const settings = deps.store.settings.get()
    const means = {
      held: loaded.held,
      isHot: loaded.isHot,
      onLoaded: loaded.remember,
      toLoad,
      ahead,
      copies,
      settings,
    }
    const written = await runAsk({ ...deps, ...means }, attempt, signal)
    return (settle) => completeAnswer(settle, attempt, written)
  }
  if (!isOf(attempt, isCritiqueJob)) throw new Error('A job is a critique or an answer.')
  const model = modelFile(attempt.job.modelId, deps.folders)
  const means = { ...toLoad(model), ahead, copies, onLoaded: loaded.remember(model.id) }
  const written = await runAttempt({ ...deps, ...means, hot: loaded.isHot(model.id) }, attempt, signal)
  return (settle) => complete(settle, attempt, written)
}

const isOf = <Of extends AnyJob>(
  attempt: Attempt,
  isKind: (job: AnyJob) => job is Of,
): attempt is Attempt<Of> => isKind(attempt.job)

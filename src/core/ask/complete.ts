// What becomes of a written answer: checked against the facts, stored, announced. Never changes a word of it.
import type { Stats } from '../../shared/critique.ts'
import type { Facts } from '../../shared/facts.ts'
import type { AskJob } from '../../shared/jobs.ts'
import { checkClaims } from '../critique/check/index.ts'
import type { Attempt } from '../jobs/attempt.ts'
import { over, type SettleDeps } from '../jobs/settle.ts'
import type { Measured } from '../photos/index.ts'
import { checkCitations } from './checkCitations.ts'
import type { WrittenAnswer } from './run.ts'

/** Stores the answer with its flags as the end of its job. What came from the measurements is not held against them. */
export async function completeAnswer(
  deps: SettleDeps,
  attempt: Attempt<AskJob>,
  { measured, stats, given, fits }: WrittenAnswer,
): Promise<void> {
  const { job, lease } = attempt
  attempt.enter('finalizing', 'Finalizing...')
  const text = attempt.text.text()
  const claims =
    measured && stats
      ? checkClaims(text, { facts: latestFacts(deps, measured), camera: measured.camera })
      : []
  const flags = [...claims, ...(stats ? checkCitations(text, given, fits) : [])]
  const rotation = measured?.photo.rotation ?? null
  const thinking = closingLine(stats, given.length > 0)
  const figures = { ...attempt.view(), ...countsOf(stats), thinking }
  attempt.end()
  const stages = attempt.progress.spent()
  const finishReason = stats?.finishReason ?? 'stop'
  const stored = await deps.durably(() =>
    deps.store.transaction(() => {
      deps.store.jobs.saveStages(lease, stages)
      if (!deps.store.jobs.answered(lease, { finishReason, figures, now: deps.wallNow() })) return false
      deps.store.messages.setAnswer(job.id, { text, flags, stats, rotation })
      return true
    }),
  )
  if (!stored) return
  deps.hub.emit({ type: 'thinking_update', jobId: job.id, attempt: job.attempt, thinking })
  over(deps, job.id)
}

/** What was measured while it was written counts: a photo may have been turned. */
function latestFacts({ store }: Pick<SettleDeps, 'store'>, { facts, photo }: Measured): Facts {
  const latest = store.facts.get(photo.id)
  return latest?.complete ? latest.facts : facts
}

const countsOf = (stats: Stats | null) =>
  stats && {
    completionTokens: stats.completionTokens,
    totalTokens: stats.totalTokens,
    generationTps: stats.generationTps,
  }

function closingLine(stats: Stats | null, fromShelf: boolean): string {
  if (!stats) return fromShelf ? 'Answered from the craft shelf' : 'Answered from the measurements'
  const speed = stats.generationTps === null ? '' : `, ${stats.generationTps.toFixed(1)} tps`
  return `Answered (${stats.completionTokens} tokens${speed})`
}

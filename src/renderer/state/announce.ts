// What a screen reader is told: a new stage of the critique on show, and ends. Never text as it grows.
import { isToCheck } from '../../shared/critique.ts'
import type { Job } from '../../shared/jobs.ts'
import { countOf } from '../words/numbers.ts'
import { scoreName } from '../words/critique.ts'
import { answerAnnouncement } from './announceAnswers.ts'
import { modelAnnouncement } from './announceModels.ts'
import { skippedFiles, type StudioState } from './studioState.ts'

/** The sentence that the step from `before` to `after` deserves, or null. */
export function announcement(before: StudioState, after: StudioState): string | null {
  if (before.link === 'open' && after.link === 'lost') return 'Connection lost, reconnecting.'
  if (before.link === 'lost' && after.link === 'open') return 'Connected again.'
  if (before.shelf !== after.shelf) {
    const ofModels = modelAnnouncement(before.shelf, after.shelf)
    if (ofModels !== null) return ofModels
  }
  const { said } = after.marking
  if (said !== null && said !== before.marking.said) return said.sentence
  const skipped = skippedFiles(after.skipped) - skippedFiles(before.skipped)
  if (skipped > 0) return `${countOf(skipped, 'file')} not added.`
  const shown = before.photos.get(before.selectedPhotoId ?? '')
  if (shown && after.removed.has(shown.id)) return `${shown.name} was removed.`
  const ofAnswer = answerAnnouncement(before, after)
  if (ofAnswer !== null) return ofAnswer
  if (before.jobs === after.jobs) return null
  const job = after.jobs.get(after.selectedJobId ?? '')
  if (job) {
    const earlier = before.jobs.get(job.id)
    if (earlier && earlier.status !== job.status) return ending(job, after)
    if (earlier && job.stage !== null && earlier.stage !== job.stage) return job.currentStep
  }
  const emptied = before.queue.open > 0 && after.queue.open === 0
  return emptied ? `All ${countOf(after.queue.ended, 'critique')} are over.` : null
}

function ending(job: Job, state: StudioState): string | null {
  if (job.status === 'cancelled') return 'Stopped.'
  if (job.status === 'failed') return job.errorMessage ?? 'The critique failed.'
  if (job.status !== 'completed') return null
  const critique = state.details.get(job.id)?.critique
  if (!critique) return 'Critique complete.'
  const score = critique.overall === null ? '' : `, ${scoreName(job.mode)} ${critique.overall.toFixed(1)}`
  const contradictions = critique.flags.filter(({ kind }) => kind === 'contradiction')
  const toCheck = contradictions.filter(isToCheck).length
  const wrong = contradictions.length - toCheck
  const flags =
    (wrong === 0 ? '' : `, ${countOf(wrong, 'remark')} contradicted by a measurement`) +
    (toCheck === 0 ? '' : `, ${countOf(toCheck, 'remark')} to check`)
  return `Critique complete${score}${flags}.`
}

// The words for how a critique is made, how it stands and how it ended.
import type { FinishReason } from '../../shared/critique.ts'
import type { Job, JobStatus, Mode, Stage } from '../../shared/jobs.ts'
import { dayText } from './numbers.ts'

/** What a mode means for what may be believed. */
export const modeSentences: Record<Mode, string> = {
  vision: 'This model sees the picture.',
  text: 'This model reads the measurements and the camera data, and has not seen the picture.',
  starter: 'Words what was measured and found in the picture, and sees nothing itself.',
}

/** What a model does, beside its name in a list. */
export const abilities: Record<Mode, string> = {
  vision: 'Looks at your picture',
  text: 'Reads the measurements only',
  starter: 'Words the measurements; comes with Mondrian',
}

/** What the overall score of a critique is worth. */
export const scoreName = (mode: Mode | null): string => (mode === 'vision' ? 'score' : 'score (unseen)')

export const finishSentences: Record<FinishReason, string> = {
  stop: 'Finished by itself',
  length: 'Cut off: it reached the longest length allowed',
  loop: 'Cut off: it began to repeat itself',
  cancelled: 'Stopped by you',
}

export const stageNames: Record<Stage, string> = {
  preparing: 'prepare',
  loading: 'load',
  encoding: 'look',
  prompting: 'read',
  writing: 'write',
  finalizing: 'check',
}

const stageVerbs: Record<Stage, string> = {
  preparing: 'preparing',
  loading: 'loading',
  encoding: 'looking',
  prompting: 'reading',
  writing: 'writing',
  finalizing: 'checking',
}

export const stageVerb = (stage: Stage): string => stageVerbs[stage]

/** How a job stands, in a word or two: "writing", "waiting", "today". `now`: milliseconds since 1970. */
export function standing(job: Job, now: number): string {
  const standings: Record<JobStatus, string> = {
    queued: 'waiting',
    running: job.stage ? stageVerb(job.stage) : 'starting',
    completed: dayText(job.completedAt ?? job.createdAt, now),
    failed: 'failed',
    cancelled: 'stopped',
  }
  return standings[job.status]
}

/** A sentence ends with one full stop, whether it came with one or not. */
export const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

/** "AA" for Ansel Adams. */
export const initials = (name: string): string => {
  const words = name.split(/\s+/)
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
}

// The rules of a job's life: which status may follow which, and when a failed attempt is tried again.
// Never touches the store, a clock or a child.
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { JobStatus } from '../../shared/jobs.ts'

const next: Record<JobStatus, readonly JobStatus[]> = {
  queued: ['running', 'cancelled'],
  running: ['completed', 'failed', 'cancelled', 'queued'],
  completed: [],
  failed: ['queued'],
  cancelled: ['queued'],
}

/** Checks a change of status; throws AppError `illegal-transition` where the table does not allow it. */
export function transition(from: JobStatus, to: JobStatus): void {
  if (next[from].includes(to)) return
  throw new AppError('illegal-transition', `A ${from} critique cannot become ${to}.`)
}

/** Whether a job has come to an end (which a person may still undo with Retry). */
export function isOver(status: JobStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled'
}

/** `transient` may pass by itself; `engine` took the child with it; `never` fails the same way again. */
type Retry = 'transient' | 'engine' | 'never'

const attempts: Record<Retry, number> = { transient: 3, engine: 2, never: 1 }

const retries = {
  'bad-request': 'never',
  'not-found': 'never',
  'illegal-transition': 'never',
  'photo-missing': 'never',
  'photo-denied': 'never',
  'photo-not-a-file': 'never',
  'photo-empty': 'never',
  'photo-too-large': 'never',
  'photo-format': 'never',
  'photo-damaged': 'never',
  'photo-changed': 'never',
  'photo-timeout': 'never',
  'model-missing': 'never',
  'model-damaged': 'never',
  'model-unsupported': 'never',
  'model-too-large': 'never',
  'context-overflow': 'never',
  'grammar-invalid': 'never',
  'engine-crashed': 'engine',
  'engine-stalled': 'engine',
  'engine-stopped': 'transient',
  'engine-failed': 'transient',
  'critique-incomplete': 'transient',
  'advisor-invalid': 'never',
  timeout: 'never',
  cancelled: 'never',
  'server-failed': 'transient',
  'server-refused': 'never',
  'network-failed': 'never',
  'download-refused': 'never',
  'download-changed': 'never',
  'download-wrong': 'never',
  'disk-full': 'transient',
  'store-busy': 'transient',
  'store-newer': 'never',
  'store-unwritable': 'never',
  'store-damaged': 'never',
  'folder-moved': 'transient',
  'export-unwritable': 'never',
  internal: 'transient',
} satisfies Record<ErrorCode, Retry>

/** What no second look can mend: the file itself is at fault. */
export const hopeless: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'photo-not-a-file',
  'photo-empty',
  'photo-too-large',
  'photo-format',
  'photo-damaged',
  'model-damaged',
  'model-unsupported',
  'context-overflow',
  'grammar-invalid',
])

/** Whether a person's Retry could end otherwise: a drive may be connected again, a model put back. */
export function isWorthRetrying(code: ErrorCode): boolean {
  return !hopeless.has(code)
}

/** No attempt waits longer than this, milliseconds. */
export const longestRetryDelay = 60_000

/**
 * Whole milliseconds to wait before the next attempt, or null when the job fails now.
 * `attempt` counts the attempts made since a person last asked for the critique, from 1.
 * `random` is uniform in 0..1. Transient errors wait 1..2 s, then 2..4 s (exponential, equal jitter);
 * an engine that died is started again within a quarter of a second.
 */
export function retryDelay(code: ErrorCode, attempt: number, random: () => number): number | null {
  const retry: Retry = retries[code]
  if (attempt >= attempts[retry]) return null
  if (retry === 'engine') return Math.round(random() * 250)
  const ceiling = Math.min(longestRetryDelay, 1000 * 2 ** attempt)
  return Math.round(ceiling / 2 + (random() * ceiling) / 2)
}

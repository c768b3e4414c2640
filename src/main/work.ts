// How far the jobs of a batch are: from the first that waits to the last that ends. Pure of Electron.
import type { MondrianEvent } from '../shared/events.ts'
import type { JobStatus } from '../shared/jobs.ts'

/** How many jobs of a batch ended in which way. */
export type Ended = Record<Extract<JobStatus, 'completed' | 'failed' | 'cancelled'>, number>

export type Work = {
  /** Jobs that wait or run. */
  open: number
  /** Whether anything is done about them: the queue is not paused. */
  working: boolean
  /** 0..1, of the whole batch; null when there is none. */
  share: number | null
}

type WorkOptions = {
  onChange: (work: Work) => void
  /** The last job of a batch ended. */
  onFinished: (ended: Ended) => void
}

const nothingEnded = (): Ended => ({ completed: 0, failed: 0, cancelled: 0 })

/** A listener for the core's events. */
export function followWork({ onChange, onFinished }: WorkOptions): (event: MondrianEvent) => void {
  /** Progress in percent, by id. */
  const open = new Map<string, number>()
  let ended = nothingEnded()
  let paused = false

  const over = (): number => ended.completed + ended.failed + ended.cancelled
  const tell = (): void => {
    const percent = [...open.values()].reduce((sum, each) => sum + each, 100 * over())
    const share = open.size === 0 ? null : percent / 100 / (open.size + over())
    onChange({ open: open.size, working: open.size > 0 && !paused, share })
  }
  const end = (jobId: string, status: JobStatus): void => {
    if (!open.delete(jobId) || !(status in ended)) return
    ended[status as keyof Ended]++
    finish()
  }
  const finish = (): void => {
    if (open.size > 0) return
    if (over() > 0) onFinished(ended)
    ended = nothingEnded()
  }

  return (event) => {
    if (event.type === 'connection') {
      open.clear()
      for (const { job } of event.jobs) open.set(job.id, job.progress)
      paused = event.queuePaused !== null
    } else if (event.type === 'queue_update') paused = event.paused !== null
    else if (event.type === 'progress') open.set(event.jobId, event.progress)
    else if (event.type === 'done') end(event.jobId, event.status)
    else if (event.type === 'job_removed') {
      if (open.delete(event.jobId)) finish()
    } else if (event.type === 'status_update') {
      const { id, status, progress } = event.job
      if (status !== 'queued' && status !== 'running') return
      open.set(id, progress)
    } else return
    tell()
  }
}

/** What a finished batch is announced with. */
export function summary({ completed, failed, cancelled }: Ended): string {
  const critiques = completed === 1 ? '1 critique is written' : `${completed} critiques are written`
  const parts = [
    completed > 0 && critiques,
    failed > 0 && `${failed} failed`,
    cancelled > 0 && `${cancelled} stopped`,
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}

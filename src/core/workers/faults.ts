import { AppError } from '../../shared/errors.ts'
import type { WorkerKind } from '../../shared/workers.ts'
import type { WorkerExit } from './worker.ts'

const names: Record<WorkerKind, string> = {
  photo: 'The photo reader',
  inference: 'The model',
  sight: 'What looks at photos',
  metadata: 'What writes into photos',
  remote: 'What speaks with other computers',
  voice: 'The ear',
}

/** What can go wrong with a child, each as one sentence. */
export const faults = {
  exited: (kind: WorkerKind, { code, signal }: WorkerExit) =>
    code === null && signal === null
      ? new AppError('engine-crashed', `${names[kind]} could not be started.`)
      : new AppError(
          'engine-crashed',
          `${names[kind]} stopped unexpectedly (${signal ?? `exit code ${code}`}).`,
        ),
  unintelligible: (kind: WorkerKind) =>
    new AppError('engine-crashed', `${names[kind]} gave an answer that makes no sense, and was stopped.`),
  silent: (kind: WorkerKind) =>
    new AppError('engine-stalled', `${names[kind]} showed no sign of life, and was stopped.`),
  stalled: (kind: WorkerKind) =>
    new AppError('engine-stalled', `${names[kind]} made no progress, and was stopped.`),
  /** For the other requests of a child that was killed because of one. */
  restarted: (kind: WorkerKind) =>
    new AppError('engine-crashed', `${names[kind]} had to be restarted while it worked on this.`),
  gaveUp: (kind: WorkerKind) =>
    new AppError(
      'engine-stopped',
      `${names[kind]} crashed three times in five minutes and was switched off.`,
      {
        hint: 'Nothing is lost. Restart it to go on.',
      },
    ),
  closing: () => new AppError('engine-stopped', 'Mondrian is closing.'),
  cancelled: () => new AppError('cancelled', 'Stopped.'),
}

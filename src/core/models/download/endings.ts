import { AppError } from '../../../shared/errors.ts'

export type Ending = {
  error: unknown
  /** Whether it may go on from where it is, once a person has made room. */
  mayGoOn: boolean
  /** Whether what has arrived is of no use. */
  isWorthless: boolean
  /** Whether nobody foresaw it. */
  isFault: boolean
}

const full = new Set(['ENOSPC', 'EDQUOT'])

/** What the end of a download means. */
export function explainEnd(thrown: unknown): Ending {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null
  const error =
    typeof code === 'string' && full.has(code)
      ? new AppError('disk-full', 'The disk is full: the download waits.', {
          hint: 'Make room, then go on: what has arrived is kept.',
          cause: thrown,
        })
      : thrown
  const known = error instanceof AppError ? error.code : null
  return {
    error,
    mayGoOn: known === 'disk-full' || known === 'network-failed',
    isWorthless: known === 'download-wrong' || known === 'download-changed',
    isFault: known === null,
  }
}

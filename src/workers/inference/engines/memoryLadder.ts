import { AppError } from '../../../shared/errors.ts'

/** Where a model runs: on the GPU as far as it fits, half of its layers there, or none. */
export type Rung = 'gpu' | 'half' | 'cpu'
export type Rungs = readonly [Rung, ...Rung[]]

const lower: Record<Rung, Rung> = { gpu: 'half', half: 'cpu', cpu: 'cpu' }
const below: Record<Rung, Rungs> = { gpu: ['gpu', 'half', 'cpu'], half: ['half', 'cpu'], cpu: ['cpu'] }

/** The next rung to try, the last one again at the bottom. */
export function lowerRung(rung: Rung): Rung {
  return lower[rung]
}

/** This rung and all below. */
export function rungsFrom(rung: Rung): Rungs {
  return below[rung]
}

/** What a person is told of a model that was to run on the GPU; null where it does. */
export function rungNotice(rung: Rung): string | null {
  if (rung === 'gpu') return null
  return rung === 'half'
    ? 'The graphics card has too little memory for all of this model: a part of it runs on the processor, which is slower.'
    : 'The graphics card has too little memory for this model: it runs on the processor, which is slower.'
}

/**
 * Tries each rung once, going on to the next only where the memory did not suffice (model-too-large).
 * Rejects with what the last attempt rejected with.
 */
export async function loadDownLadder<T>(
  [rung, ...rest]: Rungs,
  load: (rung: Rung) => Promise<T>,
): Promise<{ loaded: T; rung: Rung }> {
  try {
    return { loaded: await load(rung), rung }
  } catch (error) {
    const [next, ...others] = rest
    const isTooLarge = error instanceof AppError && error.code === 'model-too-large'
    if (!isTooLarge || next === undefined) throw error
    return loadDownLadder([next, ...others], load)
  }
}

/** What is thrown where the memory did not suffice. */
export function tooLarge(cause?: unknown): AppError {
  return new AppError('model-too-large', 'This model needs more memory than this computer has free.', {
    hint: 'Close other programs or choose a smaller model.',
    ...(cause === undefined ? {} : { cause }),
  })
}

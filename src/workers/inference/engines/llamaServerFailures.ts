import { AppError } from '../../../shared/errors.ts'
import type { Exit } from './llamaServerProcess.ts'
import { tooLarge } from './memoryLadder.ts'

export type Stage = 'load' | 'encoding' | 'prompting' | 'writing' | 'idle'

const during: Record<Stage, string> = {
  load: ' while it was loaded',
  encoding: ' while it looked at the picture',
  prompting: ' while it read the measurements',
  writing: ' while it wrote',
  idle: '',
}

/** Whether llama.cpp wrote that memory, of a GPU or the computer's own, did not suffice. */
export function isOutOfMemory(errorOutput: string): boolean {
  return /out ?of ?(device|host)? ?memory|(failed|unable) to allocate(?!.*pinned)/i.test(errorOutput)
}

/** The end of a llama-server that nobody asked for. Not all of it is its model's fault: it may just be tried again. */
export function crashed(stage: Stage, { code, signal }: Exit): AppError {
  const how = signal ?? `exit code ${code ?? 'unknown'}`
  return new AppError('engine-crashed', `The model stopped unexpectedly${during[stage]} (${how}).`)
}

/** A llama-server that still runs but answers no longer, or not as agreed. */
export function connectionLost(cause: unknown): AppError {
  return new AppError('engine-failed', 'The model no longer answers.', { cause })
}

/** An end for want of memory where a GPU could not hold what the work needed: the next load begins with less on it. */
export function outOfVideoMemory(stage: Stage): AppError {
  return new AppError('engine-crashed', `The graphics card ran out of memory${during[stage]}.`)
}

/** Why llama-server did not come up, for a person, from what it wrote (llama.cpp v0.4.0). */
export function explainStartFailure(exit: Exit, errorOutput: string, hasEyes: boolean): AppError {
  if (isOutOfMemory(errorOutput)) return tooLarge()
  if (exit.signal) return crashed('load', exit)
  if (
    /error while loading shared libraries|cannot open shared object|Library not loaded/i.test(errorOutput)
  ) {
    return new AppError('engine-failed', 'The engine that looks at pictures is not complete.', {
      hint: 'Install Mondrian again.',
    })
  }
  if (hasEyes && /mmproj|projector|clip_/i.test(errorOutput)) {
    return new AppError('model-unsupported', 'The eyes (mmproj) beside this model cannot be used with it.')
  }
  if (/file bounds|corrupt|incomplete|failed to read|unexpectedly reached end/i.test(errorOutput)) {
    return new AppError('model-damaged', 'This model file is damaged.', {
      hint: 'Download or copy it again.',
    })
  }
  if (errorOutput.trim() === '') {
    return new AppError('engine-failed', 'This model could not be opened, and the engine did not say why.', {
      hint: 'Try again, or choose another model.',
    })
  }
  // The header was whole, so most likely this build of llama.cpp does not know the architecture.
  return new AppError('model-unsupported', 'This model is of a kind that cannot be opened here.')
}

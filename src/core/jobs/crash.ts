import { AppError } from '../../shared/errors.ts'
import type { Stage } from '../../shared/jobs.ts'

const doing: Record<Stage, string> = {
  preparing: 'while the photograph was prepared',
  loading: 'while the model was loaded',
  encoding: 'while it looked at the picture',
  prompting: 'while it read',
  writing: 'while it wrote',
  finalizing: 'while the critique was checked',
}

/** The error of an attempt; a crash says what was being done, too: "... stopped unexpectedly (SIGSEGV) while it wrote." */
export function withStage(error: AppError, stage: Stage): AppError {
  const { code, message, hint, cause } = error
  if (code !== 'engine-crashed') return error
  const sentence = `${message.replace(/\.$/, '')} ${doing[stage]}.`
  return new AppError(code, sentence, { ...(hint && { hint }), cause })
}

// POST /ask: a question, answered with its answer or with the stream in which that grows.
import type { Core } from '../../core/index.ts'
import type { CommandInput, CommandOutput } from '../../shared/commands.ts'
import { AppError } from '../../shared/errors.ts'
import type { Message } from '../../shared/threads.ts'
import { whenJobIsOver } from './critique.ts'
import { jobState } from './jobState.ts'

export type Asked = CommandOutput<'ask.create'>

/** Asks; rejects with what ask.create rejects with, `bad-request` for an input that does not fit. */
export const askOf = (core: Core, input: unknown): Promise<Asked> =>
  core.api['ask.create'](input as CommandInput<'ask.create'>)

/**
 * The whole answer. When `signal` aborts first, it is stopped; what there is of it stays. Rejects with the error of the job,
 * or `cancelled`.
 */
export async function answerOf(core: Core, { answer }: Asked, signal: AbortSignal): Promise<Message> {
  const { id } = answer
  await whenJobIsOver(core, id, signal)
  // Refused where it came to its end meanwhile.
  if (signal.aborted) await core.api['jobs.cancel']({ id }).catch(() => undefined)
  const { message } = await jobState(core, id)
  if (message?.status === 'completed') return message
  const {
    code,
    message: said,
    hint,
  } = message?.error ?? {
    code: 'cancelled' as const,
    message: 'This answer was stopped.',
  }
  throw new AppError(code, said, hint === undefined ? {} : { hint })
}

import { randomUUID } from 'node:crypto'
import { homedir } from 'node:os'
import { foreignVariables, type Surroundings } from '../../shared/foreignModels.ts'
import type { InferenceReply } from '../../shared/workers.ts'
import type { Inference } from './inspect.ts'

type Scanned = Extract<InferenceReply, { type: 'scanned' }>

const deadlineMs = 120_000

/** Where this user's programs keep their models. */
export const ownSurroundings = (): Surroundings => ({
  home: homedir(),
  platform: process.platform,
  variables: Object.fromEntries(
    foreignVariables.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  ),
})

/**
 * The models of other programs, which the child looks for. `look` false: only which folders are there.
 * Rejects as the supervisor does.
 */
export function scanForeignModels(
  inference: Inference,
  around: Surroundings,
  look: boolean,
): Promise<Scanned> {
  const requestId = randomUUID()
  return inference.run({
    request: { type: 'scan', requestId, around, look },
    onReply: () => undefined,
    isFinal: (candidate): candidate is Scanned => candidate.type === 'scanned',
    deadlineMs,
    cancelRequest: { type: 'cancel', requestId },
  })
}

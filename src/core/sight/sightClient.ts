// Speaks with the sight child for whoever wants a photograph looked at: hands over its small JPEG. Judges nothing.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SightFindings } from '../../shared/sight.ts'
import type { LookReply, LookRequest } from '../../shared/workers.ts'
import type { Supervisor } from '../workers/supervisor.ts'

type Looked = Extract<LookReply, { type: 'looked' }>

export type SightClientOptions = {
  child: Supervisor<LookRequest, LookReply>
  dataDir: string
  weightsDir: string
}

/** A look takes about 3 s of one core, and has the lowest priority; milliseconds. */
const deadlineMs = 60_000

/** Memory that the child may hold after a look, bytes: from above, the next look begins with a new one. */
const mostBetweenLooks = 0.7e9

/**
 * What is seen in a measured photo. Rejects with `photo-damaged`, `model-damaged`, `not-found` where its small picture is
 * gone, or as `Supervisor.run` does.
 */
export async function lookAtPhoto(
  { child, dataDir, weightsDir }: SightClientOptions,
  photoId: string,
  signal: AbortSignal,
): Promise<SightFindings> {
  const jpeg = await readFile(join(dataDir, 'photos', photoId, 'model.jpg'))
  await child.renewAbove(mostBetweenLooks)
  const { findings } = await child.run({
    request: { type: 'look', requestId: randomUUID(), jpeg, writing: true, weightsDir },
    onReply: () => undefined,
    isFinal: (reply): reply is Looked => reply.type === 'looked',
    deadlineMs,
    signal,
  })
  return findings
}

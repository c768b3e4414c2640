import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endingHelpers } from '../src/core/workers/helpers.ts'
import { createSupervisor } from '../src/core/workers/supervisor.ts'
import { forkWorker, workerEntries } from '../src/server/startWorker.ts'
import {
  inferenceReplySchema,
  type Figures,
  type InferenceReply,
  type InferenceRequest,
} from '../src/shared/workers.ts'

const deadlineMs = 120_000

export type BenchChild = {
  /** `onSteps` gets the text and the number of tokens of each message. */
  generate: (
    user: string,
    maxTokens: number,
    onSteps: (text: string, tokens: number, figures: Figures) => void,
    imagePath?: string,
  ) => Promise<void>
  close: () => Promise<void>
}

/** The real inference child with `modelPath` loaded, on one thread; with an engine folder it may look at pictures. */
export async function openChild(modelPath: string, engineDir: string | null = null): Promise<BenchChild> {
  const entries = workerEntries(new URL('../src/server/startWorker.ts', import.meta.url))
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-child-'))
  const child = createSupervisor<InferenceRequest, InferenceReply>({
    kind: 'inference',
    startWorker: endingHelpers(forkWorker(entries), folder, () => true),
    replySchema: inferenceReplySchema,
    isSuccess: (reply) => reply.type === 'finished',
  })
  const options = {
    modelPath,
    vision: engineDir !== null,
    engineDir,
    contextSize: 2048,
    threads: 1,
    gpu: 'off',
  } as const
  await child.run({
    request: { type: 'load', requestId: 'load', options },
    onReply: () => undefined,
    isFinal: (reply) => reply.type === 'loaded',
    deadlineMs,
  })
  let requests = 0
  return {
    async generate(user, maxTokens, onSteps, imagePath) {
      const requestId = `generate-${requests++}`
      await child.run({
        request: {
          type: 'generate',
          requestId,
          options: {
            system: '',
            user,
            maxTokens,
            temperature: 0,
            seed: 1,
            ...(imagePath === undefined ? {} : { imagePath }),
          },
        },
        onReply: (reply) => {
          if (reply.type === 'steps') onSteps(reply.text, reply.tokens.length, reply.figures)
        },
        isFinal: (reply) => reply.type === 'finished',
        deadlineMs,
      })
    },
    async close() {
      await child.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

// Conversations must not care how long they are: opening one, and how soon a question has the place of its answer.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '../src/core/index.ts'
import { newestMessages } from '../src/shared/threads.ts'
import { openBenchCore } from './core.ts'
import { alternatingRatio, figure, type Figure } from './figure.ts'

const pairs = 15
/** Openings per measurement: one takes less than a millisecond. */
const rounds = 40

/** Asks `questions` in a conversation of their own; resolves with its id, and the milliseconds of each question. */
async function converse(core: Core, questions: number): Promise<{ id: string; times: number[] }> {
  const times: number[] = []
  let threadId: string | undefined
  for (let question = 0; question < questions; question++) {
    const startedAt = performance.now()
    const { thread } = await core.api['ask.create']({
      text: `Question ${question}: how would I hold the highlights next time?`,
      ...(threadId !== undefined && { threadId }),
    })
    times.push(performance.now() - startedAt)
    threadId = thread.id
  }
  return { id: threadId!, times }
}

/** Milliseconds to open a conversation as the window does. */
async function openOnce(core: Core, id: string): Promise<number> {
  const startedAt = performance.now()
  for (let round = 0; round < rounds; round++) await core.api['threads.get']({ id, limit: newestMessages })
  return (performance.now() - startedAt) / rounds
}

export async function conversation(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const core = await openBenchCore(join(folder, 'data'))
  try {
    const short = await converse(core, 5)
    const long = await converse(core, 500)
    const open = await alternatingRatio(
      pairs,
      () => openOnce(core, long.id),
      () => openOnce(core, short.id),
    )
    const slowest = long.times.toSorted((a, b) => a - b)[Math.floor(0.99 * long.times.length)]!
    return [
      figure('opening a conversation of 1,000 messages over one of 10', open, { atMost: 1.5 }, 'ratio'),
      figure('place of an answer after its question, 99 of 100', slowest, { atMost: 100 }, 'ms'),
    ]
  } finally {
    await core.close()
    await rm(folder, { recursive: true, force: true })
  }
}

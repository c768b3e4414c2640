import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../src/core/store/index.ts'
import { shapedModel } from '../test/fixtures/gguf/index.ts'
import { openAttempt } from './attempt.ts'
import { openChild } from './child.ts'
import { alternatingRatio, figure, type Figure } from './figure.ts'

const pairs = 7
const maxTokens = 96

/** The same store, but what a running job saves is not written. */
function forgetful(store: Store): Store {
  return { ...store, jobs: { ...store.jobs, saveText: () => true, saveFigures: () => true } }
}

/** How much longer a job takes because its text and figures are stored while it runs. */
export async function durableProgress(): Promise<Figure[]> {
  const child = await openChild(await shapedModel())
  let request = 0

  /** Milliseconds of one job. */
  const job = async (wrap?: (store: Store) => Store): Promise<number> => {
    const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
    const attempt = openAttempt(dataDir, wrap)
    const startedAt = performance.now()
    await child.generate(`${request++} Describe the light.`, maxTokens, (text, _tokens, figures) =>
      attempt.steps(text, figures),
    )
    const took = performance.now() - startedAt
    attempt.close()
    await rm(dataDir, { recursive: true })
    return took
  }
  await job(forgetful)
  const ratio = await alternatingRatio(
    pairs,
    () => job(),
    () => job(forgetful),
  )
  await child.close()
  return [figure('job time with durable progress over without', ratio, { atMost: 1.05 }, 'ratio')]
}

import { stages, type Mode } from '../../shared/jobs.ts'
import type { Store } from '../store/index.ts'
import { typicalDurations, type StageDurations } from './progress.ts'

export type Expectation = { durations: StageDurations; learned: boolean; expectedTokens: number }

/** Length of a critique before there is one from this model, tokens. */
const typicalTokens: Record<Mode, number> = { vision: 700, text: 700, starter: 560 }

/** What this machine's earlier jobs with a model say about the next one. */
export function createHistory(store: Store): (modelId: string, mode: Mode) => Expectation {
  return (modelId, mode) => {
    const medians = store.jobs.stageMedians(modelId)
    const expectedTokens = store.jobs.expectedTokens(modelId) ?? typicalTokens[mode]
    if (Object.keys(medians).length === 0)
      return { durations: typicalDurations, learned: false, expectedTokens }
    const durations = Object.fromEntries(stages.map((stage) => [stage, medians[stage] ?? 0]))
    return { durations: durations as StageDurations, learned: true, expectedTokens }
  }
}

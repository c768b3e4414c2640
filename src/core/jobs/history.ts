import { stages } from '../../shared/jobs.ts'
import { starterId } from '../models/index.ts'
import type { Store } from '../store/index.ts'
import { typicalDurations, typicalEncodingMs, type StageDurations } from './progress.ts'

export type Expectation = { durations: StageDurations; learned: boolean; expectedTokens: number }

/** Length of a critique before there is one from this model, tokens. */
const typicalTokens = { starter: 560, other: 700 }

/** What this machine's earlier jobs with a model say about the next one. */
export function createHistory(store: Store): (modelId: string) => Expectation {
  return (modelId) => {
    const isStarter = modelId === starterId
    const medians = store.jobs.stageMedians(modelId)
    const expectedTokens =
      store.jobs.expectedTokens(modelId) ?? typicalTokens[isStarter ? 'starter' : 'other']
    if (Object.keys(medians).length === 0) {
      const durations = isStarter ? typicalDurations : { ...typicalDurations, encoding: typicalEncodingMs }
      return { durations, learned: false, expectedTokens }
    }
    const durations = Object.fromEntries(stages.map((stage) => [stage, medians[stage] ?? 0]))
    return { durations: durations as StageDurations, learned: true, expectedTokens }
  }
}

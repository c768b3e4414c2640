import { stages } from '../../shared/jobs.ts'
import { starterId } from '../models/index.ts'
import type { Store } from '../store/index.ts'
import { typicalDurations, typicalEncodingMs, type StageDurations } from './progress.ts'

export type Expectation = { durations: StageDurations; learned: boolean; expectedTokens: number }

/** Length of a critique before there is one from this model, tokens. */
const typicalTokens = { starter: 560, other: 700 }

/** Of an answer, before any of it is known. Its prompt is mostly that of the one before. */
export const typicalAnswer: Expectation = {
  durations: { ...typicalDurations, writing: 4000 },
  learned: false,
  expectedTokens: 150,
}

/** What this machine's earlier jobs with a model, or before there are any its test, say about the next one. */
export function createHistory(store: Store): (modelId: string) => Expectation {
  return (modelId) => {
    const isStarter = modelId === starterId
    const medians = store.jobs.stageMedians(modelId)
    const tested = store.modelTests.get(modelId)
    const expectedTokens =
      store.jobs.expectedTokens(modelId) ?? tested?.tokens ?? typicalTokens[isStarter ? 'starter' : 'other']
    if (Object.keys(medians).length > 0) {
      const durations = Object.fromEntries(stages.map((stage) => [stage, medians[stage] ?? 0]))
      return { durations: durations as StageDurations, learned: true, expectedTokens }
    }
    const durations = isStarter ? typicalDurations : { ...typicalDurations, encoding: typicalEncodingMs }
    if (!tested) return { durations, learned: false, expectedTokens }
    // Where the model does not look, its test had no such stage.
    return { durations: { ...durations, encoding: 0, ...tested.stages }, learned: true, expectedTokens }
  }
}

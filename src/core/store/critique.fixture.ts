import type { StoredCritique } from './critiques.ts'

/** A critique for tests, with something in every member. */
export function critique(
  analysisMarkdown = '## Composition · 7.5\n',
  completionTokens = 9,
): Omit<StoredCritique, 'jobId'> {
  return {
    analysisMarkdown,
    scores: [{ section: 'composition', score: 7.5 }],
    overall: 7.5,
    flags: [
      { kind: 'contradiction', grade: 'checkThis', start: 0, end: 14, claim: 'level', measured: '2 degrees' },
    ],
    stats: {
      promptTokens: 100,
      cachedTokens: 60,
      imageTokens: 40,
      completionTokens,
      totalTokens: 100 + completionTokens,
      promptTps: 80,
      generationTps: null,
      timeToFirstTokenMs: 12,
      elapsedMs: 345,
      peakMemoryBytes: 5e9,
      finishReason: 'stop',
    },
    rotation: 0,
    remarks: [{ start: 0, end: 14, regions: [], operation: { kind: 'level', degrees: 2 } }],
    claims: { highlights: 'held' },
  }
}

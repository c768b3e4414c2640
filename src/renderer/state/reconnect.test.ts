import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sampleJob, sampleStats } from '../../shared/testing/samples.ts'
import type { EventBody, MondrianEvent } from '../../shared/events.ts'
import type { Job } from '../../shared/jobs.ts'
import { applyEvents } from './applyEvent.ts'
import { mergeFetched } from './merge.ts'
import { emptyState, type StudioState } from './studioState.ts'

type Step =
  | { do: 'write'; text: string }
  | { do: 'retry'; keep: number }
  | { do: 'disconnect' }
  | { do: 'connect' }
  | { do: 'frame' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      text: fc.string({ minLength: 1, unit: 'grapheme' }),
    }),
  },
  fc.record({ do: fc.constant('retry' as const), keep: fc.nat(30) }),
  fc.constant({ do: 'disconnect' as const }),
  fc.constant({ do: 'connect' as const }),
  fc.constant({ do: 'frame' as const }),
)

/** Mondrian and a page that loses its connection at will; the page applies its events in frames. */
function play(steps: Step[]): { written: string; shown: string | null | undefined } {
  let job: Job = sampleJob('a', 'one', { status: 'running', stage: 'writing', attempt: 1 })
  let written = ''
  let seq = 0
  let connected = false
  let waiting: MondrianEvent[] = []
  let state: StudioState = emptyState

  const emit = (body: EventBody): void => {
    seq += 1
    if (connected) waiting.push({ seq, at: seq, ...body })
  }
  const of = () => ({ jobId: job.id, attempt: job.attempt })
  const frame = (): void => {
    state = applyEvents(state, waiting, seq)
    waiting = []
    const { stale } = state
    state = { ...state, stale: [] }
    const critique = {
      jobId: 'a',
      analysisMarkdown: written,
      scores: [],
      overall: null,
      flags: [],
      stats: sampleStats,
    }
    const answer = { job, text: written, critique: job.status === 'completed' ? critique : null }
    if (connected && stale.length > 0) state = mergeFetched(state, answer, state.seq)
  }
  const connect = (): void => {
    connected = true
    const isOpen = job.status === 'running'
    emit({
      type: 'connection',
      jobs: isOpen ? [{ job, text: written }] : [],
      queuePaused: null,
      notice: null,
    })
  }
  const actions = {
    write({ text }: { text: string }) {
      emit({ type: 'chunk', ...of(), offset: written.length, text })
      written += text
    },
    retry({ keep }: { keep: number }) {
      job = { ...job, attempt: job.attempt + 1 }
      written = written.slice(0, keep)
      emit({ type: 'status_update', ...of(), job })
      emit({ type: 'reset', ...of(), keep: written.length })
    },
    disconnect() {
      connected = false
      // What was on the wire is lost.
      waiting = waiting.slice(0, Math.floor(waiting.length / 2))
    },
    connect,
    frame,
  }
  connect()
  frame()
  for (const each of steps) (actions[each.do] as (step: Step) => void)(each)
  job = { ...job, status: 'completed' }
  emit({ type: 'status_update', ...of(), job })
  if (!connected) connect()
  frame()
  return { written, shown: state.details.get('a')?.text }
}

it('shows exactly what was written, however often the connection breaks', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { written, shown } = play(steps)
      expect(shown).toBe(written)
    }),
    { numRuns: 500 },
  )
})

it('does so over a hundred breaks in one text', () => {
  const hundred = Array.from({ length: 100 }, (_, index): Step[] => [
    { do: 'write', text: ` word ${index}` },
    { do: 'frame' },
    { do: 'write', text: '🌄' },
    { do: 'disconnect' },
    { do: 'write', text: ' unseen' },
    { do: 'connect' },
  ]).flat()
  const { written, shown } = play(hundred)
  expect(written.length).toBeGreaterThan(1500)
  expect(shown).toBe(written)
})

import { describe, expect, it } from 'vitest'
import { completion, sampleJob, samplePhoto } from '../../shared/testing/samples.ts'
import type { EventBody } from '../../shared/events.ts'
import type { Operation } from '../../shared/operations.ts'
import type { Region, Remark } from '../../shared/remarks.ts'
import { applyEvents } from './applyEvent.ts'
import { mergePhotos, select } from './merge.ts'
import { placesOf } from './pointing.ts'
import { litOnShow, remarksOnShow, trialOnShow } from './selectors.ts'
import { emptyState, type Trial } from './studioState.ts'

const small: Region = { of: 'face', box: { x: 0.5, y: 0.1, width: 0.1, height: 0.1 } }
const large: Region = { of: 'subject', box: { x: 0.3, y: 0.1, width: 0.5, height: 0.8 } }
const remark = (start: number, regions: Region[], operation: Operation | null = null): Remark => ({
  start,
  end: start + 5,
  regions,
  operation,
})
const remarks = [remark(0, [small]), remark(10, [large, small]), remark(20, [], { kind: 'monochrome' })]

/** A state with the critique of photo one on show, and `trial` begun on it. */
function shown(rotation: 0 | 90 = 0) {
  const job = sampleJob('a', 'one', { status: 'completed' })
  const events: EventBody[] = [
    { type: 'status_update', jobId: 'a', attempt: 1, job },
    ...completion(job, 'Text.').map((event) =>
      event.type === 'analysis_complete' ? { ...event, remarks } : event,
    ),
  ]
  const told = events.map((event, index) => ({ ...event, seq: index + 1, at: 0 }))
  const state = mergePhotos(emptyState, [samplePhoto('one', { rotation })])
  return select(applyEvents(state, told, 0), 'one', 'a')
}
const trial: Trial = {
  jobId: 'a',
  photoId: 'one',
  rotation: 0,
  remark: 2,
  operations: [{ kind: 'monochrome' }],
  copy: null,
  saved: null,
  isSplit: true,
  isBefore: false,
}

describe('places of a critique', () => {
  it('stand once, the largest first, with all that speak of them', () => {
    expect(placesOf(remarks).map(({ region, remarks: numbers }) => [region.of, numbers])).toEqual([
      ['subject', [1]],
      ['face', [0, 1]],
    ])
  })

  it('are those of the critique on show, while the photograph lies as it lay', () => {
    expect(remarksOnShow(shown())).toEqual(remarks)
    expect(remarksOnShow(shown(90))).toEqual([])
    expect(remarksOnShow(emptyState)).toEqual([])
  })
})

it('what was pointed at and tried ends with the critique or the turn it was meant for', () => {
  const lit = { jobId: 'a', remarks: [0], regions: [small] }
  const state = { ...shown(), lit, trial }
  expect([litOnShow(state), trialOnShow(state)]).toEqual([lit, trial])
  expect(trialOnShow({ ...shown(90), trial })).toBeNull()
  const other = select(state, 'one', 'b')
  expect([other.lit, other.trial, litOnShow({ ...other, lit })]).toEqual([null, null, null])
})

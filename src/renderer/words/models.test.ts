import { expect, it } from 'vitest'
import { sampleDownload, sampleModel } from '../../shared/testing/modelSamples.ts'
import type { Fetching } from '../state/shelf.ts'
import {
  abilityOf,
  fetchingBrief,
  fetchingText,
  licenceText,
  offerText,
  partText,
  testedText,
  testText,
} from './models.ts'

const fetching = (changes: Partial<Fetching> = {}): Fetching => ({
  ...sampleDownload('a'),
  seq: 1,
  isFresh: false,
  ...changes,
})
const notes = { licence: null, repository: 'maker/a' }
const entry = {
  ...notes,
  id: 'a',
  name: 'Eye',
  packings: [],
  eyes: [],
  goodFor: '',
  family: '',
  installed: false,
}

it.each([
  [fetchingText(fetching()), '2.1 of 5.4 GB · 14 MB/s · about 4 min left'],
  [fetchingText(fetching({ bytesPerSecond: 2e5 })), '2.1 of 5.4 GB · 200 kB/s · about 5 h left'],
  [fetchingText(fetching({ bytesPerSecond: 1000 })), '2.1 of 5.4 GB · 1 kB/s'],
  [fetchingText(fetching({ bytesPerSecond: null })), '2.1 of 5.4 GB'],
  [fetchingText(fetching({ bytesPerSecond: 0 })), '2.1 of 5.4 GB'],
  [fetchingText(fetching({ receivedBytes: 5.4e9 })), '5.4 of 5.4 GB · checking'],
  [fetchingText(fetching({ state: 'paused' })), '2.1 of 5.4 GB · paused'],
  [fetchingText(fetching({ state: 'failed' })), '2.1 of 5.4 GB · stopped'],
  [fetchingText(fetching({ totalBytes: 0 })), 'asking hub.test which files there are'],
  [fetchingText(fetching({ totalBytes: 0, state: 'failed' })), 'nothing fetched'],
  [fetchingText(fetching({ state: 'done' })), '5.4 GB, checked'],
  [fetchingBrief(fetching()), 'fetching 38 %'],
  [fetchingBrief(fetching({ receivedBytes: 3e8 })), 'fetching \u20075 %'],
  [fetchingBrief(fetching({ totalBytes: 0 })), 'fetching'],
  [partText(205_000, 31_000_000), '205 kB of 31 MB'],
  [licenceText({ ...notes, licence: 'Apache-2.0' }, 'hub.test'), 'License: Apache-2.0, hub.test/maker/a'],
  [licenceText(notes, 'hub.test'), 'License: see hub.test/maker/a'],
  [abilityOf(sampleModel('a')), 'Looks at your picture'],
  [abilityOf(sampleModel('a', { notice: 'Its eyes are missing.' })), 'Its eyes are missing.'],
  [abilityOf(sampleModel('a', { mode: null })), 'Cannot be used'],
])('%s', (said, expected) => expect(said).toBe(expected))

it('a first offer has a size and a verdict only where they are known', () => {
  expect(offerText({ ...entry, bytes: null, fit: null })).toBe(
    'The size of Eye is known once it is asked for.',
  )
  const fit = { verdict: 'fits' as const, needBytes: 1, haveBytes: 2, reason: 'Needs 1 GB; 2 GB are free.' }
  expect(offerText({ ...entry, bytes: 1.8e9, fit })).toBe('Eye, 1.8 GB. Fits. Needs 1 GB; 2 GB are free.')
})

it('says how far a test is', () => {
  const test = { modelId: 'a', share: 0.42, error: null, tested: null }
  expect(testText({ ...test, state: 'waiting', stage: null })).toBe('Waits for a critique')
  expect(testText({ ...test, state: 'running', stage: null })).toBe('Trying')
  expect(testText({ ...test, state: 'running', stage: 'encoding' })).toBe('Trying: looking, 42 %')
})

it('says what a test found, and when it was', () => {
  const now = new Date(2026, 10, 30, 12).getTime()
  const tested = { secondsPerPhoto: 14, peakBytes: 3.1e9, device: 'CPU', tokensPerSecond: 21, testedAt: now }
  expect(testedText(tested, now)).toBe('14 s a photograph · 3.1 GB at most · on CPU · tried today')
})

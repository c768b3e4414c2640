import { expect, test } from 'vitest'
import type { Step } from './engine.ts'
import { createTranscript, type Transcript } from './transcript.ts'

const none = { promptTokens: 9, cachedTokens: 0, imageTokens: null, promptTps: 1, generationTps: 1 }

function push(transcript: Transcript, pieces: readonly string[]): Step[][] {
  return pieces.map((text, i) => {
    const figures = { ...none, generationTokens: i + 1, peakMemoryBytes: 1 }
    return transcript.push({ token: i, text, figures })
  })
}

test('a step waits only while its text may become a tag', () => {
  const transcript = createTranscript('')
  const steps = push(transcript, ['One', ' <', 'b', '<th', 'ink>', 'Hm', '</think>', '\n', 'Two'])
  expect(steps.map((some) => some.length)).toEqual([1, 0, 2, 0, 2, 1, 1, 1, 1])
  const all = steps.flat()
  expect(all.map(({ token }) => token)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(all.map(({ generationTokens }) => generationTokens)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(all.map(({ text }) => text)).toEqual(['One', ' ', '<b', '', '', '', '', '', 'Two'])
  expect(all.map(({ reasoning }) => reasoning).filter((thought) => thought !== undefined)).toEqual(['Hm'])
  expect(transcript.end()).toEqual([])
  expect(transcript.length()).toBe('One <bTwo'.length)
})

test('at the end nothing is held back', () => {
  const transcript = createTranscript('')
  expect(push(transcript, ['One', ' <th']).flat()).toHaveLength(1)
  expect(transcript.end()).toMatchObject([{ text: ' <th', token: 1 }])
  expect(transcript.length()).toBe('One <th'.length)
})

test('a loop keeps the text up to its first round, thoughts not counted', () => {
  const transcript = createTranscript('<think>')
  push(transcript, ['Hm', '</think>', 'One'])
  const figures = { ...none, generationTokens: 1, peakMemoryBytes: 1 }
  for (let i = 0; i < 31; i++) transcript.push({ token: 7, text: '!', figures })
  expect(transcript.loop()).toBeNull()
  transcript.push({ token: 7, text: '!', figures })
  expect(transcript.loop()).toBe('One!'.length)
  expect(transcript.length()).toBe('One'.length + 32)
})

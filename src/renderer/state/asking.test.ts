import { expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { EventBody } from '../../shared/events.ts'
import type { AskJob } from '../../shared/jobs.ts'
import { sampleFacts, sampleJob, sampleMessage, samplePhoto } from '../../shared/testing/samples.ts'
import { openFakeStudio } from './testing/openStudio.ts'

const connection: EventBody = { type: 'connection', jobs: [], queuePaused: null, notice: null }
const thread = { id: 'thread', photoId: 'one', title: 'Sharp?', messages: 2, createdAt: 0 }
const question = sampleMessage('question', { role: 'user', text: 'Sharp?' })
const answer = sampleMessage('answer', { replyTo: 'question', status: 'queued', text: '' })
const { kind: _, ...rest } = sampleJob('answer', 'one')
const job: AskJob = { ...rest, kind: 'ask', threadId: 'thread' }
const lists = {
  'photos.list': () => ({ photos: [samplePhoto('one')], next: null, older: 0 }),
  'photos.facts': () => ({ photoId: 'one', facts: sampleFacts, complete: true }),
}

it('what another window asks while the conversation is on its way is asked for once more', async () => {
  const first = Promise.withResolvers<null>()
  const later = { thread, messages: [question, answer], next: null }
  let asked = 0
  const { send, frame, state, disconnect } = openFakeStudio({
    ...lists,
    'threads.get': () => (++asked === 1 ? first.promise : later),
  })
  send(connection)
  await frame()
  await frame()
  expect(asked).toBe(1)
  send({ type: 'message', message: question })
  await frame()
  first.resolve(null)
  await frame()
  expect(asked).toBe(2)
  expect(state().conversation).toMatchObject({ threadId: 'thread', isStale: false })
  expect(state().conversation.messages).toEqual([question, answer])
  disconnect()
})

it('a question that was taken stands there with the place of its answer; one that was not is told of', async () => {
  let isRefused = false
  const { send, frame, state, actions, disconnect } = openFakeStudio({
    ...lists,
    'ask.create': () => {
      if (isRefused) throw new AppError('disk-full', 'The disk is full.')
      return { thread, question, answer, job, waitsFor: null }
    },
  })
  send(connection)
  await frame()
  await frame()
  expect(await actions.askQuestion('Sharp?')).toBe(true)
  expect(state().conversation).toMatchObject({ threadId: 'thread', messages: [question, answer] })
  expect(state().answers.get('answer')?.job).toBe(job)
  isRefused = true
  expect(await actions.askQuestion('Level?')).toBe(false)
  expect(state().problems).toMatchObject([{ code: 'disk-full' }])
  expect(state().conversation.messages).toHaveLength(2)
  disconnect()
})

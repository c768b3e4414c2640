import { expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { EventBody } from '../../shared/events.ts'
import type { AskJob } from '../../shared/jobs.ts'
import type { Thread } from '../../shared/threads.ts'
import { sampleFacts, sampleJob, sampleMessage, samplePhoto } from '../../shared/testing/samples.ts'
import { openFakeStudio } from './testing/openStudio.ts'

const connection: EventBody = { type: 'connection', jobs: [], queuePaused: null, notice: null }
const threadOf = (id: string): Thread => ({ id, photoId: null, title: `${id}?`, messages: 2, createdAt: 0 })
const pair = (threadId: string) => [
  sampleMessage(`${threadId}?`, { threadId, role: 'user', text: `${threadId}?` }),
  sampleMessage(threadId, { threadId, replyTo: `${threadId}?` }),
]
const { kind: _, ...rest } = sampleJob('new', 'none')
const job: AskJob = { ...rest, kind: 'ask', photoId: null, threadId: 'new' }

/** A page with one photograph and a list of conversations, which is the server's. */
async function openTalks(...ids: string[]) {
  const stored = new Map(ids.map((id) => [id, pair(id)]))
  const asked: unknown[] = []
  const fake = openFakeStudio({
    'photos.list': () => ({ photos: [samplePhoto('one')], next: null, older: 0 }),
    'photos.facts': () => ({ photoId: 'one', facts: sampleFacts, complete: true }),
    'threads.list': (input) => {
      asked.push(input)
      return { threads: [...stored.keys()].toReversed().map(threadOf), next: null }
    },
    'threads.get': (input) => {
      const { id = '' } = input
      const messages = stored.get(id)
      if (input.photoId !== undefined) return null
      if (!messages) throw new AppError('not-found', 'It is gone.')
      return { thread: threadOf(id), messages, next: null }
    },
    'threads.remove': ({ id }) => {
      stored.delete(id)
      return null
    },
    'threads.restore': ({ id }) => {
      stored.set(id, pair(id))
      return threadOf(id)
    },
    'ask.create': () => {
      const messages = pair('new')
      stored.set('new', messages)
      return { thread: threadOf('new'), question: messages[0], answer: messages[1], job, waitsFor: null }
    },
  })
  fake.send(connection)
  await fake.frame()
  await fake.frame()
  fake.actions.changeView('talk')
  await fake.frame()
  const listed = () => fake.state().talks.threads.map(({ id }) => id)
  const shown = () => fake.state().conversation.messages.map(({ id }) => id)
  return { ...fake, asked, listed, shown }
}

it('lists conversations about no photograph, and shows the one that is chosen', async () => {
  const { actions, state, frame, asked, listed, shown, disconnect } = await openTalks('a', 'b')
  expect(asked).toEqual([{ withoutPhoto: true, limit: 60 }])
  expect(listed()).toEqual(['b', 'a'])
  expect(state().conversation.subject).toBe('new')
  actions.openTalk('a')
  await frame()
  expect(shown()).toEqual(['a?', 'a'])
  void actions.findTalks(' stop ')
  await frame()
  expect(asked.at(-1)).toEqual({ withoutPhoto: true, limit: 60, query: 'stop' })
  actions.changeView('loupe')
  await frame()
  expect(state().conversation).toMatchObject({ subject: 'photo one', messages: [] })
  disconnect()
})

it('a question begins a conversation, which is on show and listed', async () => {
  const { actions, state, frame, listed, shown, disconnect } = await openTalks('a')
  expect(await actions.askQuestion('new?')).toBe(true)
  await frame()
  expect(state().conversation.subject).toBe('thread new')
  expect(shown()).toEqual(['new?', 'new'])
  expect(listed()).toEqual(['new', 'a'])
  disconnect()
})

it('one that is removed hands the page on, and is taken back to where it stood', async () => {
  const { actions, state, frame, listed, shown, disconnect } = await openTalks('a', 'b')
  actions.openTalk('b')
  await actions.removeTalk(threadOf('b'))
  await frame()
  expect(listed()).toEqual(['a'])
  expect(shown()).toEqual(['a?', 'a'])
  expect(state().talks.removed?.id).toBe('b')
  await actions.undoRemoveTalk()
  await frame()
  expect(shown()).toEqual(['b?', 'b'])
  expect(listed()).toContain('b')
  expect(state().talks.removed).toBeNull()
  disconnect()
})

it('follows what other windows remove, put back and begin', async () => {
  const { actions, send, state, frame, asked, listed, disconnect } = await openTalks('a', 'b')
  actions.openTalk('b')
  await frame()
  send({ type: 'thread_update', threadId: 'b', thread: null })
  await frame()
  expect(listed()).toEqual(['a'])
  expect(state().conversation).toMatchObject({ subject: 'new', messages: [] })
  const before = asked.length
  send({ type: 'thread_update', threadId: 'b', thread: threadOf('b') })
  await frame()
  send({ type: 'message', message: sampleMessage('c?', { threadId: 'c', role: 'user' }) })
  await frame()
  expect(asked.length).toBeGreaterThan(before)
  expect(listed()).toEqual(['b', 'a'])
  disconnect()
})

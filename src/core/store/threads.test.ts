import { describe, expect, it } from 'vitest'
import { addJob, addPhoto, claim, completeNext, openTestStore } from './store.fixture.ts'
import type { Store } from './index.ts'

/** A question and its answer, which waits; ids `NAME?` and `NAME`. */
function ask(store: Store, threadId: string, name: string, text = name, photoId: string | null = null): void {
  const replyTo = store.messages.newest(threadId)?.id ?? null
  store.messages.insertQuestion({ id: `${name}?`, threadId, text, replyTo, now: 5 })
  store.jobs.insertAsk({ id: name, threadId, photoId, advisorId: 'ansel', modelId: 'm', now: 5 })
  const wanted = { critiqueId: null, wantedModelId: null, manner: null }
  store.messages.insertAnswer({ id: name, threadId, replyTo: `${name}?`, ...wanted, now: 5 })
}

function answerNext(store: Store, text: string): string {
  const { job, lease } = claim(store)
  store.transaction(() => {
    store.jobs.answered(lease, { finishReason: 'stop', now: 20 })
    store.messages.setAnswer(job.id, { text, flags: [], stats: null, rotation: null })
  })
  return job.id
}

describe('conversations', () => {
  it('keep what was asked and answered, in order', () => {
    const store = openTestStore()
    const photoId = addPhoto(store)
    const { id } = store.threads.insert({ id: 'thread', photoId, now: 3 })
    ask(store, id, 'one', 'Is it sharp?', photoId)
    answerNext(store, 'It is.')
    ask(store, id, 'two', 'And level?', photoId)
    expect(store.threads.get(id)).toEqual({ id, photoId, title: 'Is it sharp?', messages: 4, createdAt: 3 })
    expect(store.threads.ofPhoto(photoId)).toEqual(store.threads.get(id))
    const { messages } = store.messages.page({ threadId: id, limit: 50 })
    expect(
      messages.map(({ id: own, role, text, status, replyTo }) => [own, role, text, status, replyTo]),
    ).toEqual([
      ['one?', 'user', 'Is it sharp?', 'completed', null],
      ['one', 'assistant', 'It is.', 'completed', 'one?'],
      ['two?', 'user', 'And level?', 'completed', 'one'],
      ['two', 'assistant', '', 'queued', 'two?'],
    ])
  })

  it('come in pages, the newest messages first', () => {
    const store = openTestStore()
    const { id } = store.threads.insert({ id: 'thread', photoId: null, now: 3 })
    for (const name of ['a', 'b', 'c']) ask(store, id, name)
    const first = store.messages.page({ threadId: id, limit: 4 })
    expect(first.messages.map((each) => each.id)).toEqual(['b?', 'b', 'c?', 'c'])
    const second = store.messages.page({ threadId: id, limit: 4, before: first.next! })
    expect(second).toMatchObject({ messages: [{ id: 'a?' }, { id: 'a' }], next: null })
  })

  it('have one thread for each photograph', () => {
    const store = openTestStore()
    const photoId = addPhoto(store)
    store.threads.insert({ id: 'thread', photoId, now: 3 })
    expect(() => store.threads.insert({ id: 'another', photoId, now: 3 })).toThrow('UNIQUE')
    expect(store.threads.ofPhoto(addPhoto(store))).toBeNull()
  })

  it('go with their photograph, and with all that was asked', () => {
    const store = openTestStore()
    const photoId = addPhoto(store)
    const { id } = store.threads.insert({ id: 'thread', photoId, now: 3 })
    const other = store.threads.insert({ id: 'other', photoId: null, now: 3 })
    ask(store, id, 'one', 'Where is the heron?', photoId)
    ask(store, other.id, 'kept')
    store.photos.remove(photoId)
    expect(() => store.threads.get(id)).toThrow(withCode('not-found'))
    expect(() => store.messages.get('one')).toThrow(withCode('not-found'))
    expect(() => store.jobs.get('one')).toThrow(withCode('not-found'))
    expect(store.threads.list({ limit: 9, query: 'heron' }).threads).toEqual([])
    store.threads.remove(other.id)
    expect(() => store.jobs.get('kept')).toThrow(withCode('not-found'))
    expect(store.integrityCheck()).toBe('ok')
  })

  it('stay while one of their answers is written', () => {
    const store = openTestStore()
    const { id } = store.threads.insert({ id: 'thread', photoId: null, now: 3 })
    ask(store, id, 'one')
    claim(store)
    expect(() => store.threads.remove(id)).toThrow(withCode('illegal-transition'))
  })

  it.each([
    ['heron', ['thread']],
    ['HER reed', ['thread']],
    ['ecole', ['other']],
    ['heron OR mast', []],
    ['"heron', ['thread']],
    ['?', []],
    ['stopped', []],
  ])('are found by the words in them: %s', (query, ids) => {
    const store = openTestStore()
    store.threads.insert({ id: 'thread', photoId: null, now: 3 })
    store.threads.insert({ id: 'other', photoId: null, now: 3 })
    ask(store, 'thread', 'one', 'Where is the bird?')
    answerNext(store, 'The heron stands in the reeds.')
    ask(store, 'other', 'two', 'Une \u00e9cole?')
    expect(store.threads.list({ limit: 9, query }).threads.map(({ id }) => id)).toEqual(ids)
  })
})

describe('the job of an answer', () => {
  it('goes ahead of every critique that waits, behind the answers that do', () => {
    const store = openTestStore()
    const first = addJob(store)
    addJob(store, 'waits')
    expect(claim(store).job.id).toBe(first.id)
    store.threads.insert({ id: 'thread', photoId: null, now: 3 })
    ask(store, 'thread', 'one')
    ask(store, 'thread', 'two')
    store.jobs.cancelQueued('one', 9)
    store.jobs.retry('one', 9)
    expect(store.jobs.open().map(({ job }) => job.id)).toEqual([first.id, 'two', 'one', 'waits'])
  })

  it('is in no list of critiques and teaches nothing about them', () => {
    const store = openTestStore()
    addJob(store, 'critique')
    completeNext(store)
    store.threads.insert({ id: 'thread', photoId: null, now: 3 })
    ask(store, 'thread', 'one')
    expect(store.jobs.list({ limit: 9 }).jobs.map(({ id }) => id)).toEqual(['critique'])
    const { job, lease } = claim(store)
    expect(job).toMatchObject({ kind: 'ask', threadId: 'thread', photoId: null })
    store.jobs.fail(lease, { error: { code: 'timeout', message: 'It took too long.' }, now: 20 })
    expect(store.jobs.countRetryable()).toBe(0)
    expect(store.jobs.retryable()).toEqual([])
    expect(store.jobs.expectedTokens('m')).toBeNull()
    expect(() => store.jobs.critique('one')).toThrow(withCode('not-found'))
    expect(store.messages.get('one')).toMatchObject({
      status: 'failed',
      error: { code: 'timeout', message: 'It took too long.' },
    })
  })

  it('keeps its text when it is stopped', () => {
    const store = openTestStore()
    store.threads.insert({ id: 'thread', photoId: null, now: 3 })
    ask(store, 'thread', 'one')
    store.jobs.cancelRunning(claim(store).lease, { text: 'The horizon', now: 20 })
    expect(store.messages.get('one')).toMatchObject({ text: 'The horizon', status: 'cancelled' })
  })

  it('is recovered where it stood', () => {
    const store = openTestStore()
    addJob(store, 'critique')
    store.threads.insert({ id: 'thread', photoId: null, now: 3 })
    ask(store, 'thread', 'one')
    expect(claim(store, 'gone').job.id).toBe('one')
    store.jobs.recover('me', 30)
    expect(claim(store, 'me').job.id).toBe('one')
  })
})

const withCode = (code: string): unknown => expect.objectContaining({ code })

// Conversations through the core, over models in memory.
import { expect, it, vi } from 'vitest'
import type { Message } from '../../shared/threads.ts'
import { noTalkingModel } from './measuredAnswer.ts'
import { openAskCore, openAsking, type AskCore } from './testing/askCore.ts'

const answerOf = async ({ core }: Pick<AskCore, 'core'>, threadId: string): Promise<Message> =>
  (await core.api['threads.get']({ id: threadId }))!.messages.at(-1)!

it('answers at once with what its answer will be, whose id stays; the chunks are the stored text', async () => {
  const ask = await openAsking()
  const { photoId, modelId } = ask
  const asked = await ask.core.api['ask.create']({ photoId, text: ' Is it level? ' })
  const { answer, question, thread, job } = asked
  expect(thread).toMatchObject({ photoId, title: 'Is it level?', messages: 2 })
  expect(question).toMatchObject({ role: 'user', text: 'Is it level?', replyTo: null })
  expect(answer).toMatchObject({ role: 'assistant', text: '', status: 'queued', replyTo: question.id })
  expect(job).toMatchObject({ kind: 'ask', id: answer.id, threadId: thread.id, photoId })
  await ask.until('done', answer.id)
  const whole = await answerOf(ask, thread.id)
  expect(whole).toMatchObject({
    id: answer.id,
    text: 'It is level.',
    status: 'completed',
    modelId,
    mode: 'text',
  })
  expect(whole.stats).toMatchObject({ completionTokens: 3, finishReason: 'stop' })
  expect(ask.textOf(answer.id)).toBe(whole.text)
  expect(ask.seen('message').map(({ message }) => [message.id === answer.id, message.status])).toEqual([
    [false, 'completed'],
    [true, 'queued'],
    [true, 'running'],
    [true, 'completed'],
  ])
  expect(ask.seen('status_update', answer.id).at(-1)?.job.currentStep).toBe('Answered')
})

it('goes ahead of critiques that wait and lets the one that is written end', async () => {
  const ask = await openAsking(null)
  const { core, photoId } = ask
  const order = { photoId, advisorIds: ['ansel', 'okeefe'] }
  const [first, second] = (await core.api['jobs.create'](order)).jobs
  const writing = await ask.untilTold(1)
  const { answer, waitsFor } = await core.api['ask.create']({ photoId, text: 'Is it level?' })
  expect(waitsFor).toEqual({ jobId: first!.id, estimatedRemainingMs: null })
  writing.say('## What was measured\nA quiet frame.\n')
  writing.end()
  const answering = await ask.untilTold(2)
  expect(answering.user).toMatch(/The photographer asks:\n> Is it level\?$/)
  expect(ask.seen('done').map(({ jobId }) => jobId)).toEqual([first!.id])
  answering.say('Yes.')
  answering.end()
  await ask.until('done', answer.id)
  await ask.untilTold(3)
  expect((await core.api['jobs.get']({ id: second!.id })).status).toBe('running')
})

it('keeps the text of an answer that is stopped, and begins it anew when asked to', async () => {
  const ask = await openAsking(null)
  const { core, photoId } = ask
  const { answer, thread } = await core.api['ask.create']({ photoId, text: 'Is it level?' })
  const first = await ask.untilTold(1)
  first.say('It is not')
  await ask.until('chunk', answer.id)
  expect((await answerOf(ask, thread.id)).text).toBe('It is not')
  await core.api['jobs.cancel']({ id: answer.id })
  expect(await answerOf(ask, thread.id)).toMatchObject({ text: 'It is not', status: 'cancelled' })
  expect(ask.seen('message').at(-1)?.message.status).toBe('cancelled')
  await core.api['jobs.retry']({ id: answer.id })
  const again = await ask.untilTold(2)
  again.say('Yes.')
  again.end()
  await vi.waitFor(async () =>
    expect(await answerOf(ask, thread.id)).toMatchObject({
      id: answer.id,
      text: 'Yes.',
      status: 'completed',
    }),
  )
})

it('a model that dies costs an attempt: one answer, whole', async () => {
  const ask = await openAsking(null)
  const { answer, thread } = await ask.core.api['ask.create']({ photoId: ask.photoId, text: 'Is it level?' })
  const first = await ask.untilTold(1)
  first.say('It is n')
  await ask.until('chunk', answer.id)
  first.crash()
  const second = await ask.untilTold(2)
  second.say('It is level.')
  second.end()
  await ask.until('done', answer.id)
  expect(ask.seen('reset', answer.id)).toMatchObject([{ keep: 0 }])
  const { messages } = (await ask.core.api['threads.get']({ id: thread.id }))!
  expect(messages.map(({ text }) => text)).toEqual(['Is it level?', 'It is level.'])
})

it('an answer that was being written when the program ended is taken up by the next start', async () => {
  const before = await openAsking(null)
  const { answer, thread } = await before.core.api['ask.create']({
    photoId: before.photoId,
    text: 'Is it level?',
  })
  const first = await before.untilTold(1)
  first.say('It is')
  await before.until('chunk', answer.id)
  await before.core.close()
  const after = await openAskCore(undefined, before.dataDir)
  await after.until('done', answer.id)
  expect(await answerOf(after, thread.id)).toMatchObject({
    id: answer.id,
    text: 'It is level.',
    status: 'completed',
  })
})

it('holds an answer against what is known of the photograph', async () => {
  const ask = await openAsking(({ say, end }) => {
    say('It was taken at ISO 6400. The rest is fine.')
    end()
  })
  const { answer } = await ask.core.api['ask.create']({ photoId: ask.photoId, text: 'Why is it noisy?' })
  await ask.until('done', answer.id)
  const { message } = ask.seen('message').at(-1)!
  expect(message.flags).toMatchObject([{ kind: 'contradiction', start: 0, end: 25 }])
})

it('goes to a model that sees when the question needs the picture, and says so before the first word', async () => {
  const ask = await openAsking()
  const { core, photoId } = ask
  const eyes = await ask.addModel('eyes')
  const craft = await core.api['ask.create']({ photoId, text: 'What does a polarizing filter do?' })
  await ask.until('done', craft.answer.id)
  await core.api['settings.set']({ defaultModelId: eyes })
  const { answer } = await core.api['ask.create']({
    photoId,
    text: 'What is in the lower left corner of this picture?',
  })
  await ask.until('done', answer.id)
  expect(await core.api['threads.get']({ photoId })).toMatchObject({
    messages: [{}, { mode: 'text' }, {}, { modelId: eyes, mode: 'vision', route: { to: 'look' } }],
  })
  expect(ask.told[1]?.imagePath).toMatch(/model\.jpg$/)
  const steps = ask.seen('status_update', answer.id).map(({ job }) => job.currentStep)
  expect(steps).toContainEqual(
    expect.stringMatching(/^Loading eyes: points at the picture\. reader makes room for it\.$/),
  )
  const isFirst = (type: string): number =>
    ask.events.findIndex((event) => 'jobId' in event && event.jobId === answer.id && event.type === type)
  expect(isFirst('start')).toBeLessThan(isFirst('chunk'))
})

it('without a model that can talk answers from the measurements, or says what is missing', async () => {
  const ask = await openAskCore()
  const photoId = await ask.addPhoto()
  for (const text of ['What camera was used?', 'Who was the first king of Norway?']) {
    const { answer } = await ask.core.api['ask.create']({ photoId, text })
    await ask.until('done', answer.id)
    expect(ask.textOf(answer.id)).toBe((await ask.core.api['jobs.text']({ id: answer.id })).text)
  }
  const { messages } = (await ask.core.api['threads.get']({ photoId }))!
  expect(messages[1]).toMatchObject({
    status: 'completed',
    mode: 'measured',
    modelId: 'starter',
    stats: null,
  })
  expect(messages[1]?.text).toMatch(/camera/i)
  expect(messages[1]?.text).not.toBe(noTalkingModel)
  expect(messages[3]).toMatchObject({ text: noTalkingModel, status: 'completed', mode: null })
  expect(ask.told).toEqual([])
})

it('talks about photography without a photograph, and removes it all', async () => {
  const ask = await openAsking()
  const { core } = ask
  const { thread, answer } = await core.api['ask.create']({ text: 'What is a stop?' })
  await ask.until('done', answer.id)
  expect(ask.told[0]?.user).toMatch(/The photographer asks:\n> What is a stop\?\n\nPassages/)
  expect(ask.told[0]?.system).toContain('no photograph before you')
  expect((await core.api['threads.list']({ query: 'stop' })).threads).toMatchObject([
    { id: thread.id, photoId: null },
  ])
  await core.api['threads.remove']({ id: thread.id })
  expect((await core.api['threads.list']({})).threads).toEqual([])
  await expect(core.api['jobs.get']({ id: answer.id })).rejects.toMatchObject({ code: 'not-found' })
})

it('a conversation that was removed is put back as it was, and both are told', async () => {
  const ask = await openAsking()
  const { core, photoId } = ask
  const { thread, answer } = await core.api['ask.create']({ text: 'What is a stop?' })
  const about = await core.api['ask.create']({ photoId, text: 'Is it level?' })
  await ask.until('done', about.answer.id)
  await core.api['ask.create']({ threadId: thread.id, text: 'And half of one?' })
  const stored = async () => await core.api['threads.get']({ id: thread.id })
  const asked = await stored()
  await core.api['threads.remove']({ id: thread.id })
  await expect(stored()).rejects.toMatchObject({ code: 'not-found' })
  expect((await core.api['threads.list']({ query: 'half' })).threads).toEqual([])
  const another = await core.api['ask.create']({ text: 'What is grain?' })
  await ask.until('done', another.answer.id)
  expect(await core.api['threads.restore']({ id: thread.id })).toMatchObject({ id: thread.id, messages: 4 })
  const back = (await stored())!
  expect(back.messages.map(({ id, text }) => [id, text]).slice(0, 2)).toEqual(
    asked!.messages.map(({ id, text }) => [id, text]).slice(0, 2),
  )
  expect(back.messages[1]).toMatchObject({ id: answer.id, text: 'It is level.', status: 'completed' })
  // What was being answered was stopped, and can be answered again.
  expect(back.messages.map(({ status }) => status).slice(2)).toEqual(['completed', 'cancelled'])
  const listed = await core.api['threads.list']({ withoutPhoto: true })
  expect(listed.threads.map(({ id }) => id)).toEqual([thread.id, another.thread.id].toReversed())
  expect((await core.api['threads.list']({ query: 'half' })).threads).toMatchObject([{ id: thread.id }])
  expect(ask.seen('thread_update').map((told) => [told.threadId, told.thread?.messages])).toEqual([
    [thread.id, undefined],
    [thread.id, 4],
  ])
  await expect(core.api['threads.restore']({ id: thread.id })).rejects.toMatchObject({ code: 'not-found' })

  await core.api['threads.remove']({ id: about.thread.id })
  await core.api['ask.create']({ photoId, text: 'Is it sharp?' })
  const refused = core.api['threads.restore']({ id: about.thread.id })
  await expect(refused).rejects.toMatchObject({ code: 'not-found' })
})

it('a conversation that is removed while it is answered, and a photograph, take the answer with them', async () => {
  const ask = await openAsking(null)
  const { core, photoId } = ask
  const first = await core.api['ask.create']({ text: 'What is a stop?' })
  await ask.untilTold(1)
  await core.api['threads.remove']({ id: first.thread.id })
  const second = await core.api['ask.create']({ photoId, text: 'Is it level?' })
  await ask.untilTold(2)
  await core.api['photos.remove']({ id: photoId })
  for (const { thread } of [first, second])
    await expect(core.api['threads.get']({ id: thread.id })).rejects.toMatchObject({ code: 'not-found' })
  expect(ask.seen('done').map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
})

it('asked twice with one key it is one question', async () => {
  const ask = await openAsking()
  const order = { photoId: ask.photoId, text: 'Is it level?', idempotencyKey: 'once' }
  const first = await ask.core.api['ask.create'](order)
  const second = await ask.core.api['ask.create'](order)
  expect(second.answer.id).toBe(first.answer.id)
  expect((await ask.core.api['threads.get']({ photoId: ask.photoId }))?.messages.length).toBe(2)
})

it('a plain call waits for the whole answer, and rejects as its job does', async () => {
  const ask = await openAsking(({ say, end }) => {
    say('Yes.')
    end()
  })
  const { core, photoId } = ask
  expect(await core.api['ask.run']({ photoId, text: 'Is it level?' })).toMatchObject({
    text: 'Yes.',
    status: 'completed',
  })
  const gone = core.api['ask.run']({ photoId, text: 'Is it level?', modelId: '/nowhere/none.gguf' })
  await expect(gone).rejects.toMatchObject({ code: 'model-missing' })
})

it('refuses a question that follows what is not there, or is not its own', async () => {
  const ask = await openAsking()
  const { answer } = await ask.core.api['ask.create']({ text: 'What is a stop?' })
  const refused = async (code: string, more: object): Promise<void> => {
    const asking = ask.core.api['ask.create']({ photoId: ask.photoId, text: 'Why?', ...more })
    await expect(asking).rejects.toMatchObject({ code })
  }
  await refused('bad-request', { replyTo: answer.id })
  await refused('bad-request', { threadId: 'both' })
  await refused('bad-request', { modelId: '../x' })
  await refused('bad-request', { text: ' ' })
  await refused('not-found', { replyTo: 'none' })
  await refused('not-found', { critiqueId: 'none' })
  expect(await ask.core.api['threads.get']({ photoId: ask.photoId })).toBeNull()
})

import { expect, test } from 'vitest'
import { claim } from '../store/store.fixture.ts'
import { openLibrary } from './exporters.fixture.ts'

test('what was asked and answered comes with the pages, the rest of a conversation does not', async () => {
  const { store, addPhoto, exported } = openLibrary()
  const photoId = addPhoto()
  expect((await exported('html')).get('pier.html')).not.toContain('Questions and answers')
  const { id: threadId } = store.threads.insert({ id: 'thread', photoId, now: 1 })
  const ask = (id: string, text: string, replyTo: string | null): void => {
    store.messages.insertQuestion({ id: `${id}?`, threadId, text, replyTo, now: 1 })
    store.jobs.insertAsk({
      id,
      threadId,
      photoId,
      advisorId: 'ansel',
      modelId: '/models/talker.gguf',
      now: 1,
    })
    const wanted = { critiqueId: null, wantedModelId: null, manner: null }
    store.messages.insertAnswer({ id, threadId, replyTo: `${id}?`, ...wanted, now: 1 })
  }
  ask('one', 'Is it </script><b>level</b>? *So*', null)
  const { job, lease } = claim(store)
  store.transaction(() => {
    store.jobs.answered(lease, { finishReason: 'stop', now: 2 })
    store.messages.setAnswer(job.id, {
      text: 'Nearly. <img src=x>\n\n# More',
      flags: [],
      stats: null,
      rotation: null,
    })
    const given = [{ number: 1, id: 'zones', title: 'Zones', source: 'Ansel Adams, The Negative, 1981' }]
    store.messages.setReferences(job.id, { given, unused: null })
  })
  ask('two', 'Not answered yet', 'one')
  const html = (await exported('html')).get('pier.html')!
  expect(html).toContain('<h3>Is it &lt;/script&gt;&lt;b&gt;level&lt;/b&gt;? *So*</h3>')
  expect(html).toContain('Nearly. &lt;img src=x&gt;')
  expect(html).toContain('[1] Zones. Ansel Adams, The Negative, 1981')
  expect(html).not.toMatch(/Not answered yet|<h1>More/)
  const markdown = (await exported('markdown')).get('pier.md')!
  expect(markdown).toContain(
    '## Questions and answers\n\n### Is it \\</script\\>\\<b\\>level\\</b\\>? \\*So\\*\n\n*Answered by ',
  )
  expect(markdown).toContain('Nearly. \\<img src=x>\n\n#### More')
})

// The studio of src/renderer with a client inside the page: what a chunk costs there, without any transport.
// `?draw=frame` is the studio as it is; with `?draw=chunk` the state changes, and React renders, with every chunk.
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { onNextFrame } from '../../src/renderer/page.ts'
import { createStudio } from '../../src/renderer/state/studio.ts'
import { StudioProvider } from '../../src/renderer/state/StudioProvider.tsx'
import { App } from '../../src/renderer/views/App.tsx'
import { defaultSettings } from '../../src/shared/settings.ts'
import { sampleAdvisor, sampleJob, samplePhoto } from '../../src/shared/testing/samples.ts'

const photo = samplePhoto('pier', { status: 'new' })
const job = sampleJob('job', photo.id, { status: 'running', stage: 'writing', attempt: 1 })
const answers = {
  'photos.list': { photos: [photo], next: null },
  'photos.facts': { photoId: photo.id, facts: {}, complete: true },
  'jobs.list': { jobs: [job], next: null },
  'advisors.list': { advisors: [sampleAdvisor('ansel', 'Ansel Adams')], problems: [] },
  'settings.get': defaultSettings,
  'samples.list': { samples: [] },
  'models.list': { models: [], folder: '' },
  'photos.similar': { photos: [], moment: { photos: [], best: null } },
}
const listeners = new Set()
const client = {
  call: async (name) => answers[name],
  on(listener) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  onHost: () => () => undefined,
  photoUrl: () => '',
  thumbUrl: () => '',
  seenUrl: () => '',
}
let seq = 0
const send = (body) => {
  seq += 1
  for (const { onEvent } of listeners) onEvent({ seq, at: Date.now(), ...body })
}

const isNaive = new URLSearchParams(location.search).get('draw') === 'chunk'
const studio = createStudio({
  client,
  onNextFrame: isNaive ? (draw) => draw() : onNextFrame,
  wallNow: Date.now,
  shownBefore: null,
})
studio.connect()
createRoot(document.getElementById('root')).render(
  createElement(StudioProvider, { studio }, createElement(App)),
)
send({ type: 'connection', jobs: [{ job, text: '' }], queuePaused: null, notice: null })

const channel = new MessageChannel()
/** Resolves in a task of its own, as events from a server arrive. */
const nextTask = () =>
  new Promise((resolve) => {
    channel.port1.addEventListener('message', resolve, { once: true })
    channel.port1.start()
    channel.port2.postMessage(null)
  })

/** Sends `text` in pieces of `size` characters; resolves with what the page did meanwhile. */
window.push = async ({ text, size, perSecond }) => {
  let frames = 0
  let batches = 0
  const countFrame = () => {
    frames += 1
    frame = requestAnimationFrame(countFrame)
  }
  let frame = requestAnimationFrame(countFrame)
  const everything = { subtree: true, childList: true, characterData: true, attributes: true }
  const observer = new MutationObserver(() => (batches += 1))
  observer.observe(document, everything)
  const startedAt = performance.now()
  for (let offset = 0; offset < text.length; offset += size) {
    const due = startedAt + (offset / size) * (1000 / perSecond)
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 4))
    await nextTask()
    send({ type: 'chunk', jobId: job.id, attempt: 1, offset, text: text.slice(offset, offset + size) })
  }
  await new Promise(requestAnimationFrame)
  await nextTask()
  observer.disconnect()
  cancelAnimationFrame(frame)
  const shown = document.querySelector('.critique-body').textContent.length
  return { frames, batches, shown, seconds: (performance.now() - startedAt) / 1000 }
}

// What a screen reader is told of models that are fetched or tried: milestones, never every step.
import { sentencesOf } from '../../shared/errors.ts'
import { downloadName, type Fetching, type Shelf } from './shelf.ts'

const milestones = [25, 50, 75]

const percentOf = ({ receivedBytes, totalBytes }: Fetching): number =>
  totalBytes === 0 ? 0 : (100 * receivedBytes) / totalBytes

/** The sentence that the step from `before` to `after` deserves, or null. */
export function modelAnnouncement(before: Shelf, after: Shelf): string | null {
  if (before.downloads !== after.downloads) {
    for (const download of after.downloads) {
      const earlier = before.downloads.find(({ id }) => id === download.id)
      const sentence = downloadAnnouncement(earlier, download, downloadName(after, download))
      if (sentence !== null) return sentence
    }
    const gone = before.downloads.find(({ id }) => after.downloads.every((each) => each.id !== id))
    if (gone && gone.state !== 'done') return `${downloadName(after, gone)}: canceled.`
  }
  const { test } = after
  if (test && test.state !== before.test?.state) {
    if (test.state === 'running') return 'The model is being tried.'
    if (test.state === 'done') return 'The model was tried.'
    if (test.state === 'failed') return test.error
  }
  return null
}

function downloadAnnouncement(before: Fetching | undefined, after: Fetching, name: string): string | null {
  if (before?.state !== after.state) {
    if (after.state === 'running') return `${name}: fetching.`
    // What stood there when the page was opened is no news.
    if (!before) return null
    if (after.state === 'done') return `${name} is here.`
    return after.error ? `${name}: ${sentencesOf(after.error)}` : `${name}: paused.`
  }
  const reached = milestones.find((share) => percentOf(before) < share && percentOf(after) >= share)
  return after.state === 'running' && reached !== undefined ? `${name}: ${reached} per cent.` : null
}

// What a screen reader is told of answers: that one begins and how it ends. Never text as it grows.
import { isToCheck } from '../../shared/critique.ts'
import { countOf } from '../words/numbers.ts'
import type { StudioState } from './studioState.ts'

/** The sentence that a step of an answer on show deserves, or null. */
export function answerAnnouncement(before: StudioState, after: StudioState): string | null {
  if (before.answers === after.answers) return null
  for (const message of after.conversation.messages) {
    const status = after.answers.get(message.id)?.job.status
    const earlier = before.answers.get(message.id)?.job.status
    if (status === undefined || status === earlier) continue
    if (status === 'running') return 'Answering.'
    if (status === 'cancelled') return 'Stopped.'
    if (status === 'failed') return message.error?.message ?? 'The answer failed.'
    if (status !== 'completed') continue
    const toCheck = message.flags.filter(isToCheck).length
    const wrong = message.flags.length - toCheck
    const flags =
      (wrong === 0 ? '' : `, ${countOf(wrong, 'sentence')} contradicted by a measurement`) +
      (toCheck === 0 ? '' : `, ${countOf(toCheck, 'sentence')} to check`)
    return `Answer complete${flags}.`
  }
  return null
}

// What can be ordered by voice: a closed list of sayings, each to the word. Anything else is a question.
import type { Marks } from '../../shared/marks.ts'

export type VoiceOrder = { do: 'next' | 'previous' | 'read' } | { do: 'mark'; patch: Partial<Marks> }

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five']

const sayings: readonly [RegExp, VoiceOrder][] = [
  [/^(?:the )?next(?: one| photo| photograph| picture)?$/, { do: 'next' }],
  [/^(?:the )?(?:previous|last)(?: one| photo| photograph| picture)?$|^(?:go )?back$/, { do: 'previous' }],
  [/^(?:pick|keep)(?: it| this| this one)?$/, { do: 'mark', patch: { flag: 'pick' } }],
  [/^reject(?: it| this| this one)?$/, { do: 'mark', patch: { flag: 'reject' } }],
  [/^(?:no flag|unflag(?: it)?|neither)$/, { do: 'mark', patch: { flag: null } }],
  [/^no stars?$/, { do: 'mark', patch: { rating: 0 } }],
  [/^read(?: me)? the critique$/, { do: 'read' }],
]

/** The order that was given; null where it is none to the word. */
export function orderIn(text: string): VoiceOrder | null {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^please | please$/, '')
  const [, count] = /^(zero|one|two|three|four|five|[0-5]) stars?$/.exec(plain) ?? []
  if (count !== undefined) {
    const rating = numbers.includes(count) ? numbers.indexOf(count) : Number(count)
    return { do: 'mark', patch: { rating } }
  }
  return sayings.find(([saying]) => saying.test(plain))?.[1] ?? null
}

/** What is said back when it was done. */
export function saidBack(order: VoiceOrder): string {
  if (order.do !== 'mark')
    return { next: 'Next photograph.', previous: 'Previous photograph.', read: '' }[order.do]
  const { flag, rating } = order.patch
  if (rating !== undefined)
    return rating === 0 ? 'No stars.' : `${rating} ${rating === 1 ? 'star' : 'stars'}.`
  return flag === 'pick' ? 'Picked.' : flag === 'reject' ? 'Rejected.' : 'Neither picked nor rejected.'
}

import type { Shaper } from '../jobs/brief.ts'

/** What a model writes, without the space around it: what was shown is the answer to the last character. */
export function createAnswerStream(): Shaper {
  let held = ''
  /** UTF-16 units before the first word. */
  let lead = 0
  let began = false
  return {
    push(raw) {
      const text = began ? held + raw : raw.trimStart()
      if (!began) lead += raw.length - text.length
      const shown = text.trimEnd()
      began ||= shown !== ''
      held = text.slice(shown.length)
      return shown
    },
    finish: () => '',
    shownAt: (raw) => Math.max(0, raw - lead),
  }
}

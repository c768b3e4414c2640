// The live view of the terminal host: critiques scroll up as they are written, status and figures stay at the bottom.
// Never shows a control character that a model, a file name or an advisor brought along.
import type { EventOf } from '../../shared/events.ts'
import type { Reporter } from '../analyze.ts'
import { skippedSentence } from '../outcome.ts'
import { plainLine } from '../../shared/plainText.ts'
import { clip } from '../wrap.ts'
import { applyEvent, emptyState } from './liveState.ts'
import { createScreen, type Terminal } from './screen.ts'
import { runningLines } from './statusLines.ts'
import { createStyle } from './style.ts'
import { createTranscript } from './transcript.ts'

/** Milliseconds between frames: often enough to read along, seldom enough to cost nothing. */
const frameMs = 66
/** Lines of prose are not made wider than this, however wide the terminal is. */
const widestText = 88

/** Standard error, and whether a person reads it. */
export type ErrorOutput = { write: (text: string) => unknown; isTTY?: boolean }

export type LiveViewOptions = {
  terminal: Terminal
  errors: ErrorOutput
  coloured: boolean
  advisorNames: ReadonlyMap<string, string>
  /** Milliseconds since 1970. */
  now: () => number
}

export function createLiveView({ terminal, errors, coloured, advisorNames, now }: LiveViewOptions): Reporter {
  const style = createStyle(coloured)
  const state = emptyState()
  const asked: string[] = []
  const ended = new Map<string, EventOf<'done'>['status']>()
  const screen = createScreen(terminal)
  const transcript = createTranscript(state, {
    style,
    advisorName: (id) => advisorNames.get(id) ?? id,
    position: (jobId) =>
      asked.length > 1 && asked.includes(jobId) ? `${asked.indexOf(jobId) + 1} of ${asked.length}` : '',
  })

  const waitingLine = (): string => {
    const photos = [...state.photos.values()]
    const open = photos.filter((photo) => photo.status === 'new').length
    return open > 0 ? `Measuring photographs: ${photos.length - open} of ${photos.length}` : 'Getting ready'
  }
  // One column stays free: a line that fills its row would wrap on some terminals.
  const width = (): number => Math.max(8, terminal.columns - 1)
  const textWidth = (): number => Math.min(width(), widestText)
  const draw = (): void => {
    const { settled, unfinished } = transcript.take(textWidth())
    const current = transcript.current()
    const status = current
      ? runningLines(current, width(), now(), style)
      : [style.dim(clip(waitingLine(), width()))]
    screen.draw(settled, [...(unfinished ? [unfinished] : []), '', ...status])
  }
  const summary = (): string => {
    const count = (status: string): number => asked.filter((id) => ended.get(id) === status).length
    const failed = count('failed')
    const stopped = asked.length - count('completed') - failed
    return [
      `${asked.length} critiques: ${count('completed')} completed`,
      failed > 0 && `${failed} failed`,
      stopped > 0 && `${stopped} stopped`,
    ]
      .filter(Boolean)
      .join(', ')
  }

  const problem = (sentence: string): void => {
    draw()
    screen.clear()
    errors.write(`${plainLine(sentence)}\n`)
  }

  const timer = setInterval(draw, frameMs)
  let closed = false
  return {
    accepted(photos, jobs) {
      for (const photo of photos) if (!state.photos.has(photo.id)) state.photos.set(photo.id, photo)
      asked.push(...jobs.map((job) => job.id))
    },
    event(event) {
      applyEvent(state, event)
      if (event.type === 'done') ended.set(event.jobId, event.status)
    },
    skipped: (what) => problem(skippedSentence(what)),
    // A reader who has both before them finds the failure where its critique would stand, in the middle of no other.
    failure: (sentence) => {
      if (!errors.isTTY) problem(sentence)
    },
    problem,
    close() {
      if (closed) return
      closed = true
      clearInterval(timer)
      const { settled, unfinished } = transcript.take(textWidth())
      screen.draw(unfinished ? [...settled, unfinished] : settled, [])
      screen.clear()
      if (asked.length > 1) terminal.write(`\n${summary()}\n`)
    },
  }
}

import type { Clock } from '../clock.ts'

/** One chunk per frame at the most, milliseconds. */
const frameMs = 33

export type LiveText = {
  push: (text: string) => void
  /** Cuts the text after `keep` UTF-16 units; what was emitted beyond that is taken back by `onCut`. */
  cut: (keep: number) => void
  /** Emits what is held back for the frame. */
  flush: () => void
  /** Holds back for good what was not emitted yet, unless more comes. */
  stop: () => void
  /** All of the text. */
  text: () => string
  /** The part that subscribers were given. */
  emitted: () => string
}

type LiveTextOptions = {
  clock: Clock
  onChunk: (offset: number, text: string) => void
  onCut: (keep: number) => void
}

/** A critique while it grows: appended by the engine, handed out once per frame, by offset. */
export function createLiveText({ clock, onChunk, onCut }: LiveTextOptions): LiveText {
  let text = ''
  let given = 0
  let last = -frameMs
  let cancel: (() => void) | undefined

  const stop = (): void => {
    cancel?.()
    cancel = undefined
  }
  const flush = (): void => {
    stop()
    if (given === text.length) return
    const offset = given
    given = text.length
    last = clock.now()
    onChunk(offset, text.slice(offset))
  }
  return {
    push(more) {
      if (more === '') return
      text += more
      const wait = last + frameMs - clock.now()
      if (wait <= 0) flush()
      else cancel ??= clock.setTimeout(flush, wait)
    },
    cut(keep) {
      if (keep >= text.length) return
      text = text.slice(0, keep)
      if (given <= keep) return
      given = keep
      onCut(keep)
    },
    flush,
    stop,
    text: () => text,
    emitted: () => text.slice(0, given),
  }
}

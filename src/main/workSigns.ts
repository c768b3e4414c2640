// How the desktop shows that Mondrian works: a bar on the window, a word at the end, no sleep meanwhile.
import { Notification, powerSaveBlocker } from 'electron'
import type { Core } from '../core/index.ts'
import { followWork, summary, type Ended, type Work } from './work.ts'
import type { StudioWindow } from './window.ts'

export type WorkSigns = { isWorking: () => boolean; stop: () => void }

export function showWork(core: Pick<Core, 'on'>, window: StudioWindow): WorkSigns {
  let working = false
  let blocker: number | null = null

  const keepAwake = (): void => {
    if (working && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension')
    if (!working && blocker !== null) {
      powerSaveBlocker.stop(blocker)
      blocker = null
    }
  }
  const onChange = (work: Work): void => {
    ;({ working } = work)
    keepAwake()
    // Less than 0 takes the bar away.
    window.current()?.setProgressBar(work.share ?? -1, { mode: working ? 'normal' : 'paused' })
  }
  const onFinished = (ended: Ended): void => {
    const isSeen = window.current()?.isFocused() ?? false
    if (isSeen || !Notification.isSupported()) return
    const notification = new Notification({ title: 'Mondrian', body: summary(ended) })
    notification.on('click', window.show)
    notification.show()
  }
  const unsubscribe = core.on(followWork({ onChange, onFinished }))
  return {
    isWorking: () => working,
    stop() {
      unsubscribe()
      working = false
      keepAwake()
    },
  }
}

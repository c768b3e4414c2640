// The way out: asks once while something is written, closes the core, then lets the app end.
import { app, dialog } from 'electron'

type QuitOptions = {
  isWorking: () => boolean
  /** Stops the children and releases the data folder. */
  close: () => Promise<void>
  onFault: (error: unknown) => void
}

export type Quit = {
  /** Whether nothing holds the app any more. */
  isLeaving: () => boolean
}

async function confirmed(): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Mondrian is still working.',
    detail: 'Nothing is lost: what is unfinished goes on when you open Mondrian again.',
    buttons: ['Quit', 'Keep Working'],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}

export function handleQuit({ isWorking, close, onFault }: QuitOptions): Quit {
  let state: 'open' | 'asking' | 'closed' = 'open'
  const leave = async (): Promise<void> => {
    if (isWorking() && !(await confirmed())) {
      state = 'open'
      return
    }
    try {
      await close()
    } catch (error) {
      onFault(error)
    }
    state = 'closed'
    app.quit()
  }
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'asking') return
    state = 'asking'
    leave().catch((error: unknown) => {
      state = 'open'
      onFault(error)
    })
  })
  return { isLeaving: () => state === 'closed' }
}

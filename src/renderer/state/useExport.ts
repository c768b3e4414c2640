import { useState } from 'react'
import type { ExportOrder } from '../../shared/exports.ts'
import { takenSentence } from './exporting.ts'
import { useActions, useStudioState } from './StudioProvider.tsx'

/** One export at a time, and what is to be said of it. */
export function useExport() {
  const { exportFiles } = useActions()
  const progress = useStudioState(({ exporting }) => exporting)
  const [isBusy, setIsBusy] = useState(false)
  const [outcome, setOutcome] = useState({ said: '', canShow: false })
  const say = (said: string, canShow = false): void => setOutcome({ said, canShow })
  const save = async (order: ExportOrder): Promise<void> => {
    setIsBusy(true)
    const taken = await exportFiles(order)
    setIsBusy(false)
    if (taken === 'stopped') say('Stopped. Files that are there are whole.')
    else if (taken === null) say('')
    else say(takenSentence(taken), taken.canShow)
  }
  const far =
    progress && progress.total > 1 ? `Exporting ${progress.done} of ${progress.total}…` : 'Exporting…'
  return { save, say, isBusy, said: isBusy ? far : outcome.said, canShow: !isBusy && outcome.canShow }
}

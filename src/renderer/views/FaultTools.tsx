import { useState } from 'react'
import type { Job } from '../../shared/jobs.ts'
import type { Photo } from '../../shared/photos.ts'
import { useActions, useStudio } from '../state/StudioProvider.tsx'
import type { StudioState } from '../state/studioState.ts'
import type { Problem } from '../words/report.ts'

type FaultToolsProps = { problems: readonly Problem[]; job?: Job; photo?: Photo }

/** What a report of `problems` may say of model and device, and which names it must not. */
function reportedOf({ problems, job, photo }: FaultToolsProps, state: StudioState) {
  const modelId = job?.modelId ?? state.settings?.defaultModelId
  const model = state.models.find(({ id }) => id === modelId)
  const shown = photo ?? state.photos.get(job?.photoId ?? state.selectedPhotoId ?? '')
  return {
    problems,
    model: model?.mode ? model.name : null,
    device: job?.device ?? state.device,
    names: [shown?.path, shown?.name, shown?.companion],
  }
}

/** Beside what went wrong: the log, and a report for whoever mends it. */
export function FaultTools(props: FaultToolsProps) {
  const { store } = useStudio()
  const { showLog, copyReport } = useActions()
  const [isCopied, setIsCopied] = useState(false)
  const copy = async (): Promise<void> => setIsCopied(await copyReport(reportedOf(props, store.getState())))
  return (
    <p className="fault-tools">
      <button type="button" className="text-button" onClick={() => void showLog()}>
        Show log
      </button>
      <button type="button" className="text-button" onClick={() => void copy()}>
        Copy report
      </button>
      <span role="status">{isCopied && 'Copied'}</span>
    </p>
  )
}

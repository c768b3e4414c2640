import { useActions } from '../state/StudioProvider.tsx'
import { useChosenAdvisors } from '../state/useChosenAdvisors.ts'
import { refusal, type Found } from './droppedFiles.ts'

/** Hands found photographs to Mondrian, and says what was none. */
export function useAddFiles(): (found: Found) => void {
  const { addFiles, report } = useActions()
  const { ids } = useChosenAdvisors()
  return ({ files, refused }) => {
    if (refused.length > 0) report(refusal(refused))
    void addFiles(files, ids)
  }
}

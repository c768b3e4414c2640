import { useActions } from '../state/StudioProvider.tsx'
import { useChosenAdvisors } from '../state/useChosenAdvisors.ts'
import type { Found } from './droppedFiles.ts'

/** Hands found photographs to Mondrian, and says what was none. */
export function useAddFiles(): (found: Found) => void {
  const { addFiles, skip } = useActions()
  const { ids } = useChosenAdvisors()
  return ({ files, skipped }) => {
    skip(skipped)
    void addFiles(files, ids)
  }
}

import { useRef } from 'react'
import type { Advisor } from '../../../shared/advisors.ts'
import { useActions } from '../../state/StudioProvider.tsx'

/** Larger is no advisor's file, bytes. */
const mostBytes = 65_536

/** Brings an advisor in from a file in the form of those that ship. */
export function ImportButton({ onImported }: { onImported: (advisor: Advisor) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const { importAdvisor, report } = useActions()
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    if (file.size === 0 || file.size > mostBytes) return report(`${file.name} is no file of an advisor.`)
    const kept = await importAdvisor(await file.text())
    if (kept) onImported(kept)
  }
  return (
    <>
      <button type="button" className="button small" onClick={() => input.current?.click()}>
        Import…
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".md,text/markdown"
        aria-label="File of an advisor"
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0])
          currentTarget.value = ''
        }}
      />
    </>
  )
}

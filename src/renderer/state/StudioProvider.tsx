// React's view of the studio: a context, and hooks that read it.
import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Actions } from './actions.ts'
import type { Studio } from './studio.ts'
import type { StudioState } from './studioState.ts'

const StudioContext = createContext<Studio | null>(null)

export function StudioProvider({ studio, children }: { studio: Studio; children: ReactNode }) {
  return <StudioContext value={studio}>{children}</StudioContext>
}

export function useStudio(): Studio {
  const studio = useContext(StudioContext)
  if (!studio) throw new Error('useStudio needs a StudioProvider')
  return studio
}

/** What `selector` reads, again whenever it changes; it must return the same value for the same state. */
export const useStudioState = <Value,>(selector: (state: StudioState) => Value): Value =>
  useStore(useStudio().store, selector)

export const useActions = (): Actions => useStudio().actions

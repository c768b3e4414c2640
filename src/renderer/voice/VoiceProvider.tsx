import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Voice, VoiceState } from './voice.ts'

const VoiceContext = createContext<Voice | null>(null)

export function VoiceProvider({ voice, children }: { voice: Voice; children: ReactNode }) {
  return <VoiceContext value={voice}>{children}</VoiceContext>
}

export function useVoice(): Voice {
  const voice = useContext(VoiceContext)
  if (!voice) throw new Error('useVoice needs a VoiceProvider')
  return voice
}

/** What `selector` reads, again whenever it changes; it must return the same value for the same state. */
export const useVoiceState = <Value,>(selector: (state: VoiceState) => Value): Value =>
  useStore(useVoice().store, selector)

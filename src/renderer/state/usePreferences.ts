import { createContext, useContext } from 'react'
import type { Preferences } from '../page.ts'

export type PreferencesValue = { preferences: Preferences; change: (patch: Partial<Preferences>) => void }

export const PreferencesContext = createContext<PreferencesValue | null>(null)

export function usePreferences(): PreferencesValue {
  const value = useContext(PreferencesContext)
  if (!value) throw new Error('usePreferences needs a PreferencesContext')
  return value
}

import type { Advisor } from '../../shared/advisors.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { useStudioState } from './StudioProvider.tsx'
import { usePreferences } from './usePreferences.ts'

/** Who is asked about the next photographs: those ticked here, else the default of the settings. Never nobody. */
export function useChosenAdvisors(): { ids: string[]; advisors: Advisor[]; choose: (ids: string[]) => void } {
  const { preferences, change } = usePreferences()
  const advisors = useStudioState((state) => state.advisors)
  const fallback = useStudioState(
    (state) => state.settings?.defaultAdvisorId ?? defaultSettings.defaultAdvisorId,
  )
  const known = advisors.filter(({ id }) => preferences.advisorIds.includes(id))
  const chosen = known.length > 0 ? known : advisors.filter(({ id }) => id === fallback)
  return {
    ids: chosen.length > 0 ? chosen.map(({ id }) => id) : [fallback],
    advisors: chosen,
    choose: (advisorIds) => change({ advisorIds }),
  }
}

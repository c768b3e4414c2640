import type { Settings } from '../../../shared/settings.ts'
import { toldSettings } from '../../../shared/settingsTold.ts'
import { useStudioState } from '../../state/StudioProvider.tsx'
import { SettingField } from './SettingField.tsx'

/** Those that have a place of their own in the dialog. */
const elsewhere: ReadonlySet<keyof Settings> = new Set(['defaultModelId', 'updateIntervalSeconds', 'sight'])

/** Every setting of Mondrian that is shown nowhere else. */
export function MoreSettings() {
  const settings = useStudioState((state) => state.settings)
  if (!settings) return null
  return (
    <section className="more-settings" aria-labelledby="more-settings">
      <h2 id="more-settings">Writing</h2>
      {toldSettings
        .filter(({ key }) => !elsewhere.has(key))
        .map((told) => (
          <SettingField key={told.key} told={told} value={settings[told.key]} />
        ))}
    </section>
  )
}

import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { usePreferences } from '../state/usePreferences.ts'
import { keyText } from '../words/keys.ts'
import { elementIds } from './elements.ts'
import { MoreSettings } from './settings/MoreSettings.tsx'
import { VoiceSettings } from './settings/VoiceSettings.tsx'
import { ModelChoice } from './ModelChoice.tsx'
import { shortcuts } from './shortcuts.ts'

const themes = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const
const intervals = [3, 5, 10] as const

/** Every setting there is, and every shortcut. */
export function SettingsDialog() {
  const interval = useStudioState((state) => state.settings?.updateIntervalSeconds)
  const looks = useStudioState((state) => state.settings?.sight)
  const { changeSettings } = useActions()
  const { preferences, change } = usePreferences()
  return (
    <dialog id={elementIds.settings} className="settings" aria-labelledby="settings-title">
      <h2 id="settings-title">Settings</h2>
      <ModelChoice />
      <fieldset>
        <legend>Say how it goes every</legend>
        {intervals.map((seconds) => (
          <label key={seconds}>
            <input
              type="radio"
              name="interval"
              checked={interval === seconds}
              onChange={() => void changeSettings({ updateIntervalSeconds: seconds })}
            />
            {seconds} s
          </label>
        ))}
      </fieldset>
      <label>
        <input
          type="checkbox"
          checked={looks ?? true}
          onChange={() => void changeSettings({ sight: !(looks ?? true) })}
        />
        Look for faces, things, lines and writing, on this computer
      </label>
      <small>
        Never who somebody is, how old, or what they feel. What is seen stays here and goes with the
        photograph.
      </small>
      <MoreSettings />
      <VoiceSettings />
      <fieldset>
        <legend>Appearance</legend>
        {themes.map(([theme, name]) => (
          <label key={theme}>
            <input
              type="radio"
              name="theme"
              checked={preferences.theme === theme}
              onChange={() => change({ theme })}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <h2>Keys</h2>
      <label>
        <input
          type="checkbox"
          checked={preferences.letterKeys}
          onChange={() => change({ letterKeys: !preferences.letterKeys })}
        />
        Single letters are shortcuts
      </label>
      <dl className="keys">
        {shortcuts.map(({ key, does }) => (
          <div key={`${key} ${does}`}>
            <dt>
              <kbd>{keyText(key)}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className="button strong">
          Done
        </button>
      </form>
    </dialog>
  )
}

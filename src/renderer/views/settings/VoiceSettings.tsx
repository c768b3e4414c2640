import { scenarioSchema, spokenLanguages, spokenLanguageSchema } from '../../../shared/voice.ts'
import { usePreferences } from '../../state/usePreferences.ts'
import { paces, scenarioNames, type VoiceSession } from '../../voice/session.ts'
import { useVoice } from '../../voice/VoiceProvider.tsx'

/** How a person speaks with Mondrian. */
export function VoiceSettings() {
  const { preferences, change } = usePreferences()
  const voices = useVoice().voices()
  const session = preferences.voice
  const set = (patch: Partial<VoiceSession>): void => change({ voice: { ...session, ...patch } })
  return (
    <fieldset>
      <legend>Asking aloud</legend>
      <label>
        Language
        <select
          value={session.language}
          onChange={({ target }) => set({ language: spokenLanguageSchema.parse(target.value) })}
        >
          {spokenLanguageSchema.options.map((language) => (
            <option key={language} value={language}>
              {spokenLanguages[language]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Scenario
        <select
          value={session.scenario}
          onChange={({ target }) => set({ scenario: scenarioSchema.parse(target.value) })}
        >
          {scenarioSchema.options.map((scenario) => (
            <option key={scenario} value={scenario}>
              {scenarioNames[scenario]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={session.handsFree}
          onChange={() => set({ handsFree: !session.handsFree })}
        />
        A pause ends a question when no key is held
      </label>
      <label>
        <input type="checkbox" checked={session.obeys} onChange={() => set({ obeys: !session.obeys })} />
        Do what is said: “next”, “previous”, “pick”, “reject”, “three stars”, “read me the critique”
      </label>
      <label>
        <input type="checkbox" checked={session.speaks} onChange={() => set({ speaks: !session.speaks })} />
        Read answers aloud
      </label>
      <label>
        Voice
        <select
          value={session.voice ?? ''}
          disabled={voices.length === 0}
          onChange={({ target }) => set({ voice: target.value || null })}
        >
          <option value="">
            {voices.length === 0 ? 'This computer has none' : 'The computer’s own choice'}
          </option>
          {voices.map(({ name, language }) => (
            <option key={name} value={name}>
              {name} ({language})
            </option>
          ))}
        </select>
      </label>
      <label>
        Pace
        <select value={session.rate} onChange={({ target }) => set({ rate: Number(target.value) })}>
          {paces.map(([rate, name]) => (
            <option key={rate} value={rate}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  )
}

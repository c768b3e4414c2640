import { useId, useState } from 'react'
import type { Settings } from '../../../shared/settings.ts'
import { readSetting, writtenSetting, type ToldSetting } from '../../../shared/settingsTold.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'

/** One setting with the line that says what it does; kept as soon as it is right, with what to do while it is not. */
export function SettingField({ told, value }: { told: ToldSetting; value: Settings[ToldSetting['key']] }) {
  const { label, says, unit, none } = told
  const id = useId()
  const { changeSettings } = useActions()
  /** What is typed and not kept yet; null where what is kept stands there. */
  const [typed, setTyped] = useState<string | null>(null)
  const kept = writtenSetting(told, value)
  const text = typed ?? kept
  const read = readSetting(told, text)
  const problem = 'problem' in read ? read.problem : null
  const keep = (next: string): void => {
    const found = readSetting(told, next)
    if ('problem' in found) return
    setTyped(null)
    if (next.trim() !== kept) void changeSettings(found.patch)
  }
  const field = { id, 'aria-describedby': `${id}says`, 'aria-invalid': problem !== null }
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <Control told={told} field={field} text={text} onType={setTyped} onKeep={keep} />
      <small id={`${id}says`}>
        {says} {unit && `In ${unit}${none ? '' : '.'}`}
        {none && `${unit ? ', or' : 'Or'} "${none.word}": ${none.says}.`}
        {problem !== null && <em role="alert"> {problem}</em>}
      </small>
    </div>
  )
}

type ControlProps = {
  told: ToldSetting
  field: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }
  text: string
  onType: (text: string) => void
  onKeep: (text: string) => void
}

function Control({ told: { kind, choices = [] }, field, text, onType, onKeep }: ControlProps) {
  const advisors = useStudioState((state) => state.advisors)
  const options = kind === 'advisor' ? advisors.map(({ id, name }) => ({ value: id, label: name })) : choices
  if (kind === 'switch') {
    return (
      <input
        {...field}
        type="checkbox"
        checked={text === 'on'}
        onChange={({ target }) => onKeep(target.checked ? 'on' : 'off')}
      />
    )
  }
  if (kind === 'choice' || kind === 'advisor') {
    return (
      <select {...field} className="field" value={text} onChange={({ target }) => onKeep(target.value)}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )
  }
  const shared = {
    ...field,
    className: 'field',
    value: text,
    onBlur: () => onKeep(text),
  }
  if (kind === 'paths') {
    return <textarea {...shared} rows={2} onChange={({ target }) => onType(target.value)} />
  }
  return (
    <input
      {...shared}
      type="text"
      inputMode="decimal"
      onChange={({ target }) => onType(target.value)}
      onKeyDown={({ key }) => key === 'Enter' && onKeep(text)}
    />
  )
}

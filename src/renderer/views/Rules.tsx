import { useEffect, useState } from 'react'
import { mostCounted } from '../../shared/findCommand.ts'
import { ruleText, type Rule } from '../../shared/rules.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'

/** Rules that suggest which photographs to reject: how many, and a way to see them. They never mark one. */
export function Rules() {
  const rules = useStudioState((state) => state.settings?.rules)
  const [isOpen, setOpen] = useState(false)
  if (!rules) return null
  return (
    <details className="rules" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Suggestions</summary>
      {isOpen && (
        <>
          <p className="find-count">Among those without a flag. Nothing is marked by itself.</p>
          {rules.map((rule, index) => (
            <RuleRow key={rule.kind} rule={rule} index={index} />
          ))}
        </>
      )}
    </details>
  )
}

function RuleRow({ rule, index }: { rule: Rule; index: number }) {
  const { changeRule, countRule, showRule } = useActions()
  const [count, setCount] = useState<number | null>(null)
  // What is marked or measured changes how many there are.
  const marked = useStudioState(({ marking }) => marking.said)
  const unmeasured = useStudioState((state) => state.unmeasured)
  useEffect(() => {
    let isShown = true
    const ask = async (): Promise<void> => {
      const next = rule.isOn ? await countRule(rule) : null
      if (isShown) setCount(next)
    }
    void ask()
    return () => {
      isShown = false
    }
  }, [rule, countRule, marked, unmeasured])
  const { limit } = rule
  return (
    <div className="rule">
      <label>
        <input
          type="checkbox"
          checked={rule.isOn}
          onChange={() => void changeRule(index, { isOn: !rule.isOn })}
        />
        <span>{ruleText(rule)}</span>
      </label>
      {limit !== null && (
        <input
          type="number"
          className="field"
          aria-label={`Limit: ${ruleText(rule)}`}
          min={0}
          max={100}
          step={0.5}
          value={limit}
          onChange={({ target }) => {
            const next = target.valueAsNumber
            if (next >= 0 && next <= 100) void changeRule(index, { limit: next })
          }}
        />
      )}
      {rule.isOn && count !== null && (
        <button
          type="button"
          className="text-button"
          disabled={count === 0}
          onClick={() => void showRule(rule)}
        >
          {count === 0 ? 'none' : `Show ${count >= mostCounted ? `${count} or more` : count}`}
        </button>
      )}
    </div>
  )
}

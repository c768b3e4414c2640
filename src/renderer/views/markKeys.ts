import { useEffect, useEffectEvent } from 'react'
import { labels, type Marks } from '../../shared/marks.ts'
import { meantIds, meantPhotos, neighbour } from '../state/choosing.ts'
import { labelToSet } from '../state/markSteps.ts'
import { useStudio } from '../state/StudioProvider.tsx'
import { usePreferences } from '../state/usePreferences.ts'
import { isMeantElsewhere, latinLetter } from './shortcuts.ts'

const flagKeys: Partial<Record<string, Marks['flag']>> = { P: 'pick', X: 'reject', U: null }

type Pressed = Pick<KeyboardEvent, 'key' | 'code'>

/**
 * What a key sets on photographs with these labels; null where it sets nothing. Digits go by their place, so that they
 * need no Shift where a layout has signs on them.
 */
export function markOfKey(pressed: Pressed, present: readonly Pick<Marks, 'label'>[]): Partial<Marks> | null {
  const flag = flagKeys[latinLetter(pressed) ?? '']
  if (flag !== undefined) return { flag }
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(pressed.code)?.[1]
  if (digit === undefined) return null
  const number = Number(digit)
  if (number <= 5) return { rating: number }
  const label = labels[number - 6]!
  return {
    label: labelToSet(
      label,
      present.map((each) => each.label),
    ),
  }
}

/** Makes the keys of choosing work wherever the focus is; with Shift or Caps Lock the next photograph comes on show. */
export function useMarkKeys(): void {
  const { store, actions } = useStudio()
  const { preferences } = usePreferences()
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isMeantElsewhere(event) || event.altKey) return
    const isTalk = store.getState().view === 'talk'
    if (event.ctrlKey || event.metaKey) return isTalk ? takeTalkBack(event) : takeBack(event)
    if (isTalk) return
    if (!preferences.letterKeys || event.repeat) return
    const state = store.getState()
    const ids = meantIds(state)
    if (ids.length === 0) return
    const patch = markOfKey(event, meantPhotos(state))
    if (!patch) return
    event.preventDefault()
    void actions.mark(ids, patch)
    const next = neighbour(state, 1)
    const isAdvancing = event.shiftKey || event.getModifierState('CapsLock')
    const isSurveyed = state.view === 'survey' && patch.flag === 'reject'
    if (isSurveyed) for (const id of ids) actions.leaveOut(id)
    else if (isAdvancing && ids.length === 1 && next !== null) actions.show(next)
  })
  const takeTalkBack = (event: KeyboardEvent): void => {
    if (latinLetter(event) !== 'Z' || event.shiftKey) return
    event.preventDefault()
    void actions.undoRemoveTalk()
  }
  const takeBack = (event: KeyboardEvent): void => {
    const letter = latinLetter(event)
    const isRedo = (letter === 'Z' && event.shiftKey) || letter === 'Y'
    if (letter !== 'Z' && !isRedo) return
    event.preventDefault()
    void (isRedo ? actions.redoMark() : actions.undoMark())
  }
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

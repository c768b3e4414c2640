import { Mic, MicOff } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, type MouseEvent, type PointerEvent } from 'react'
import { useActions } from '../../state/StudioProvider.tsx'
import { usePreferences } from '../../state/usePreferences.ts'
import { useVoice, useVoiceState } from '../../voice/VoiceProvider.tsx'
import type { VoiceState } from '../../voice/voice.ts'
import { isMeantElsewhere, latinLetter } from '../shortcuts.ts'

/** A press that is shorter than this was no holding: the question goes on until the next press. Milliseconds. */
const shortestHold = 400

/** Held, by the pointer or by M, while one asks aloud; pressed briefly it stays until it is pressed again. */
export function TalkButton() {
  const voice = useVoice()
  const phase = useVoiceState((state) => state.phase)
  const isRecording = phase === 'recording'
  const pressedAt = useRef(0)
  useTalkKeys()
  const onPointerDown = ({ button, timeStamp }: PointerEvent): void => {
    if (button !== 0) return
    pressedAt.current = timeStamp
    if (isRecording) void voice.release()
    else void voice.press()
  }
  const onPointerUp = ({ timeStamp }: PointerEvent): void => {
    if (pressedAt.current === 0) return
    if (timeStamp - pressedAt.current >= shortestHold) void voice.release()
    else voice.letGo()
    pressedAt.current = 0
  }
  // By keyboard, or by a program that presses buttons for a person: there is no holding.
  const onClick = ({ detail }: MouseEvent): void => {
    if (detail !== 0) return
    if (isRecording) return void voice.release()
    void voice.press()
    voice.letGo()
  }
  return (
    <button
      type="button"
      className="button talk"
      aria-label="Ask aloud"
      aria-keyshortcuts="M"
      aria-pressed={isRecording}
      title="Hold to ask aloud, or press and press again (M)"
      onPointerDown={onPointerDown}
      onPointerUp={onPointerUp}
      onPointerLeave={onPointerUp}
      onClick={onClick}
    >
      <Mic size={16} aria-hidden="true" />
    </button>
  )
}

/** M is held while one asks; Escape silences. Typing and open dialogs keep their keys. */
function useTalkKeys(): void {
  const voice = useVoice()
  const { preferences } = usePreferences()
  const isKey = (event: KeyboardEvent): boolean =>
    latinLetter(event) === 'M' && !event.ctrlKey && !event.metaKey && !event.altKey
  const onDown = useEffectEvent((event: KeyboardEvent) => {
    const { phase, isSpeaking } = voice.store.getState()
    if (event.key === 'Escape' && (isSpeaking || phase === 'recording' || phase === 'writing')) voice.hush()
    if (!isKey(event) || event.repeat || !preferences.letterKeys || isMeantElsewhere(event)) return
    event.preventDefault()
    void voice.press()
  })
  const onUp = useEffectEvent((event: KeyboardEvent) => {
    if (isKey(event)) void voice.release()
  })
  useEffect(() => {
    const down = (event: KeyboardEvent): void => onDown(event)
    const up = (event: KeyboardEvent): void => onUp(event)
    // A window that loses the focus hears of no key that is let go.
    const away = (): void => void voice.release()
    document.addEventListener('keydown', down)
    document.addEventListener('keyup', up)
    addEventListener('blur', away)
    return () => {
      document.removeEventListener('keydown', down)
      document.removeEventListener('keyup', up)
      removeEventListener('blur', away)
    }
  }, [voice])
}

/** That the microphone is open, what was heard, and what there is to know; nothing while it is closed. */
export function VoiceLine() {
  const voice = useVoice()
  const { openModels } = useActions()
  const { phase, words, notice, lacksEar, isSpeaking } = useVoiceState((state) => state)
  const isOpen = phase !== 'off'
  const line = notice ?? lineOf({ phase, words })
  return (
    <div className={line === '' ? 'voice-line idle' : 'voice-line'}>
      <p role="status">{line}</p>
      {lacksEar && (
        <button type="button" className="button small" onClick={openModels}>
          Get a speech model
        </button>
      )}
      {isSpeaking && (
        <button type="button" className="button small stop" onClick={voice.hush}>
          Be quiet
        </button>
      )}
      {isOpen && phase !== 'arming' && (
        <button type="button" className="button small quiet" onClick={voice.close}>
          <MicOff size={14} aria-hidden="true" /> Close the microphone
        </button>
      )}
    </div>
  )
}

function lineOf({ phase, words }: Pick<VoiceState, 'phase' | 'words'>): string {
  const lines: Record<VoiceState['phase'], string> = {
    off: '',
    arming: 'Opening the microphone',
    armed: words || 'The microphone is open: hold M or the button, and ask.',
    recording: words || 'Listening',
    writing: words || 'Writing it down',
  }
  return lines[phase]
}

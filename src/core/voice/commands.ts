import type { CommandImplementations } from '../../shared/commands.ts'
import type { Listening } from './listening.ts'

type VoiceCommand = Extract<keyof CommandImplementations, `voice.${string}`>

/** The commands of hearing, and what a window tells of its mouth. */
export function createVoiceCommands({
  listening,
}: {
  listening: Listening
}): Pick<CommandImplementations, VoiceCommand> {
  return {
    'voice.arm': async ({ isArmed }) => ({ model: await listening.arm(isArmed) }),
    'voice.transcribe': ({ sound, ...stretch }) =>
      listening.hear({ ...stretch, sound: Buffer.from(sound, 'base64') }),
    'voice.mouth': ({ voice }) => {
      listening.setMouth(voice)
      return null
    },
  }
}

// Has recordings written down by the voice child, keeps its model hot while it is used, and tells how the text grows.
// Keeps no sound, and no text longer than its utterance lasts.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { CommandOutput } from '../../shared/commands.ts'
import { AppError } from '../../shared/errors.ts'
import type { MouthSlot } from '../../shared/modelCommands.ts'
import type { SpokenLanguage } from '../../shared/voice.ts'
import type { EarOptions, Heard, VoiceReply, VoiceRequest } from '../../shared/voiceMessages.ts'
import type { LoadedAdvisors } from '../advisors/index.ts'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'
import { earFile } from '../models/engineDir.ts'
import type { ModelFolders } from '../models/index.ts'
import type { Store } from '../store/index.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { earModelFor, earModels, type EarModel } from './earModels.ts'
import { likelyWords } from './vocabulary.ts'

type ListeningDeps = {
  child: Supervisor<VoiceRequest, VoiceReply>
  /** Folder of the vision engine, which has the ear too; null where this build has none. */
  engineDir: string | null
  folders: ModelFolders
  store: Pick<Store, 'settings'>
  hub: Pick<Hub, 'emit'>
  clock: Clock
  advisors: () => Promise<LoadedAdvisors>
  /** Told when somebody is about to speak, and when that is over. */
  onArmed: (isArmed: boolean) => void
  onFault: (error: unknown) => void
}

type Utterance = { utteranceId: string; sound: Uint8Array; language: SpokenLanguage; isLast: boolean }

export type Listening = {
  /**
   * What was said in a stretch, and in its utterance so far. Rejects with `model-missing`, with what voiceReplySchema names,
   * and as the supervisor does.
   */
  hear: (stretch: Utterance) => Promise<Heard & { utterance: string }>
  /** Begins to load the model, and resolves with its name; null where nobody is about to speak. Rejects as `hear` does. */
  arm: (isArmed: boolean) => Promise<string | null>
  /** Gives the memory of the model back; whether there was one. */
  unload: () => Promise<boolean>
  setMouth: (voice: string | null) => void
  /** What hears and what speaks here. */
  slots: () => Promise<Pick<CommandOutput<'health.models'>, 'stt' | 'tts'>>
  close: () => void
}

/** The whole window of whisper takes 20 s of a core with the largest model that is of use here; a minute has several. */
const deadlineMs = 180_000

/** Threads that the ear may take: what it leaves others have, and its own wait for each other. */
export const earThreads = (cores: number): number => Math.max(1, Math.min(4, Math.floor(cores / 2)))

/** Utterances whose end never comes, as of a window that was closed, make room for others. */
const mostUtterances = 20

export function createListening(deps: ListeningDeps): Listening {
  const { child, engineDir, folders, store, hub, clock, onFault } = deps
  const utterances = new Map<string, { text: string; language: string | null }>()
  let loading: EarModel | null = null
  let loaded: { model: EarModel; pid: number | undefined } | null = null
  let mouth: MouthSlot = { loaded: false, voice: null }
  let cancelUnload = (): void => undefined

  const earOf = ({ path }: EarModel): EarOptions => {
    const program = engineDir === null ? null : join(engineDir, earFile)
    if (program === null || !existsSync(program)) {
      throw new AppError('engine-failed', 'This build of Mondrian has no ear.', {
        hint: 'Type your question; npm run engine builds the ear.',
      })
    }
    return { program, modelPath: path, threads: earThreads(availableParallelism()) }
  }
  const ask = async <Type extends 'warmed' | 'heard' | 'unloaded'>(
    request: VoiceRequest,
    type: Type,
  ): Promise<Extract<VoiceReply, { type: Type }>> =>
    child.run({
      request,
      onReply: () => undefined,
      isFinal: (reply): reply is Extract<VoiceReply, { type: Type }> => reply.type === type,
      deadlineMs,
    })

  /** Of what nobody waits for: its process may be gone, and the next words say what is wrong with the model. */
  const unlessExpected = (error: unknown): void => {
    if (!(error instanceof AppError)) onFault(error)
  }
  const isLoaded = (): boolean => loaded !== null && child.state() === 'running' && child.pid() === loaded.pid
  const unload = async (): Promise<boolean> => {
    if (!isLoaded()) return false
    loaded = null
    await ask({ type: 'unload', requestId: randomUUID() }, 'unloaded').catch(unlessExpected)
    return true
  }
  /** Does `work` with the model, which stays for a while. */
  const using = async <Result>(model: EarModel, work: () => Promise<Result>): Promise<Result> => {
    cancelUnload()
    if (loaded?.model.path !== model.path) loading = model
    try {
      const result = await work()
      loaded = { model, pid: child.pid() }
      return result
    } finally {
      loading = null
      const minutes = store.settings.get().unloadAfterMinutes
      cancelUnload()
      if (minutes !== null) cancelUnload = clock.setTimeout(() => void unload(), minutes * 60_000)
    }
  }
  const told = ({ utteranceId, isLast }: Utterance, heard: Heard): string => {
    const before = utterances.get(utteranceId) ?? { text: '', language: null }
    const text = [before.text, heard.text].filter(Boolean).join(' ')
    const language = before.language ?? heard.language
    if (isLast) utterances.delete(utteranceId)
    else utterances.set(utteranceId, { text, language })
    const [oldest] = utterances.keys()
    if (utterances.size > mostUtterances && oldest !== undefined) utterances.delete(oldest)
    hub.emit({ type: 'transcription', utteranceId, text, language, final: isLast })
    return text
  }

  return {
    async hear(stretch) {
      const { utteranceId, sound, language } = stretch
      const model = await earModelFor(folders, language)
      const ear = earOf(model)
      const likely = likelyWords((await deps.advisors()).advisors)
      const requestId = randomUUID()
      const { heard } = await using(model, () => {
        const prompt = `${likely} ${utterances.get(utteranceId)?.text ?? ''}`.trim().slice(-1000)
        return ask({ type: 'transcribe', requestId, ear, sound, language, prompt }, 'heard')
      })
      return { ...heard, utterance: told(stretch, heard) }
    },
    async arm(isArmed) {
      if (!isArmed) {
        deps.onArmed(false)
        return null
      }
      const model = await earModelFor(folders, 'auto')
      const ear = earOf(model)
      deps.onArmed(true)
      using(model, () => ask({ type: 'warm', requestId: randomUUID(), ear }, 'warmed')).catch(unlessExpected)
      return model.name
    },
    unload,
    setMouth: (voice) => {
      mouth = { loaded: voice !== null, voice }
    },
    async slots() {
      const none = { loaded: false, device: null }
      if (loading) return { stt: { ...none, state: 'loading', model: loading.name }, tts: mouth }
      if (loaded && isLoaded()) {
        const { name } = loaded.model
        return { stt: { state: 'loaded', loaded: true, model: name, device: 'CPU' }, tts: mouth }
      }
      const [first] = engineDir === null ? [] : await earModels(folders)
      const state = first ? 'unloaded' : 'absent'
      return { stt: { ...none, state, model: null }, tts: mouth }
    },
    close: () => cancelUnload(),
  }
}

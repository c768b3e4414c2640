// The voice of this page: its studio, the browser's microphone and the computer's voices.
import type { Message } from '../../shared/threads.ts'
import { readPreferences } from '../page.ts'
import { meantIds, neighbour } from '../state/choosing.ts'
import { critiqueOf } from '../state/selectors.ts'
import type { Studio } from '../state/studio.ts'
import { darken, lightSentence } from '../views/conversation/lightSentence.ts'
import { openMicrophone } from './microphone.ts'
import { createMouth } from './mouth.ts'
import { createVoice, type Voice, type VoiceMeans } from './voice.ts'

const isOpenAnswer = ({ status }: Message): boolean => status === 'queued' || status === 'running'

/** Calls back with an answer on show whenever it changed, until it is over or not on show any more. */
const watchAnswers =
  (store: Studio['store']): VoiceMeans['watch'] =>
  (answerId, onAnswer) => {
    let last: Message | undefined
    const look = (): void => {
      const answer = store.getState().conversation.messages.find(({ id }) => id === answerId)
      if (answer && answer !== last) onAnswer(answer, !isOpenAnswer(answer))
      const isGone = last !== undefined && answer === undefined
      last = answer
      if (isGone || (answer && !isOpenAnswer(answer))) leave()
    }
    const leave = store.subscribe(look)
    look()
    return leave
  }

const light = (sentence: string | null): void => {
  if (sentence === null) darken()
  else lightSentence(sentence)
}

export function openVoice({ store, actions, client }: Studio): Voice {
  const synthesis = 'speechSynthesis' in globalThis ? globalThis.speechSynthesis : undefined
  const voice = createVoice({
    client,
    openMicrophone,
    openMouth: (onSpeaking) =>
      createMouth(synthesis, (text) => new SpeechSynthesisUtterance(text), onSpeaking),
    session: () => readPreferences().voice,
    ask: actions.askAloud,
    watch: watchAnswers(store),
    stopAnswer: (id) => void actions.stop(id),
    obey(order) {
      const state = store.getState()
      if (order.do === 'read' || state.view === 'talk') return false
      if (order.do === 'mark') {
        const ids = meantIds(state)
        if (ids.length > 0) void actions.mark(ids, order.patch)
        return ids.length > 0
      }
      const id = neighbour(state, order.do === 'next' ? 1 : -1)
      if (id !== null) actions.show(id)
      return id !== null
    },
    critique() {
      const state = store.getState()
      const { photoId } = state.conversation
      const critique = photoId === null ? null : critiqueOf(photoId)(state)
      return critique ? { text: critique.analysisMarkdown, light } : null
    },
  })
  // A page that is left hears nothing any more.
  addEventListener('pagehide', voice.close)
  return voice
}

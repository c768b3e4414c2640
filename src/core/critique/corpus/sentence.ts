import type { SceneName } from './scenes.ts'

/**
 * A sentence a critique might hold, about one of the made-up photographs.
 * false: a measurement or the file contradicts it. true: they agree. open: they have nothing to say on it.
 */
export type LabelledSentence = [scene: SceneName, label: 'false' | 'true' | 'open', text: string]

// What of a model's header decides how much memory it takes beside its weights. Never estimates: modelMemory.ts does.
import type { Metadata } from './ggufMetadata.ts'

/** Layers of a model that keep as much for each token of the context as one another. */
type KeptLayers = {
  count: number
  /** Numbers kept for a token: keys and values of all its heads. */
  width: number
  /** The tokens back to which it looks; null where that is the whole context. */
  window: number | null
}

export type MemoryShape = {
  kept: KeptLayers[]
  /** Numbers of the states of layers that keep no tokens, however long the context is. */
  stateNumbers: number
  vocabularySize: number
  /** Numbers that stand for a token inside it, and in its wide layers. */
  width: number
  feedForward: number
}

/**
 * Every which layer looks at the whole context where a file states a window but not for which layers, by architecture
 * (llama.cpp, src/models/*.cpp, `set_swa_pattern`). Where neither is known all layers count as whole ones.
 */
const wholeEvery: Readonly<Record<string, number>> = {
  cohere2: 4,
  exaone4: 4,
  gemma2: 2,
  gemma3: 6,
  gemma3n: 5,
  'gpt-oss': 2,
  olmo2: 4,
}

/** From the metadata of a model of this architecture; what they do not state is 0. */
export function readMemoryShape(architecture: string, metadata: Metadata): MemoryShape {
  const { numbers, lists, vocabularySize } = metadata
  const number = (key: string): number | undefined => numbers.get(`${architecture}.${key}`)
  const list = (key: string): number[] | undefined => lists.get(`${architecture}.${key}`)
  const layers = Math.min(number('block_count') ?? 0, 4096)
  const width = number('embedding_length') ?? 0
  const heads = (layer: number): number =>
    list('attention.head_count')?.[layer] ?? number('attention.head_count') ?? 0
  const keyValueHeads = (layer: number): number =>
    list('attention.head_count_kv')?.[layer] ?? number('attention.head_count_kv') ?? heads(layer)

  const stated = number('attention.sliding_window') ?? 0
  const pattern = list('attention.sliding_window_pattern')
  const every = number('attention.sliding_window_pattern') ?? wholeEvery[architecture]
  const isWindowed = (layer: number): boolean => {
    if (stated === 0) return false
    if (pattern) return pattern[layer] === 1
    return every !== undefined && every > 0 && (layer + 1) % every !== 0
  }
  // Of a hybrid most layers have a state in place of the context (qwen35: every fourth looks at it).
  const hasStates = number('ssm.inner_size') !== undefined
  const attentionEvery = hasStates ? (number('full_attention_interval') ?? 4) : 1
  const hasContext = (layer: number): boolean => (layer + 1) % Math.max(1, attentionEvery) === 0

  const kept: KeptLayers[] = []
  let states = 0
  // The last ones of some models (gemma3n, gemma4) look into what earlier ones keep.
  for (let layer = 0; layer < layers - (number('attention.shared_kv_layers') ?? 0); layer++) {
    if (!hasContext(layer)) {
      states++
      continue
    }
    const window = isWindowed(layer) ? stated : null
    const suffix = window === null ? '' : '_swa'
    const perHead = heads(layer) > 0 ? Math.floor(width / heads(layer)) : 0
    const length = (of: 'key' | 'value'): number =>
      number(`attention.${of}_length${suffix}`) ?? number(`attention.${of}_length`) ?? perHead
    const each = keyValueHeads(layer) * (length('key') + length('value'))
    const same = kept.find((group) => group.width === each && group.window === window)
    if (same) same.count++
    else kept.push({ count: 1, width: each, window })
  }
  return {
    kept,
    stateNumbers: states * stateOf(number),
    vocabularySize,
    width,
    feedForward: number('feed_forward_length') ?? Math.max(0, ...(list('feed_forward_length') ?? [])),
  }
}

/** Numbers of the state of one recurrent layer (llama.cpp, src/llama-hparams.cpp, `n_embd_r` and `n_embd_s`). */
function stateOf(number: (key: string) => number | undefined): number {
  const inner = number('ssm.inner_size') ?? 0
  const state = number('ssm.state_size') ?? 0
  const groups = number('ssm.group_count') ?? 0
  const convolved = Math.max(0, (number('ssm.conv_kernel') ?? 1) - 1)
  return convolved * (inner + 2 * groups * state) + state * inner
}

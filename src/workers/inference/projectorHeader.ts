// Reads and checks the header of a projector (mmproj): the eyes of a vision model. Never loads weights.
import { AppError } from '../../shared/errors.ts'
import { readTensors, withGgufFile } from './ggufFile.ts'
import { isProjector } from './ggufHeader.ts'
import { readMetadata, toText } from './ggufMetadata.ts'

export type ProjectorHeader = {
  name: string | null
  basename: string | null
  /** `clip.projector_type`, e.g. "idefics3". */
  type: string | null
  /** Numbers that it gives for one token of a picture; null where the file does not tell. */
  width: number | null
  /** What it works with for one picture or tile; a number the file does not state is 0. */
  eyes: {
    /** Numbers that stand for a patch inside it, and in the wide layers. */
    width: number
    feedForward: number
    /** Patches of a picture of the size it was made for. */
    patches: number
    /** Patches that become one token. */
    patchesPerToken: number
  }
}

/** Throws model-missing, model-damaged, or model-unsupported for what is no projector or sees no pictures. */
export function readProjectorHeader(path: string): ProjectorHeader {
  return withGgufFile(path, (file) => {
    const { strings, numbers, alignment } = readMetadata(file.reader, file.entryCount)
    if (!isProjector(strings)) {
      throw new AppError('model-unsupported', 'This file is not the eyes of a vision model (mmproj).')
    }
    const type = toText(strings.get('clip.vision.projector_type') ?? strings.get('clip.projector_type'))
    if (!strings.has('clip.vision.projector_type') && hears(strings, type)) {
      throw new AppError('model-unsupported', 'This file lets a model hear, not see.')
    }
    const tensors = readTensors(file, alignment)
    // Older files give the width of their own inside in the metadata; the last layer tells what comes out.
    const last = tensors.find(({ name }) => name === 'mm.2.weight')
    return {
      name: toText(strings.get('general.name')),
      basename: toText(strings.get('general.basename')),
      type,
      width: last?.shape[1] ?? numbers.get('clip.vision.projection_dim') ?? null,
      eyes: readEyes(numbers),
    }
  })
}

function readEyes(numbers: ReadonlyMap<string, number>): ProjectorHeader['eyes'] {
  const number = (key: string): number => numbers.get(`clip.vision.${key}`) ?? 0
  const edge = number('patch_size') === 0 ? 0 : Math.floor(number('image_size') / number('patch_size'))
  const merged = number('projector.scale_factor') || number('spatial_merge_size') || 1
  return {
    width: number('embedding_length'),
    feedForward: number('feed_forward_length'),
    patches: edge ** 2,
    patchesPerToken: merged ** 2,
  }
}

/** Types of llama.cpp's list (tools/mtmd/clip-impl.h) that take sound alone. */
const hearing = new Set([
  'gemma3na',
  'gemma4a',
  'gemma4ua',
  'glma',
  'granite_speech',
  'lfm2a',
  'meralion',
  'mimo_audio',
  'musicflamingo',
  'parakeet',
  'qwen2a',
  'qwen3a',
  'ultravox',
  'voxtral',
])

const hears = (strings: ReadonlyMap<string, string>, type: string | null): boolean =>
  strings.has('clip.audio.projector_type') || hearing.has(type ?? '')

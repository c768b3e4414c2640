// Where other programs keep their models. Only looks whether the folders are there, and never makes one.
import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import type { ForeignProgram, Surroundings } from '../../../shared/foreignModels.ts'

export type Place = { program: ForeignProgram; folder: string }

/** The folders that are there, each once, in a fixed order. */
export function foreignPlaces(around: Surroundings): Place[] {
  const all: Place[] = [
    { program: 'LM Studio', folder: join(lmStudioHome(around), 'models') },
    { program: 'Jan', folder: janData(around) },
    { program: 'Hugging Face cache', folder: huggingFaceHub(around) },
    ...llamaCppFolders(around).map((folder): Place => ({ program: 'llama.cpp', folder })),
    ...ollamaFolders(around).map((folder): Place => ({ program: 'Ollama', folder })),
  ]
  return all.filter(
    ({ folder }, index) => existsSync(folder) && all.findIndex((other) => other.folder === folder) === index,
  )
}

/** As lmstudio-js' findLMStudioHome.ts, which writes the pointer where it is missing; this does not. */
function lmStudioHome({ home, variables }: Surroundings): string {
  if (variables.LMSTUDIO_HOME) return variables.LMSTUDIO_HOME
  const pointed = readShort(join(home, '.lmstudio-home-pointer'))?.trim() ?? ''
  if (isAbsolute(pointed)) return pointed
  const old = join(home, '.cache', 'lm-studio')
  return existsSync(old) ? old : join(home, '.lmstudio')
}

const janSettingsSchema = z.object({ data_folder: z.string().min(1) })

/** Jan, src-tauri/src/core/app/commands.rs. */
function janData({ home, platform, variables }: Surroundings): string {
  if (variables.JAN_DATA_FOLDER) return variables.JAN_DATA_FOLDER
  const data = {
    win32: variables.APPDATA ?? join(home, 'AppData', 'Roaming'),
    darwin: join(home, 'Library', 'Application Support'),
  }[platform]
  const own = join(data ?? variables.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'Jan')
  const settings = janSettingsSchema.safeParse(readJson(join(own, 'settings.json')))
  return settings.success && isAbsolute(settings.data.data_folder)
    ? settings.data.data_folder
    : join(own, 'data')
}

/** The order of huggingface_hub. */
function huggingFaceHub({ home, variables: v }: Surroundings): string {
  const cache = v.XDG_CACHE_HOME ?? join(home, '.cache')
  return v.HF_HUB_CACHE ?? v.HUGGINGFACE_HUB_CACHE ?? join(v.HF_HOME ?? join(cache, 'huggingface'), 'hub')
}

/** llama.cpp, common/hf-cache.cpp and the flat folder before it. */
function llamaCppFolders({ home, platform, variables }: Surroundings): string[] {
  const cache =
    platform === 'darwin'
      ? join(home, 'Library', 'Caches')
      : (variables.XDG_CACHE_HOME ?? join(home, '.cache'))
  return [...(variables.LLAMA_CACHE ? [variables.LLAMA_CACHE] : []), join(cache, 'llama.cpp')]
}

/** Ollama, docs/faq.mdx; the second is that of its service on Linux. */
function ollamaFolders({ home, platform, variables }: Surroundings): string[] {
  if (variables.OLLAMA_MODELS) return [variables.OLLAMA_MODELS]
  const own = join(home, '.ollama', 'models')
  return platform === 'linux' ? [own, '/usr/share/ollama/.ollama/models'] : [own]
}

const longest = 64 * 1024

/** The text of a small file; null where there is none that can be read. */
export function readShort(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8')
    return text.length <= longest ? text : null
  } catch {
    return null
  }
}

/** What a small JSON file holds; undefined where there is none. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readShort(path) ?? '') as unknown
  } catch {
    return undefined
  }
}

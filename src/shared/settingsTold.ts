// Each setting as a person is told of it, in whatever host: what it is called, what it does in one line, how it is written.
import { settingsSchema, type Settings } from './settings.ts'

/** Filters, rules and servers have places of their own. */
type ToldKey = Exclude<keyof Settings, 'savedFilters' | 'rules' | 'servers'>

export type ToldSetting = {
  key: ToldKey
  label: string
  /** What it does, in one line. */
  says: string
  /** How it is written. `advisor` and `model` are names of one that is there. */
  kind: 'number' | 'switch' | 'choice' | 'advisor' | 'model' | 'paths'
  unit?: string
  /** What stands for null, and what null does. */
  none?: { word: string; says: string }
  choices?: readonly { value: string | number; label: string }[]
}

/** All of them, in the order in which they are shown. */
export const toldSettings: readonly ToldSetting[] = [
  {
    key: 'defaultModelId',
    label: 'Model',
    says: 'Who writes the next critiques: "starter", or the path of a GGUF file.',
    kind: 'model',
  },
  {
    key: 'defaultAdvisorId',
    label: 'Advisor',
    says: 'Who is asked where nobody was chosen.',
    kind: 'advisor',
  },
  {
    key: 'updateIntervalSeconds',
    label: 'Say how it goes every',
    says: 'How often a line tells what the model is doing.',
    kind: 'choice',
    unit: 's',
    choices: [3, 5, 10].map((value) => ({ value, label: `${value} s` })),
  },
  {
    key: 'jobTimeoutMinutes',
    label: 'Time limit',
    says: 'A critique that takes longer is stopped and counts as failed.',
    kind: 'number',
    unit: 'minutes',
  },
  {
    key: 'maxTokens',
    label: 'Longest critique',
    says: 'Where a critique is cut off; 100 tokens are about 75 words.',
    kind: 'number',
    unit: 'tokens',
  },
  {
    key: 'threads',
    label: 'Threads',
    says: 'How many cores write; fewer leave more of the computer to others.',
    kind: 'number',
    none: { word: 'auto', says: 'the engine chooses: one less than there are' },
  },
  {
    key: 'gpu',
    label: 'Graphics card',
    says: 'Whether models may compute there, which is faster where there is one.',
    kind: 'choice',
    choices: [
      { value: 'auto', label: 'Where there is one' },
      { value: 'off', label: 'Never' },
    ],
  },
  {
    key: 'unloadAfterMinutes',
    label: 'Free the memory after',
    says: 'A model that nothing was asked of for so long leaves the memory.',
    kind: 'number',
    unit: 'minutes',
    none: { word: 'never', says: 'it stays' },
  },
  {
    key: 'sight',
    label: 'Look for faces, things, lines and writing',
    says: 'Small nets on this computer look; never who somebody is, how old, or what they feel.',
    kind: 'switch',
  },
  {
    key: 'metadataInto',
    label: 'Metadata goes into',
    says: 'Originals are never touched, unless you choose them: then JPEG, TIFF, DNG and HEIC are written anew, each kept as it was the first time.',
    kind: 'choice',
    choices: [
      { value: 'sidecar', label: 'A file beside the photograph (XMP)' },
      { value: 'photograph', label: 'The photograph itself' },
    ],
  },
  {
    key: 'otherPrograms',
    label: 'List models of other programs',
    says: 'Models that LM Studio, Ollama and others have fetched can be chosen, too.',
    kind: 'switch',
  },
  {
    key: 'modelFolders',
    label: 'Folders with models',
    says: 'Absolute paths of folders in which models lie, beside the models folder.',
    kind: 'paths',
  },
]

const limits: Partial<Record<keyof Settings, { min: number; max: number; isWhole: boolean }>> = {
  jobTimeoutMinutes: { min: 1, max: 240, isWhole: false },
  maxTokens: { min: 64, max: 8192, isWhole: true },
  threads: { min: 1, max: 64, isWhole: true },
  unloadAfterMinutes: { min: 1, max: 1440, isWhole: true },
}

/** A setting from how it is written, or what to do where that is none: one sentence. */
export function readSetting(
  told: ToldSetting,
  text: string,
): { patch: Partial<Settings> } | { problem: string } {
  const value = valueOf(told, text.trim())
  const parsed = settingsSchema.shape[told.key].safeParse(value)
  return parsed.success ? { patch: { [told.key]: parsed.data } } : { problem: problemOf(told) }
}

function valueOf({ kind, none, choices }: ToldSetting, text: string): unknown {
  if (none && (text === '' || text === none.word)) return null
  if (kind === 'number') return text === '' ? Number.NaN : Number(text)
  if (kind === 'switch') return { on: true, off: false }[text]
  if (kind === 'choice') return choices?.find((choice) => String(choice.value) === text)?.value
  if (kind === 'paths') {
    const paths = text.split('\n').map((path) => path.trim())
    return paths.filter(Boolean)
  }
  return text === '' ? undefined : text
}

function problemOf({ key, kind, none, choices = [] }: ToldSetting): string {
  const limit = limits[key]
  if (limit) {
    const number = `${limit.isWhole ? 'a whole number' : 'a number'} from ${limit.min} to ${limit.max}`
    return `Give ${number}${none ? `, or "${none.word}": ${none.says}` : ''}.`
  }
  if (kind === 'switch') return 'Give "on" or "off".'
  if (kind === 'choice') return `Give one of ${choices.map(({ value }) => value).join(', ')}.`
  if (kind === 'paths') return 'Give up to 20 paths, each on a line of its own.'
  return 'Give a name; it is empty.'
}

/** A setting as it is written. */
export function writtenSetting({ kind, none }: ToldSetting, value: Settings[ToldKey]): string {
  if (value === null) return none?.word ?? ''
  if (Array.isArray(value)) return value.join('\n')
  return kind === 'switch' ? (value === true ? 'on' : 'off') : String(value)
}

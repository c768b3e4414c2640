// Settings in the terminal: all of them listed, or one of them changed. Knows no process.
import { parseOptions, wrongUse } from '../../core/commandLine.ts'
import type { Core } from '../../core/index.ts'
import { AppError } from '../../shared/errors.ts'
import { jsonLine, plainLine } from '../../shared/plainText.ts'
import { readSetting, toldSettings, writtenSetting, type ToldSetting } from '../../shared/settingsTold.ts'
import { sentenceOf } from '../outcome.ts'

export const settingsUsage = `npm run -s settings -- [NAME VALUE] [options]

Lists the settings, or sets the one called NAME.
A setting with several paths takes one VALUE for each.

  --data DIR          those of this folder (otherwise those of the window)
  --json              print them as one line of JSON
  -h, --help          print this

Exit code: 0 done; 1 it cannot be stored; 2 wrong use, or the data folder belongs to a
running Mondrian, whose window has the same settings.
`

export type SettingsHost = {
  output: { write: (text: string) => unknown }
  errors: { write: (text: string) => unknown }
  withCore: <Result>(dataDir: string | undefined, work: (core: Core) => Promise<Result>) => Promise<Result>
}

const options = {
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Exit code: 0 done, 1 not stored, 2 wrong use or a data folder that another program has open. */
export async function runSettings(args: string[], host: SettingsHost): Promise<0 | 1 | 2> {
  try {
    const { values, positionals } = parseOptions({ args, options, strict: true, allowPositionals: true })
    if (values.help) {
      host.output.write(settingsUsage)
      return 0
    }
    if (values.data === '') throw wrongUse('A path is empty.')
    const change = changeIn(positionals)
    return await host.withCore(values.data, async (core): Promise<0> => {
      if (change) await set(core, change)
      host.output.write(await listed(core, values.json))
      return 0
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    host.errors.write(`${plainLine(sentenceOf(error))}\n`)
    return error.code === 'bad-request' || error.code === 'store-busy' ? 2 : 1
  }
}

type Change = { told: ToldSetting; patch: ReturnType<typeof patchOf> }
const patchOf = (told: ToldSetting, text: string) => {
  const read = readSetting(told, text)
  if ('problem' in read) throw wrongUse(`${told.key}: ${read.problem}`)
  return read.patch
}

function changeIn([name, ...values]: string[]): Change | null {
  if (name === undefined) return null
  const told = toldSettings.find(({ key }) => key === name)
  if (!told) {
    throw wrongUse(
      `There is no setting "${name}". There are ${toldSettings.map(({ key }) => key).join(', ')}.`,
    )
  }
  if (values.length === 0) throw wrongUse(`Give a value for ${name}.`)
  if (values.length > 1 && told.kind !== 'paths') throw wrongUse(`${name} has one value.`)
  return { told, patch: patchOf(told, values.join('\n')) }
}

/** An advisor or a model must be there; anything else is checked already. */
async function set(core: Core, { told, patch }: Change): Promise<void> {
  if (told.kind === 'advisor') {
    const { advisors } = await core.api['advisors.list']({})
    if (!advisors.some(({ id }) => id === patch.defaultAdvisorId)) {
      throw wrongUse(`There is no such advisor. There are ${advisors.map(({ id }) => id).join(', ')}.`)
    }
  }
  if (told.kind === 'model') {
    const { models } = await core.api['models.list']({})
    if (!models.some(({ id }) => id === patch.defaultModelId)) {
      throw wrongUse(`There is no such model. There are ${models.map(({ id }) => id).join(', ')}.`)
    }
  }
  await core.api['settings.set'](patch)
}

async function listed(core: Core, isJson: boolean): Promise<string> {
  const settings = await core.api['settings.get']({})
  if (isJson) return jsonLine(settings)
  const width = Math.max(...toldSettings.map(({ key }) => key.length))
  return toldSettings
    .map((told) => {
      const value = writtenSetting(told, settings[told.key]).replaceAll('\n', ', ') || '(none)'
      const unit = told.unit && settings[told.key] !== null ? ` ${told.unit}` : ''
      return `${plainLine(`${told.key.padEnd(width)}  ${value}${unit}`)}\n${' '.repeat(width + 2)}${told.says}\n`
    })
    .join('')
}

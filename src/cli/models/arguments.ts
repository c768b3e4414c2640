import { parseOptions, wrongUse } from '../../core/commandLine.ts'
import { skeletonSchema, type Server } from '../../shared/servers.ts'

export const modelsUsage = `npm run -s models -- COMMAND [--data DIR] [--json]

  list          models that are here, also those of other programs where the settings allow it
  catalogue     models that can be fetched
  get NAME      fetch a model of the catalogue, or OWNER/NAME of any repository of the hub; again to go on
  cancel NAME   throw away what has arrived of it
  test NAME     write a critique of a sample photograph with a model of the list, to see what it takes here
  import FILE   take a GGUF file with its eyes in; --link or --move instead of a copy
  remove ID     remove a model, by its name in the list

  server add NAME ADDRESS MODEL   let another computer write, as http://studio-gpu:8080/v1;
                --key reads its key from standard input, --sees gives it pictures where it
                does not say that it sees, --reads never does; --form gbnf, json-schema or
                none says how its text is held to the form of a critique (gbnf)
  server test NAME                ask it what it can do
  server list | server remove NAME
  receipt       bytes sent and fetched, by day and host

  --data DIR    the data folder; without it the one of the app and of npm run serve
  --json        lines of JSON
`

export type ModelsInvocation = { dataDir: string | undefined; json: boolean } & (
  | { command: 'help' | 'list' | 'catalogue' }
  | { command: 'get' | 'cancel' | 'remove' | 'test'; name: string }
  | { command: 'import'; name: string; how: 'copy' | 'link' | 'move' }
  | ServersInvocation
)

export type ServersInvocation = { command: 'servers'; json: boolean } & (
  | { action: 'list' }
  | { action: 'receipt' }
  | { action: 'remove'; name: string }
  | { action: 'test'; name: string }
  | ({ action: 'add'; withKey: boolean } & Pick<Server, 'name' | 'baseUrl' | 'model' | 'skeleton' | 'sight'>)
)

const options = {
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
  link: { type: 'boolean', default: false },
  move: { type: 'boolean', default: false },
  key: { type: 'boolean', default: false },
  sees: { type: 'boolean', default: false },
  reads: { type: 'boolean', default: false },
  form: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const parse = (args: string[]) => parseOptions({ args, options, strict: true, allowPositionals: true })

/** Reads the arguments after the program's name. Throws AppError `bad-request` for what makes no sense. */
export function parseModelsInvocation(args: string[]): ModelsInvocation {
  const { values, positionals } = parse(args)
  const { data: dataDir, json, link, move, help } = values
  const [command, name, ...more] = positionals
  const common = { dataDir, json }
  if (help) return { ...common, command: 'help' }
  if (dataDir === '') throw wrongUse('--data wants a folder.')
  const forServers = values.key || values.sees || values.reads || values.form !== undefined
  if (forServers && !(command === 'server' && name === 'add')) {
    throw wrongUse('--key, --sees, --reads and --form belong to server add.')
  }
  if (command === 'server') return { ...common, ...parseServer([name, ...more], values), json }
  if (more.length > 0) throw wrongUse(`"${more[0]}" is one name too many.`)
  if (link && move) throw wrongUse('Either --link or --move.')
  if ((link || move) && command !== 'import') throw wrongUse('--link and --move belong to import.')
  switch (command) {
    case 'receipt':
      if (name !== undefined) throw wrongUse('receipt takes no name.')
      return { ...common, command: 'servers', action: 'receipt' }
    case 'list':
    case 'catalogue':
      if (name !== undefined) throw wrongUse(`${command} takes no name.`)
      return { ...common, command }
    case 'get':
    case 'cancel':
    case 'remove':
    case 'test':
      if (!name) throw wrongUse(`${command} wants a name.`)
      return { ...common, command, name }
    case 'import':
      if (!name) throw wrongUse('import wants a file.')
      return { ...common, command, name, how: link ? 'link' : move ? 'move' : 'copy' }
    default:
      throw wrongUse(command === undefined ? 'A command is missing.' : `There is no command "${command}".`)
  }
}

type Values = ReturnType<typeof parse>['values']

function parseServer([action, ...words]: (string | undefined)[], values: Values): ServersInvocation {
  const { json, key: withKey, sees, reads } = values
  const [name, baseUrl, model, ...more] = words
  if (action === 'list' && name === undefined) return { command: 'servers', json, action }
  if (action === 'remove' && name && baseUrl === undefined) return { command: 'servers', json, action, name }
  if (action === 'test' && name && baseUrl === undefined) return { command: 'servers', json, action, name }
  if (action !== 'add') throw wrongUse('server wants add, list, remove NAME or test NAME.')
  if (!name || !baseUrl || !model || more.length > 0) throw wrongUse('server add wants NAME ADDRESS MODEL.')
  if (sees && reads) throw wrongUse('Either --sees or --reads.')
  const sight = sees ? 'vision' : reads ? 'text' : 'auto'
  const skeleton = skeletonSchema.safeParse(values.form ?? 'gbnf').data
  if (!skeleton) throw wrongUse(`--form wants ${skeletonSchema.options.join(', ')}.`)
  return { command: 'servers', json, action, withKey, name, baseUrl, model, skeleton, sight }
}

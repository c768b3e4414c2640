// What the commands of advisors do. What is changed lies on the disk before it is announced.
import type { CommandImplementations } from '../../shared/commands.ts'
import type { Hub } from '../hub.ts'
import type { LoadedAdvisors } from './index.ts'
import { readAdvisor, removeAdvisor, saveAdvisor, type AdvisorFolders } from './own.ts'
import { parseAdvisor } from './parse.ts'

type AdvisorDeps = {
  hub: Pick<Hub, 'emit'>
  advisors: () => Promise<LoadedAdvisors>
  advisorFolders: AdvisorFolders
}

type AdvisorCommands = Pick<
  CommandImplementations,
  'advisors.list' | 'advisors.save' | 'advisors.import' | 'advisors.text' | 'advisors.remove'
>

export function createAdvisorCommands({ hub, advisors, advisorFolders }: AdvisorDeps): AdvisorCommands {
  const announced = <Value>(value: Value): Value => {
    hub.emit({ type: 'advisors_update' })
    return value
  }
  return {
    'advisors.list': () => advisors(),
    'advisors.save': async ({ advisor, overwrite }) =>
      announced(await saveAdvisor(advisorFolders, advisor, overwrite)),
    'advisors.import': async ({ text, overwrite }) =>
      announced(await saveAdvisor(advisorFolders, parseAdvisor(text), overwrite)),
    'advisors.text': ({ id }) => readAdvisor(advisorFolders, id),
    'advisors.remove': async ({ id }) => announced(await removeAdvisor(advisorFolders, id)),
  }
}

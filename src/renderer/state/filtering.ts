// Filters that are kept under a name, and rules that suggest: both among the settings, so that every window has them.
import { ruleFilter, type Rule, type SavedFilter } from '../../shared/rules.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Client } from '../client.ts'
import { asked, everything, type Query } from './found.ts'
import type { Store } from './studioState.ts'

/** Saved filters with one more, in the place of one of its name. */
export const withFilter = (saved: readonly SavedFilter[], name: string, query: Query): SavedFilter[] => [
  ...saved.filter((each) => each.name !== name),
  { name, query: asked(query) },
]

type FilteringMeans = {
  store: Store
  client: Client
  find: (patch: Partial<Query>) => Promise<void>
  changeSettings: (patch: Partial<Settings>) => Promise<void>
}

export function createFiltering({ store, client, find, changeSettings }: FilteringMeans) {
  const saved = (): readonly SavedFilter[] => store.getState().settings?.savedFilters ?? []
  /** Looks for this alone. */
  const findOnly = (query: Query): Promise<void> => {
    const { found } = store.getState()
    const open = Object.fromEntries(Object.keys(found.query).map((name) => [name, undefined]))
    return find({ ...open, ...everything, ...query })
  }
  return {
    findOnly,
    saveFilter: (name: string): Promise<void> =>
      changeSettings({ savedFilters: withFilter(saved(), name, store.getState().found.query) }),
    forgetFilter: (name: string): Promise<void> =>
      changeSettings({ savedFilters: saved().filter((each) => each.name !== name) }),
    changeRule: (index: number, patch: Partial<Rule>): Promise<void> => {
      const rules = store.getState().settings?.rules ?? []
      return changeSettings({ rules: rules.map((rule, at) => (at === index ? { ...rule, ...patch } : rule)) })
    },
    /** How many photographs a rule suggests, as far as they are counted; null where that cannot be told. */
    countRule: async (rule: Rule): Promise<number | null> => {
      const answer = await client
        .call('photos.find', { ...ruleFilter(rule), sort: 'added', limit: 1 })
        .catch(() => null)
      return answer?.count ?? null
    },
    showRule: (rule: Rule): Promise<void> => findOnly({ ...ruleFilter(rule), sort: 'added' }),
  }
}

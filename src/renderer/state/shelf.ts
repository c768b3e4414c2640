// The models that a person can have: which are on their way, which can be fetched, where others lie. Pure.
import type { CommandOutput, Model } from '../../shared/commands.ts'
import type { Download } from '../../shared/downloads.ts'
import type { ForeignFolder } from '../../shared/foreignModels.ts'
import type { ModelTestRun } from '../../shared/modelMeasures.ts'
import type { Receipt } from '../../shared/receipt.ts'
import type { ShownServer } from '../../shared/serverCommands.ts'

export type Catalogue = CommandOutput<'models.catalogue'>
export type Entry = Catalogue['models'][number]
export type Ear = Catalogue['ears'][number]

/** `seq`: of the last event about it, 0 where none came yet. `isFresh`: it arrived while this page looked on. */
export type Fetching = Download & { seq: number; isFresh: boolean }

/** How something ended that was done in the window of models, in a sentence. */
export type Said = { sentence: string; isWrong: boolean }

export type Shelf = {
  /** Whether the window of models is open. */
  isOpen: boolean
  /** In the order in which they were asked for. */
  downloads: readonly Fetching[]
  /** Null until it is known. */
  catalogue: Catalogue | null
  /** Folders of other programs; null until somebody looked. */
  foreign: readonly ForeignFolder[] | null
  /** What was asked for that shall write as soon as it is here: the name of its download. */
  wanted: string | null
  /** The last test of a model; null before there was one. */
  test: ModelTestRun | null
  said: Said | null
  /** Other computers that write; null until they are known. */
  servers: readonly ShownServer[] | null
  /** The one that was removed last, while that can be taken back. */
  removedServer: ShownServer | null
  /** What went over the network; null until it is known. */
  receipt: Receipt | null
}

export const emptyShelf: Shelf = {
  isOpen: false,
  downloads: [],
  catalogue: null,
  foreign: null,
  wanted: null,
  test: null,
  said: null,
  servers: null,
  removedServer: null,
  receipt: null,
}

/** After an event about a download; one that was cancelled is told of as failed, and is gone. */
export function withDownload(shelf: Shelf, download: Download, seq: number): Shelf {
  const known = shelf.downloads.find(({ id }) => id === download.id)
  if (download.error?.code === 'cancelled') {
    return {
      ...shelf,
      downloads: shelf.downloads.filter(({ id }) => id !== download.id),
      wanted: shelf.wanted === download.name ? null : shelf.wanted,
    }
  }
  const isFresh = download.state === 'done' && (known?.isFresh === true || known?.state === 'running')
  const fetching = { ...download, seq, isFresh }
  return {
    ...shelf,
    downloads: known
      ? shelf.downloads.map((each) => (each.id === download.id ? fetching : each))
      : [...shelf.downloads, fetching],
  }
}

/** After a list of all downloads that was asked for when `asOf` was the last event: what is newer stays. */
export function withDownloads(shelf: Shelf, listed: readonly Download[], asOf: number): Shelf {
  const newer = new Map(shelf.downloads.filter(({ seq }) => seq > asOf).map((each) => [each.id, each]))
  const merged = listed.map((each): Fetching => {
    const known = shelf.downloads.find(({ id }) => id === each.id)
    return newer.get(each.id) ?? { ...each, seq: asOf, isFresh: known?.isFresh ?? false }
  })
  const ids = new Set(listed.map(({ id }) => id))
  return { ...shelf, downloads: [...merged, ...[...newer.values()].filter(({ id }) => !ids.has(id))] }
}

/** Whether there is a model that looks at photographs. */
export const hasEyes = (models: readonly Model[]): boolean => models.some(({ mode }) => mode === 'vision')

/** Those that look at photographs first, the starter writer after those that only read, what cannot be used last. */
export function inOrder(models: readonly Model[]): Model[] {
  const rank = ({ mode }: Model): number => (mode === null ? 3 : { vision: 0, text: 1, starter: 2 }[mode])
  return models.toSorted((a, b) => rank(a) - rank(b))
}

/** The download of an entry of the catalogue, however it was asked for, while it is not over. */
export const onItsWay = (
  { downloads }: Shelf,
  { id, repository }: Pick<Entry, 'id' | 'repository'>,
): Fetching | undefined =>
  downloads.find(
    (each) => each.state !== 'done' && (each.name === id || each.name.split(':', 1)[0] === repository),
  )

/** What can still be fetched, those that look at photographs first, else in the order of the catalogue. */
export function toFetch(shelf: Shelf): Entry[] {
  const entries = shelf.catalogue?.models ?? []
  return entries
    .filter((entry) => !entry.installed && !onItsWay(shelf, entry))
    .toSorted((a, b) => Number(a.eyes.length === 0) - Number(b.eyes.length === 0))
}

/** Speech models that are neither here nor on their way, in the order of the catalogue. */
export const earsToFetch = (shelf: Shelf): Ear[] =>
  (shelf.catalogue?.ears ?? []).filter((ear) => !ear.installed && !onItsWay(shelf, ear))

/** The entry that a first visitor is offered; null where the catalogue names none. */
export const firstOffer = ({ catalogue }: Shelf): Entry | null =>
  catalogue?.models.find(({ isFirst }) => isFirst) ?? null

/** What a download is called: as in the catalogue, else its repository or what was asked for. */
export function downloadName({ catalogue }: Shelf, { name, repository }: Download): string {
  const entries = [...(catalogue?.models ?? []), ...(catalogue?.ears ?? [])]
  const entry = entries.find((each) => each.id === name)
  return entry?.name ?? (repository || name)
}

/** The host that models are fetched from just now; null while nothing is. */
export const fetchingFrom = ({ downloads }: Shelf): string | null =>
  downloads.find(({ state }) => state === 'running')?.host ?? null

/** Whether a model is being tried, or waits to be. */
export const isTesting = (test: ModelTestRun | null): boolean =>
  test?.state === 'waiting' || test?.state === 'running'

/** Whether it lies in the models folder, where Mondrian may remove it. */
export const isOwnFile = ({ id, mode, program, server }: Model): boolean =>
  mode !== 'starter' && server === undefined && program === undefined && !/^([/\\]|[A-Za-z]:)/.test(id)

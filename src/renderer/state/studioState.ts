import type { StoreApi } from 'zustand/vanilla'
import type { Advisor } from '../../shared/advisors.ts'
import type { Model } from '../../shared/commands.ts'
import type { Critique } from '../../shared/critique.ts'
import type { EventOf } from '../../shared/events.ts'
import type { Job, Stage } from '../../shared/jobs.ts'
import type { Operation } from '../../shared/operations.ts'
import type { Photo, PhotoFacts, Rotation } from '../../shared/photos.ts'
import type { Region } from '../../shared/remarks.ts'
import type { UnlistedPhoto } from '../../shared/unlisted.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Link } from '../eventStream.ts'
import type { Problem } from '../words/report.ts'
import { emptyConversation, type Answers, type Conversation } from './conversation.ts'
import type { Taken } from './exporting.ts'
import { nothingFound, type Found } from './found.ts'
import { nothingMarked, type Marking } from './markSteps.ts'
import { noPanes, type Panes } from './panes.ts'
import { emptyShelf, type Shelf } from './shelf.ts'
import { noStacks, type Stacks } from './stacks.ts'
import { noTalks, type Talks } from './talks.ts'

/** What events and later requests tell of a job beyond its row. */
export type JobDetail = {
  /** The last event about this job. */
  seq: number
  attempt: number
  /** The critique so far; null until it is known. */
  text: string | null
  critique: Critique | null
  start: EventOf<'start'> | null
  /** Past twice the estimate. */
  slow: boolean
  /** When this attempt began by this page's clock, milliseconds since 1970; null while none runs. */
  clockStart: number | null
  /** When each stage of this attempt was entered, by Mondrian's clock; those that were seen. */
  stages: Partial<Record<Stage, number>>
  /** How far the present stage is, 0..1, and how long it has taken, milliseconds; null where it is not known. */
  stageShare: number | null
  stageMs: number | null
}

/** `endedAt`: milliseconds since 1970; `elapsedMs`: how long it took. */
export type EndedJob = { id: string; endedAt: number; elapsedMs: number }

/** A file on its way to Mondrian. */
export type Arrival = { key: string; name: string }

/** The first file of the last drop as the browser shows it itself, until Mondrian has made its picture. */
export type Preview = {
  /** Of an object of this page. */
  url: string
  name: string
  /** Null while the file is on its way. */
  photoId: string | null
}

/** What is pointed at, in the critique on show: remarks by their numbers, and the places that are lit for them. */
export type Lit = { jobId: string; remarks: readonly number[]; regions: readonly Region[] }

/** A critique's advice, tried on a copy of its photograph. */
export type Trial = {
  jobId: string
  photoId: string
  /** How the photograph was turned when it was tried. */
  rotation: Rotation
  /** The number of the remark that advised it; null where it is all that the critique advises. */
  remark: number | null
  /** None where the critique advises nothing that can be tried. */
  operations: readonly Operation[]
  /** The copy with its light and colors changed; null where it is only turned and cropped. */
  copy: { url: string } | { error: string } | 'on its way' | null
  /** What became of saving it as a file; null where nobody asked for that. */
  saved: Taken | { error: string } | 'on its way' | null
  /** Whether it stands beside the photograph as it is, rather than in its place. */
  isSplit: boolean
  /** While the photograph as it is stands in its place. */
  isBefore: boolean
}

/** `fileName`: what it is called where a person keeps it. */
export type Reading = { title: string; text: string; fileName: string }

/** A file that was not added, and why, in a sentence. */
export type Skipped = { name: string; reason: string; count?: number | undefined }
/** How many files the lines of what was not added stand for. */
export const skippedFiles = (skipped: readonly Skipped[]): number =>
  skipped.reduce((sum, { count = 1 }) => sum + count, 0)

export type Store = StoreApi<StudioState>

/** What is on show. */
export type Shown = { photoId: string; jobId: string | null }

export type StudioState = {
  link: Link
  /** The last event that was applied. */
  seq: number
  /** Milliseconds since 1970, moved on while something runs. */
  now: number
  notice: string | null
  photos: ReadonlyMap<string, Photo>
  /** Photo ids, newest first, as far as they are loaded. */
  order: readonly string[]
  /** The number of the last photo in it; 0 where there is none below, null until the list has come. */
  listedFrom: number | null
  /** How many photographs lie below it. */
  older: number
  /** How many photographs that are known here are still to be measured. */
  unmeasured: number
  /** How often facts were told of: what is seen in photographs comes last, and with it which are of one moment. */
  factsTold: number
  /** By photo id. */
  facts: ReadonlyMap<string, PhotoFacts>
  jobs: ReadonlyMap<string, Job>
  /** There is one at the most. */
  runningJobId: string | null
  /** The newest finished jobs, the last one first: they tell how long a job takes. */
  pace: readonly EndedJob[]
  /** Job ids by photo id, oldest first. */
  photoJobs: ReadonlyMap<string, readonly string[]>
  details: ReadonlyMap<string, JobDetail>
  /** `ended`: how many are over since the queue was last empty. */
  queue: { paused: string | null; open: number; ended: number }
  /** Ids of the critiques that wait, in their order, while they are looked at; else null. */
  waiting: readonly string[] | null
  /** What Stop all stopped, until it is taken back or something waits again. */
  stopped: { count: number; stoppedAt: number } | null
  /** How many failed critiques are worth another try, also of photographs that are not loaded. */
  failed: number
  /** Ids of photographs and jobs that are gone: what is told or answered late does not bring them back. */
  removed: ReadonlySet<string>
  conversation: Conversation
  /** Conversations about no photograph. */
  talks: Talks
  answers: Answers
  /** Jobs that changed while nobody listened: to be asked for again. */
  stale: readonly string[]
  device: string | null
  advisors: readonly Advisor[]
  /** Ids of those that are a person's own. */
  ownAdvisors: readonly string[]
  models: readonly Model[]
  /** Where people put models. */
  modelsFolder: string
  shelf: Shelf
  settings: Settings | null
  samples: readonly { id: string; name: string }[]
  arrivals: readonly Arrival[]
  preview: Preview | null
  /** What went wrong here and belongs to no job. */
  problems: readonly Problem[]
  /** A text that is laid over the page to be read: the log, or a report that could not be copied. */
  reading: Reading | null
  /** What was not added, until it is dismissed. */
  skipped: readonly Skipped[]
  /** Photographs in the data folder that the library did not know when it was asked. */
  unlisted: readonly UnlistedPhoto[]
  selectedPhotoId: string | null
  selectedJobId: string | null
  lit: Lit | null
  trial: Trial | null
  /** What was marked from this window, and can be taken back. */
  marking: Marking
  /** The critique that was removed last, while that can be taken back. */
  removing: Removing | null
  /** Whether the palette of commands lies over the page. */
  isPaletteOpen: boolean
  /** What is looked for, and what of it was found. */
  found: Found
  /**
   * One photograph with its critique, many small ones, a few side by side, critiques of one side by side, who can be asked, or
   * conversations about no photograph.
   */
  view: 'loupe' | 'grid' | 'compare' | 'survey' | 'critiques' | 'advisors' | 'talk'
  /** What stands side by side, and where it is left to. */
  panes: Panes
  /** Which photographs of the grid are of one moment, and which of these are folded. */
  stacks: Stacks
  /** What is chosen in the grid, beside the photograph on show. */
  chosen: ReadonlySet<string>
  /** How far an export is; null while none runs. */
  exporting: { done: number; total: number } | null
}

export const emptyState: StudioState = {
  link: 'connecting',
  seq: 0,
  now: 0,
  notice: null,
  photos: new Map(),
  order: [],
  listedFrom: null,
  older: 0,
  unmeasured: 0,
  factsTold: 0,
  facts: new Map(),
  jobs: new Map(),
  runningJobId: null,
  pace: [],
  photoJobs: new Map(),
  details: new Map(),
  queue: { paused: null, open: 0, ended: 0 },
  waiting: null,
  stopped: null,
  failed: 0,
  removed: new Set(),
  conversation: emptyConversation,
  talks: noTalks,
  answers: new Map(),
  stale: [],
  device: null,
  advisors: [],
  ownAdvisors: [],
  models: [],
  modelsFolder: '',
  shelf: emptyShelf,
  settings: null,
  samples: [],
  arrivals: [],
  preview: null,
  problems: [],
  reading: null,
  skipped: [],
  unlisted: [],
  selectedPhotoId: null,
  selectedJobId: null,
  lit: null,
  trial: null,
  marking: nothingMarked,
  removing: null,
  isPaletteOpen: false,
  found: nothingFound,
  view: 'loupe',
  panes: noPanes,
  stacks: noStacks,
  chosen: new Set(),
  exporting: null,
}

/** A critique that is not shown any more, and goes for good when its time is over. */
export type Removing = { job: Job; detail: JobDetail | undefined; name: string }

export const emptyDetail: JobDetail = {
  seq: 0,
  attempt: 0,
  text: null,
  critique: null,
  start: null,
  slow: false,
  clockStart: null,
  stages: {},
  stageShare: null,
  stageMs: null,
}

export const isOpen = (job: Job | undefined): boolean => job?.status === 'queued' || job?.status === 'running'

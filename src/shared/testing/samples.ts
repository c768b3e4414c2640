import type { Advisor } from '../advisors.ts'
import type { Stats } from '../critique.ts'
import type { EventBody } from '../events.ts'
import type { Job, JobStatus } from '../jobs.ts'
import { noMarks } from '../marks.ts'
import { emptyCamera, type Photo, type PhotoFacts } from '../photos.ts'
import type { Message } from '../threads.ts'

export const samplePhoto = (id: string, changes: Partial<Photo> = {}): Photo => ({
  id,
  number: changes.addedAt ?? 0,
  name: `${id}.jpg`,
  path: `/photos/${id}.jpg`,
  status: 'measured',
  thumb: false,
  width: 1600,
  height: 1067,
  format: 'jpeg',
  rendition: 'original',
  rotation: 0,
  size: 412_000,
  sha256: '0'.repeat(64),
  duplicateOf: null,
  companion: null,
  camera: { ...emptyCamera, make: 'NIKON', model: 'NIKON D4', aperture: 8, shutter: 0.004, iso: 100 },
  measurementScore: null,
  warning: null,
  error: null,
  addedAt: 0,
  ...noMarks,
  foreignMarks: null,
  ...changes,
})

export const sampleJob = (id: string, photoId: string, changes: Partial<Job> = {}): Job => ({
  kind: 'critique',
  id,
  photoId,
  advisorId: 'ansel',
  modelId: 'starter',
  mode: 'starter',
  device: 'CPU',
  notice: null,
  status: 'queued',
  stage: null,
  currentStep: '',
  progress: 0,
  thinking: null,
  currentTokens: 0,
  tokensPerSecond: null,
  elapsedMs: 0,
  estimatedRemainingMs: null,
  lastUpdateAt: null,
  promptTokens: null,
  completionTokens: null,
  totalTokens: null,
  promptTps: null,
  generationTps: null,
  peakMemoryBytes: null,
  finishReason: null,
  overall: null,
  errorCode: null,
  errorMessage: null,
  errorHint: null,
  attempt: 0,
  notBefore: null,
  createdAt: 0,
  startedAt: null,
  completedAt: null,
  ...changes,
})

export const sampleAdvisor = (id: string, name: string): Advisor => ({
  id,
  name,
  years: '1902-1984',
  tradition: 'Straight photography',
  bio: 'A photographer.',
  focus: ['lighting'],
  focusAreas: ['tones'],
  voice: 'Plain.',
  prompt: 'Write.',
})

export const sampleFacts: PhotoFacts['facts'] = {
  clipping: {
    tier: 'A',
    confidence: 1,
    label: 'Clipped',
    display: '0.0 % high, 3.2 % low',
    statement: null,
    highlightPercent: 0,
    shadowPercent: 3.2,
  },
  tilt: {
    tier: 'B',
    confidence: 0.85,
    label: 'Tilt',
    display: '1.2°',
    statement: null,
    degrees: 1.2,
    kind: 'horizon',
  },
}

/** An answer that is whole. */
export const sampleMessage = (id: string, changes: Partial<Message> = {}): Message => ({
  id,
  threadId: 'thread',
  role: 'assistant',
  text: 'It is level.',
  status: 'completed',
  replyTo: null,
  createdAt: 0,
  modelId: 'model.gguf',
  mode: 'text',
  device: 'CPU',
  route: { to: 'text', why: 'asks about craft' },
  notice: null,
  flags: [],
  rotation: null,
  stats: null,
  references: null,
  error: null,
  ...changes,
})

export const sampleStats: Stats = {
  promptTokens: 50,
  cachedTokens: 0,
  imageTokens: null,
  completionTokens: 213,
  totalTokens: 263,
  promptTps: 900,
  generationTps: 45.2,
  timeToFirstTokenMs: 100,
  elapsedMs: 4800,
  peakMemoryBytes: 312_000_000,
  finishReason: 'stop',
}

const running = (job: Job, stage: Job['stage'], currentStep: string): EventBody => ({
  type: 'status_update',
  jobId: job.id,
  attempt: 1,
  job: { ...job, status: 'running', attempt: 1, stage, currentStep },
})

/** The events of a job up to its first token. */
export const beginning = (job: Job): EventBody[] => [
  running(job, 'preparing', 'Reading the photograph'),
  { type: 'facts', photoId: job.photoId, jobId: job.id, attempt: 1, facts: sampleFacts, complete: true },
  {
    type: 'start',
    jobId: job.id,
    attempt: 1,
    model: 'Starter writer',
    engine: 'node-llama-cpp',
    device: 'CPU',
    contextSize: 1024,
    mode: 'starter',
    notice: null,
  },
  running(job, 'writing', 'Generating analysis...'),
]

export const chunk = (job: Job, offset: number, text: string): EventBody => ({
  type: 'chunk',
  jobId: job.id,
  attempt: 1,
  offset,
  text,
})

export const done = (job: Job, status: JobStatus): EventBody => ({
  type: 'done',
  jobId: job.id,
  attempt: 1,
  status,
  totalTokens: 263,
  elapsedMs: 4800,
})

/** The last events of a job that completed with `text`. */
export const completion = (job: Job, text: string): EventBody[] => [
  {
    type: 'analysis_complete',
    jobId: job.id,
    attempt: 1,
    analysisMarkdown: text,
    scores: [],
    overall: 7.1,
    flags: [],
    stats: sampleStats,
    rotation: 0,
    remarks: [],
  },
  done(job, 'completed'),
]

// `npm run bench sight -- DIR`: the sight child on the labelled photographs in DIR and on variants of them. What is said
// and how often it is true, the cases held back apart. `npm run bench sightCosts -- DIR`: what it costs, and how its memory
// goes over 200 photographs.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { createSightClient } from '../../src/core/sight/sightClient.ts'
import { createSupervisor } from '../../src/core/workers/supervisor.ts'
import { forkWorker, workerEntries } from '../../src/server/startWorker.ts'
import { lookReplySchema, type LookReply, type LookRequest } from '../../src/shared/workers.ts'
import { createLooker, type Looker } from '../../src/workers/sight/look.ts'
import { figure, median, type Figure } from '../figure.ts'
import { readSightLabels } from './labels.ts'
import { scoreSight, type Score } from './score.ts'
import { isHeldBack, makeVariants, type SightCase } from './variants.ts'

const weightsDir = join(import.meta.dirname, '..', '..', 'vendor', 'sight')
/** Photographs over which memory is watched: several rounds of the same ones, with and without writing. */
const manyPhotos = 200
const round = 50

/** How often what is said is true; `heldBack`: of the cases that are opened once, at the end, instead of the others. */
export async function benchSight(dir: string, heldBack: boolean): Promise<Figure[]> {
  const cases = (await readCases(dir)).filter(({ name }) => isHeldBack(name) === heldBack)
  const spent = new Map<string, number[]>()
  const look = createLooker(weightsDir, (part, seconds) => {
    spent.set(part, [...(spent.get(part) ?? []), seconds])
  })
  const scores = await scoreAll(cases, look)
  for (const [part, seconds] of spent) {
    console.error(
      `${part.padEnd(8)} median ${median(seconds).toFixed(3)} CPU s, most ${Math.max(...seconds).toFixed(3)}`,
    )
  }
  return figuresOf(scores)
}

/** What looking costs: processor time and memory over many photographs. */
export const benchSightCosts = async (dir: string): Promise<Figure[]> => memoryFigures(await readCases(dir))

async function readCases(dir: string): Promise<SightCase[]> {
  // Code of the photo child, in the same process, lets libvips read photographs only; variants are drawn with SVG.
  sharp.unblock({ operation: ['VipsForeignLoad'] })
  const labels = readSightLabels()
  const photos: SightCase[] = []
  for (const name of readdirSync(dir).toSorted()) {
    const label = labels[name]
    if (label) photos.push({ name, jpeg: await smallCopy(readFileSync(join(dir, name))), label })
  }
  return [...photos, ...(await makeVariants(photos))]
}

/** As the photo child makes it. Of a CR3, which this bench does not develop, its largest JPEG. */
async function smallCopy(bytes: Buffer): Promise<Buffer> {
  const isCr3 = bytes.toString('latin1', 4, 11) === 'ftypcrx'
  return await sharp(isCr3 ? largestJpeg(bytes) : bytes)
    .autoOrient()
    .toColourspace('srgb')
    .resize(1024, 1024, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 90 })
    .toBuffer()
}

function largestJpeg(bytes: Buffer): Buffer {
  const mark = Buffer.from([0xff, 0xd8, 0xff])
  const starts: number[] = []
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 3)) starts.push(at)
  const parts = starts.map((start, index) => bytes.subarray(start, starts[index + 1] ?? bytes.length))
  return parts.toSorted((a, b) => b.length - a.length)[0]!
}

async function scoreAll(cases: SightCase[], look: Looker): Promise<Map<string, Score>> {
  const scores = new Map<string, Score>()
  for (const { name, jpeg, label } of cases) {
    const findings = await look(jpeg, { writing: true })
    const { width, height } = await sharp(jpeg).metadata()
    const score = scoreSight(findings, label, { width, height })
    scores.set(name, score)
    const isNotable =
      score.faces.wrong + score.names.wrong.length + score.writing.other.length > 0 ||
      score.faces.found < score.faces.labelled ||
      score.eyes.wrong > 0 ||
      score.writing.exact < score.writing.labelled ||
      score.subjectRight === false ||
      score.subjectMissed
    if (isNotable) console.error(`${name} ${JSON.stringify(score)}`)
  }
  return scores
}

function figuresOf(scores: Map<string, Score>): Figure[] {
  const all = [...scores.values()]
  const sum = (of: (score: Score) => number): number => all.reduce((total, score) => total + of(score), 0)
  const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)
  const right = sum(({ names }) => names.right)
  const named = right + sum(({ names }) => names.wrong.length)
  const subjects = all.filter(({ subjectRight }) => subjectRight !== null)
  const masks = all.flatMap(({ maskIou }) => maskIou ?? [])
  const lines = all.flatMap(({ lineErrors }) => lineErrors)
  const errors = lines.filter((error) => error !== null)
  const count = (what: string, number: number): string => `${what} (${number})`
  return [
    figure(
      count(
        'faces found of those labelled',
        sum(({ faces }) => faces.labelled),
      ),
      ratio(
        sum(({ faces }) => faces.found),
        sum(({ faces }) => faces.labelled),
      ),
      { atLeast: 0.9 },
      'ratio',
    ),
    figure(
      count('false faces, over cases', all.length),
      sum(({ faces }) => faces.wrong),
      { atMost: 0 },
      'faces',
    ),
    figure(
      count(
        'eyes right',
        sum(({ eyes }) => eyes.right),
      ),
      sum(({ eyes }) => eyes.wrong),
      { atMost: 0 },
      'wrong',
    ),
    figure(count('names right of those said', named), ratio(right, named), { atLeast: 0.9 }, 'ratio'),
    figure(
      count('subjects right of those given', subjects.length),
      ratio(subjects.filter(({ subjectRight }) => subjectRight).length, subjects.length),
      { atLeast: 0.9 },
      'ratio',
    ),
    figure(
      count('masks, median IoU', masks.length),
      masks.length > 0 ? median(masks) : 0,
      { atLeast: 0.8 },
      'IoU',
    ),
    figure(
      count('lines found of those labelled', lines.length),
      ratio(errors.length, lines.length),
      { atLeast: 0.8 },
      'ratio',
    ),
    figure('lines, median error', errors.length > 0 ? median(errors) : 180, { atMost: 0.5 }, 'degrees'),
    figure(
      count(
        'writing exact of that labelled',
        sum(({ writing }) => writing.labelled),
      ),
      ratio(
        sum(({ writing }) => writing.exact),
        sum(({ writing }) => writing.labelled),
      ),
      { atLeast: 0.8 },
      'ratio',
    ),
    figure(
      'other writing read',
      sum(({ writing }) => writing.other.length),
      { atMost: 2 },
      'readings',
    ),
  ]
}

/** The real child, as the hosts start it. */
async function memoryFigures(cases: SightCase[]): Promise<Figure[]> {
  const startWorker = forkWorker(workerEntries(new URL('../../src/server/startWorker.ts', import.meta.url)))
  const child = createSupervisor<LookRequest, LookReply>({
    kind: 'sight',
    startWorker,
    replySchema: lookReplySchema,
    isSuccess: ({ type }) => type === 'looked',
  })
  const lookAt = createSightClient(child, weightsDir)
  const seconds: Record<'all' | 'quick', number[]> = { all: [], quick: [] }
  const memory: number[] = []
  let peak = 0
  for (let index = 0; index < manyPhotos; index++) {
    const writing = index % 2 === 0
    const { cpuSeconds } = await lookAt(cases[(index >> 1) % (round / 2)]!.jpeg, { writing })
    // The first two load the nets.
    if (index > 1) seconds[writing ? 'all' : 'quick'].push(cpuSeconds)
    const status = readFileSync(`/proc/${child.pid()}/status`, 'utf8')
    const bytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1024
    memory.push(bytes('VmRSS') / 1e6)
    peak = Math.max(peak, bytes('VmHWM') / 1e6)
  }
  await child.close()
  const inRound = (from: number): number => median(memory.slice(from, from + round))
  return [
    figure('CPU seconds per photograph, all', median(seconds.all), { atMost: 3 }, 's'),
    figure('CPU seconds per photograph, most', Math.max(...seconds.all), { atMost: 3 }, 's'),
    figure('CPU seconds per photograph, without writing', median(seconds.quick), { atMost: 2 }, 's'),
    figure('peak memory of the child', peak, { atMost: 700 }, 'MB'),
    figure(
      'memory in the last 50 photographs over that in the second 50',
      inRound(manyPhotos - round) / inRound(round),
      { atMost: 1.02 },
      'ratio',
    ),
  ]
}

// What scrolls up in the live view: jobs one after the other, each line once. Never draws; it hands out lines.
import { plainText } from '../../shared/plainText.ts'
import { wrap } from '../wrap.ts'
import { endingLines, factLines, headerLines, modelLines } from './jobLines.ts'
import type { LiveJob, LiveState } from './liveState.ts'
import type { Style } from './style.ts'

export type TranscriptOptions = {
  style: Style
  advisorName: (id: string) => string
  /** "2 of 8", or an empty string for a job that was not asked for here. */
  position: (jobId: string) => string
}

/** Lines that are final, and the unfinished last line of the text. */
export type TranscriptPart = { settled: string[]; unfinished: string }

export type Transcript = {
  /** The job whose turn it is: jobs are told one after the other, whatever order their events come in. */
  current: () => LiveJob | undefined
  /** What can be printed now, wrapped to `width` columns. */
  take: (width: number) => TranscriptPart
}

// What an invisible character at the end joins or selects comes with the next chunk; until then it is not judged.
const undecided = /(?<!\p{Default_Ignorable_Code_Point})\p{Default_Ignorable_Code_Point}+$/u

/** How far a job is told: sections above the text, offset into the text, the last reset seen. */
type Told = { jobId: string; sections: number; offset: number; resetSeq: number }

export function createTranscript(state: LiveState, options: TranscriptOptions): Transcript {
  const { style, advisorName, position } = options
  const finished = new Set<string>()
  const photosTold = new Set<string>()
  let told: Told = { jobId: '', sections: 0, offset: 0, resetSeq: 0 }

  const title = ({ job }: LiveJob): string => {
    const name = state.photos.get(job.photoId)?.name ?? 'An earlier photograph'
    return [name, advisorName(job.advisorId), position(job.id)].filter(Boolean).join(' · ')
  }
  /** What stands above the text, in this order; null while it is not known. */
  const sections: ((live: LiveJob, width: number) => string[] | null)[] = [
    (live, width) => headerLines(title(live), width, style),
    ({ job: { photoId } }, width) => {
      if (photosTold.has(photoId)) return []
      if (!state.facts.has(photoId)) return null
      photosTold.add(photoId)
      return factLines(photoId, state, width, style)
    },
    ({ start }, width) => start && modelLines(start, width, style),
  ]

  /** Goes on with the sections as far as they are known; with text or an end to tell, it waits for none. */
  const aboveText = (live: LiveJob, width: number): string[] => {
    const lines: string[] = []
    for (const section of sections.slice(told.sections)) {
      const known = section(live, width)
      if (!known && live.text === '' && !live.done) return lines
      lines.push(...(known ?? []))
      told.sections += 1
    }
    return lines
  }

  /** Text that stands above was taken back by a retry or a cut: say so, and repeat from the last line that is kept. */
  const takenBack = ({ reset, text }: LiveJob): string[] => {
    if (!reset || reset.seq === told.resetSeq) return []
    told.resetSeq = reset.seq
    if (reset.keep >= told.offset) return []
    told.offset = text.lastIndexOf('\n', reset.keep - 1) + 1
    return ['', style.warn('↺ The last lines are taken back; the text goes on from here:'), '']
  }

  /** The last line may still grow, so it is final only when the job is over. */
  const textLines = ({ text, done }: LiveJob, width: number): TranscriptPart => {
    const rest = text.slice(told.offset)
    const lines = wrap(plainText(done ? rest : rest.replace(undecided, '')), width)
    const last = done ? undefined : lines.pop()
    told.offset += lines.at(-1)?.end ?? 0
    const settled = lines.map((line) => (line.text.startsWith('#') ? style.bold(line.text) : line.text))
    return { settled, unfinished: last?.text ?? '' }
  }

  const current = (): LiveJob | undefined => [...state.jobs.values()].find(({ job }) => !finished.has(job.id))

  return {
    current,
    take(width) {
      const settled: string[] = []
      for (let live = current(); live; live = current()) {
        const { id } = live.job
        if (told.jobId !== id) told = { jobId: id, sections: 0, offset: 0, resetSeq: live.reset?.seq ?? 0 }
        settled.push(...aboveText(live, width))
        if (told.sections < sections.length) return { settled, unfinished: '' }
        settled.push(...takenBack(live))
        const text = textLines(live, width)
        settled.push(...text.settled)
        if (!live.done) return { settled, unfinished: text.unfinished }
        if (settled.at(-1) !== '') settled.push('')
        settled.push(...endingLines(live, width, style))
        finished.add(id)
      }
      return { settled, unfinished: '' }
    },
  }
}

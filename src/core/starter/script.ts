// A plan as the places of a critique, in order: what stands before each, and the finished sentences that may stand there,
// all of them true. Never chooses among them.
import type { Advice } from '../../shared/advice.ts'
import type { Advisor } from '../../shared/advisors.ts'
import { measuredHeading, sections, type SectionId } from '../../shared/critique.ts'
import type { Facts } from '../../shared/facts.ts'
import type { Operation } from '../../shared/operations.ts'
import type { RemarkCard } from '../../shared/references.ts'
import type { Region } from '../../shared/remarks.ts'
import { planCritique, type CritiquePlan } from '../critique/plan/index.ts'
import type { Observation, Topic } from '../critique/plan/observation.ts'
import { adviceMark } from '../critique/skeleton.ts'
import { adviceWords, nextWords } from './adviceWords.ts'
import { expandForm, fillSlots } from './form.ts'
import { seededRandom, seedFor } from './random.ts'
import type { StarterWords } from './words.ts'

export type ScriptPlace = {
  /** The entry of the words file. */
  id: string
  /** Markdown between the place before and this one, headings included. */
  before: string
  /** At least one, none the beginning of another; which comes first is chance by the seed. */
  sentences: string[]
  regions: Region[]
  operation: Operation | null
  card: RemarkCard | undefined
}

export type Script = { plan: CritiquePlan; places: ScriptPlace[] }

export type ScriptInput = {
  words: StarterWords
  /** Any member may be missing; what rests on it is not said. */
  facts: Facts
  /** `focus`: the sections this advisor dwells on, most important first. */
  advisor: Pick<Advisor, 'id' | 'focus'>
  /** What was tried on a copy and made it better, best first. */
  advice: readonly Advice[]
  /** The same input and seed give the same script. */
  seed: number
}

/** Sentences that are offered for each place. */
const offered = 4
/** Lines for next time. */
const mostNext = 2

type Entry = { id: string; words: Record<string, string>; regions: Region[]; operation: Operation | null }
type Block = { id: SectionId; remarks: Entry[]; tries: Entry[] }

/**
 * The places of one critique. No section has a score: what is measured belongs to the photograph and not to an advisor.
 */
export function writeScript({ words, facts, advisor, advice, seed }: ScriptInput): Script {
  const plan = planCritique(facts, advisor.focus)
  const { blocks, strengths } = arrange(plan, advisor.focus)
  const tried = addTries(blocks, advice, plan.spoken)
  const next = chooseNext(plan.spoken, tried)
  const places: ScriptPlace[] = []
  const add = (before: string, { id, words: slots, regions, operation }: Entry): void => {
    const forms = words.forms(id, advisor.id)
    const sentences = offer(forms, slots, seedFor(seed, places.length))
    places.push({ id, before, sentences, regions, operation, card: words.why(id) })
  }
  const heading = (text: string): string => `${places.length === 0 ? '' : '\n\n'}## ${text}\n`

  for (const [index, entry] of plan.opening.map(entryOf).entries())
    add(index === 0 ? heading(plan.isSeen ? headingOf('see') : measuredHeading) : ' ', entry)
  for (const { id, remarks, tries } of blocks) {
    for (const [index, entry] of remarks.entries()) add(index === 0 ? heading(headingOf(id)) : ' ', entry)
    for (const entry of tries)
      add(`${remarks.length === 0 ? heading(headingOf(id)) : '\n\n'}${adviceMark}`, entry)
  }
  for (const [index, entry] of strengths.entries())
    add(`${index === 0 ? heading(headingOf('strengths')) : '\n'}- `, entry)
  for (const [index, entry] of next.entries())
    add(`${index === 0 ? heading(headingOf('next')) : '\n'}${index + 1}. `, entry)
  return { plan, places }
}

const headingOf = (id: SectionId): string => sections.find((section) => section.id === id)!.heading

const entryOf = ({ id, words, regions }: Observation): Entry => ({ id, words, regions, operation: null })

/**
 * A section for each that is spoken of, what matters most first. What is good and lies beside this advisor's ways is a
 * strength in the list; what is good and lies in them is told where they look.
 */
function arrange(plan: CritiquePlan, focus: readonly SectionId[]): { blocks: Block[]; strengths: Entry[] } {
  const blocks: Block[] = []
  const strengths: Entry[] = []
  for (const observation of plan.spoken) {
    if (observation.polarity === 'good' && !focus.includes(observation.section)) {
      strengths.push(entryOf(observation))
      continue
    }
    const block = blocks.find(({ id }) => id === observation.section)
    if (block) block.remarks.push(entryOf(observation))
    else blocks.push({ id: observation.section, remarks: [entryOf(observation)], tries: [] })
  }
  return { blocks, strengths }
}

/**
 * At most one piece of advice a section, one a topic, and none where the critique praises what it would change; returns
 * the topics it covers.
 */
function addTries(blocks: Block[], advice: readonly Advice[], spoken: readonly Observation[]): Topic[] {
  const praised = spoken.filter(({ polarity }) => polarity === 'good').flatMap(({ topics }) => topics)
  const covered: Topic[] = []
  for (const { operation } of advice) {
    const { id, section, topics, words } = adviceWords(operation)
    if (topics.some((topic) => covered.includes(topic) || praised.includes(topic))) continue
    const regions = operation.kind === 'local' ? [{ of: 'area' as const, box: operation.box }] : []
    const entry = { id, words, regions, operation }
    const block = blocks.find((each) => each.id === section)
    if (block && block.tries.length > 0) continue
    if (block) block.tries.push(entry)
    else blocks.push({ id: section, remarks: [], tries: [entry] })
    covered.push(...topics)
  }
  return covered
}

/** Only what has its reason among the spoken observations, and is not tried on this file already. */
function chooseNext(spoken: readonly Observation[], tried: readonly Topic[]): Entry[] {
  const ids = spoken
    .filter(({ topics }) => !topics.some((topic) => tried.includes(topic)))
    .flatMap(({ id }) => nextWords[id] ?? [])
  return [...new Set(ids)].slice(0, mostNext).map((id) => ({ id, words: {}, regions: [], operation: null }))
}

/** A few of the sentences that the forms make, in an order by the seed; none begins another. */
function offer(
  forms: ReturnType<StarterWords['forms']>,
  slots: Record<string, string>,
  seed: number,
): string[] {
  const random = seededRandom(seed)
  const made = new Set<string>()
  const start = Math.floor(random() * forms.length)
  for (let turn = 0; turn < offered * 6 && made.size < offered; turn++) {
    const form = forms[(start + turn) % forms.length]!
    made.add(fillSlots(expandForm(form, random), slots))
  }
  const all = [...made]
  return all.filter((one) => !all.some((other) => other !== one && other.startsWith(one)))
}

// Which places of the photograph a sentence names beyond doubt. Never takes a word for a thing that was seen twice.
import type { Facts } from '../../../shared/facts.ts'
import type { Region } from '../../../shared/remarks.ts'
import { highlightScale, shadowScale } from '../../../shared/scales/clipping.ts'
import { scaleValue } from '../../../shared/scales/scale.ts'
import type { Box } from '../../../shared/sight.ts'
import { emptyCamera } from '../../../shared/photos.ts'
import { insideOf } from '../../sight/facts/frame.ts'
import { contradictionsIn } from '../check/claim.ts'
import { clipping } from '../check/claims/clipping.ts'
import { readSentence } from '../check/reading.ts'
import { clippedAreas } from './clippedAreas.ts'

/** Confidence from which what was seen may be pointed at. */
const leastConfidence = 0.7
/** Share of a photograph in a band from which its clipping is worth pointing at, percent: the scales call it clipped. */
const leastClipped = { highlights: 0.5, shadows: 1 }

/** Names that mean something else in most sentences about photographs. */
const ambiguous = new Set(['animal', 'orange', 'tie', 'remote', 'fork', 'mouse', 'bear', 'book', 'train'])
/** What may follow a name that stands for its thing: else it may begin another, as "car" in "car park". */
const after =
  '(?=[,.;:!?)]|$| (?:is|are|was|has|does|can|in|on|at|and|or|with|from|to|by|under|over|against|near|beside|behind|before|between|into|toward|towards|itself|alone|here|there|that|which|who|stands|sits|lies|walks|looks|leads|rests|waits|seems|appears|holds|fills|remains|becomes|draws|takes|gives|keeps|makes|turns|occupies|anchors|catches|breaks|carries)\\b)'
const beginning = '^(?:an?|one) '
const beginningVerb =
  '(?= (?:is|stands|sits|lies|walks|looks|leads|rests|waits|fills|occupies|anchors|holds|draws|runs|crosses|carries)\\b)'
/** Another picture, or none that there is. */
const elsewhere =
  /\b(?:other|another|last|next|earlier|previous) (?:picture|photograph|photo|frame|version|shot|image|time)\b|\b(?:imagine|unlike|elephant in the room)\b/

/** A finder of the places that sentences name, in shares of the whole file. */
export function createPlaces(facts: Facts): (sentence: string) => Region[] {
  const inside = insideOf(facts)
  const toFile = ({ x, y, width, height }: Box): Box => ({
    x: inside.x + x * inside.width,
    y: inside.y + y * inside.height,
    width: width * inside.width,
    height: height * inside.height,
  })
  const named = namedPlaces(facts)
  return (sentence) => {
    const plain = sentence.replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim().toLowerCase()
    if (elsewhere.test(plain)) return []
    const things = named.filter(({ pattern }) => pattern.test(plain)).map(({ region }) => region)
    return [...things, ...clippedPlaces(sentence, facts)].map(({ of, box }) => ({ of, box: toFile(box) }))
  }
}

type Named = { pattern: RegExp; region: Region }

function namedPlaces({ faces, things, subject }: Facts): Named[] {
  const named: Named[] = []
  const isSure = (fact: { confidence: number } | undefined): boolean =>
    fact !== undefined && fact.confidence >= leastConfidence
  const seen = isSure(things) ? things!.things.filter(({ name }) => name !== 'animal') : []
  const [face, ...moreFaces] = isSure(faces) ? faces!.faces : []
  if (face && moreFaces.length === 0 && !seen.some(({ name }) => name === 'clock')) {
    const pattern = /\b(?:the|this|his|her|their|its) face\b(?! (?:of|value)\b)/
    named.push({ pattern, region: { of: 'face', box: boxOf(face) } })
  }
  const main = isSure(subject) && subject!.seen ? subject! : null
  if (main) {
    const pattern = /\bthe (?:main |central )?subject\b(?! (?:of|matter|to)\b)/
    named.push({ pattern, region: { of: 'subject', box: subjectBox(main) } })
  }
  for (const thing of seen) {
    const { name } = thing
    const isOne = seen.filter((other) => other.name === name).length === 1
    if (!isOne || ambiguous.has(name) || (name === 'person' && moreFaces.length > 0)) continue
    const pattern = new RegExp(`\\b(?:the|this) ${name}${after}|${beginning}${name}${beginningVerb}`)
    const isSubject = main !== null && main.seen!.name.replace(/^an? /, '') === name
    const box = isSubject ? subjectBox(main) : boxOf(thing)
    named.push({ pattern, region: { of: isSubject ? 'subject' : 'thing', box } })
  }
  return named
}

const boxOf = ({ x, y, width, height }: Box): Box => ({ x, y, width, height })

/** Around the outline where there is one: `x` and `y` of the fact are its centre of gravity. */
function subjectBox({ x, y, width, height, seen }: NonNullable<Facts['subject']>): Box {
  const { mask } = seen!
  const covered: number[] = []
  for (let cell = 0; mask && cell < mask.cells.length; cell++)
    if (Number.parseInt(mask.cells[cell]!, 16) > 7) covered.push(cell)
  if (!mask || covered.length === 0) {
    const left = Math.max(0, x - width / 2)
    const top = Math.max(0, y - height / 2)
    return { x: left, y: top, width: Math.min(width, 1 - left), height: Math.min(height, 1 - top) }
  }
  const columns = covered.map((at) => at % mask.columns)
  const rows = covered.map((at) => Math.floor(at / mask.columns))
  const [left, top] = [Math.min(...columns) / mask.columns, Math.min(...rows) / mask.rows]
  const [right, bottom] = [(Math.max(...columns) + 1) / mask.columns, (Math.max(...rows) + 1) / mask.rows]
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Where it is clipped, for a sentence that says so: what it claims is what a photograph without any would contradict. */
function clippedPlaces(sentence: string, facts: Facts): Region[] {
  const { clipping: measured, exposure } = facts
  if (!measured?.map || !exposure) return []
  const unclipped: Facts = {
    clipping: { ...measured, highlightPercent: 0, shadowPercent: 0 },
    exposure: { ...exposure, histogram: { ...exposure.histogram, luminance: Array<number>(64).fill(0) } },
  }
  const evidence = { facts: unclipped, camera: emptyCamera }
  const claims = contradictionsIn(readSentence(sentence), clipping, evidence)
    .filter(({ grade }) => grade === 'doesNotHold')
    .map(({ claim }) => claim)
  return (['highlights', 'shadows'] as const).flatMap((of) => {
    const percent = scaleValue(of === 'highlights' ? highlightScale : shadowScale, facts, 1) ?? 0
    const isMeant = percent >= leastClipped[of] && claims.includes(`${of} are clipped`)
    return isMeant ? clippedAreas(measured.map!, of).map((box) => ({ of, box })) : []
  })
}

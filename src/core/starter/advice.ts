// What to praise, what to try on this file, what to do next time, as labels. Never advises against a measurement.
import type { SectionId } from '../../shared/critique.ts'
import type { Facts } from '../../shared/facts.ts'
import { rangeScale } from '../../shared/scales/exposure.ts'
import { weightScale } from '../../shared/scales/hints.ts'
import { bandOf, scaleValue } from '../../shared/scales/scale.ts'
import type { Bands } from './bands.ts'
import type { CommentedSection } from './layout.ts'

type Candidate = { label: string; section: SectionId; weight: number; when: boolean }

const isLost = ({ highlights }: Bands): boolean => highlights === 'clipped' || highlights === 'blown'
const hasHeadroom = ({ highlights }: Bands): boolean => highlights === 'none' || highlights === 'clean'
const isDark = ({ light }: Bands): boolean => light === 'dark' || light === 'deep'

/** The side that carries far more, as far as a hint can tell. */
function heavy(bands: Bands, facts: Facts): 'left' | 'right' | null {
  const left = scaleValue(weightScale, facts, weightScale.confidence.stated)
  if (left === null || bands.side === null) return null
  const { name } = bandOf(weightScale, left)
  return name === 'far-left' ? 'left' : name === 'far-right' ? 'right' : null
}

/** At most one suggestion per section for this very file: what matters most there, gentlest last. */
export function chooseTries(bands: Bands, facts: Facts): Partial<Record<CommentedSection, string>> {
  const { light, highlights, shadows, contrast } = bands
  const choices = {
    composition: first(
      (bands.tilt === 'slight' || bands.tilt === 'strong') && 'trycompositiontilt',
      bands.space === 'low' && 'trycompositioncrop',
      bands.place === 'centre' && bands.mirror !== 'high' && 'trycompositioncentre',
    ),
    lighting: first(
      isLost(bands) && (isDark(bands) ? 'trylightingmid' : 'trylightinghi'),
      light === 'deep' && highlights !== null && (hasHeadroom(bands) ? 'trylightingdark' : 'trylightingmid'),
      light === 'high' && 'trylightingbright',
      shadows === 'blocked' && 'trylightingsh',
      contrast === 'flat' && 'trylightingflat',
      contrast === 'harsh' && 'trylightingharsh',
    ),
    focus: first(
      (bands.edge === 'soft' || bands.edge === 'softmaybe') && 'tryfocussoft',
      bands.noise === 'heavy' && 'tryfocusnoise',
    ),
    color: first(
      bands.cast === 'strong' && 'trycolorcast',
      bands.chroma === 'vivid' && bands.palette !== null && 'trycolorvivid',
    ),
    balance: heavy(bands, facts) ? `trybalance${heavy(bands, facts)}` : undefined,
  }
  return Object.fromEntries(Object.entries(choices).filter(([, label]) => label !== undefined))
}

function first(...options: (string | false)[]): string | undefined {
  return options.find((option) => option !== false) || undefined
}

/** Two to four strengths (fewer only when next to nothing was measured), what the advisor looks at first. */
export function chooseStrengths(bands: Bands, facts: Facts, focus: readonly SectionId[]): string[] {
  const { chroma, contrast, space } = bands
  const range = scaleValue(rangeScale, facts, rangeScale.confidence.stated)
  const isFull = range !== null && bandOf(rangeScale, range).name === 'full' && contrast !== 'flat'
  const chosen = rank(focus, [
    { label: 'goodsharp', section: 'focus', weight: 9, when: bands.edge === 'crisp' },
    { label: 'goodtone', section: 'lighting', weight: 7, when: bands.light === 'mid' },
    { label: 'goodsymmetry', section: 'balance', weight: 7, when: bands.mirror === 'high' },
    { label: 'goodcontrast', section: 'lighting', weight: 7, when: contrast === 'strong' },
    { label: 'goodcolor', section: 'color', weight: 7, when: chroma === 'rich' || chroma === 'mid' },
    { label: 'goodhighlights', section: 'lighting', weight: 6, when: bands.highlights === 'clean' },
    { label: 'goodunclipped', section: 'lighting', weight: 6, when: bands.highlights === 'none' },
    { label: 'goodlevel', section: 'composition', weight: 6, when: bands.tilt === 'level' },
    { label: 'goodspace', section: 'composition', weight: 5.5, when: space === 'mid' || space === 'high' },
    { label: 'goodclean', section: 'focus', weight: 5, when: bands.noise === 'clean' },
    { label: 'goodshadows', section: 'lighting', weight: 5, when: bands.shadows === 'clean' },
    { label: 'goodunblocked', section: 'lighting', weight: 5, when: bands.shadows === 'none' },
    { label: 'goodrange', section: 'lighting', weight: 4.5, when: isFull },
    { label: 'goodquiet', section: 'color', weight: 4, when: chroma === 'muted' },
    { label: 'goodneutral', section: 'color', weight: 4, when: bands.cast === 'none' },
    { label: 'goodsteady', section: 'balance', weight: 3, when: bands.side === 'even' },
    {
      label: 'goodpalette',
      section: 'color',
      weight: 2,
      when: bands.palette === 'three' || bands.palette === 'two',
    },
  ])
  const praised = chosen.filter(({ weight }) => weight >= 5).slice(0, 4)
  const enough = praised.length >= 3 ? praised : chosen.slice(0, 3)
  const labels = enough.map(({ label }) => label)
  return labels.length >= 2 ? labels : [...labels, 'goodwhole']
}

/** Exactly three: what would change most when photographing again, then experiments that are always open. */
export function chooseNext(bands: Bands, facts: Facts, focus: readonly SectionId[], seed: number): string[] {
  const { light, tilt, contrast } = bands
  const isTorn = isLost(bands) && isDark(bands)
  const defects = rank(focus, [
    { label: 'nextfocus', section: 'focus', weight: 10, when: bands.edge === 'soft' },
    { label: 'nextlight', section: 'lighting', weight: 9, when: isTorn },
    { label: 'nexthighlights', section: 'lighting', weight: 8.5, when: isLost(bands) && !isTorn },
    {
      label: 'nextbrighter',
      section: 'lighting',
      weight: 8,
      when: light === 'deep' && hasHeadroom(bands),
    },
    { label: 'nextdarker', section: 'lighting', weight: 8, when: light === 'high' && !isLost(bands) },
    { label: 'nextlevel', section: 'composition', weight: 7.5, when: tilt === 'strong' },
    { label: 'nextnoise', section: 'focus', weight: 7, when: bands.noise === 'heavy' },
    { label: 'nextshutter', section: 'focus', weight: 6.5, when: bands.camera === 'slow' },
    { label: 'nextshadows', section: 'lighting', weight: 6, when: bands.shadows === 'blocked' && !isTorn },
    { label: 'nextharsh', section: 'lighting', weight: 5.5, when: contrast === 'harsh' && !isTorn },
    { label: 'nextflat', section: 'lighting', weight: 5, when: contrast === 'flat' },
    { label: 'nextcast', section: 'color', weight: 4.5, when: bands.cast === 'strong' },
    { label: 'nextlevel', section: 'composition', weight: 4, when: tilt === 'slight' },
    { label: 'nextcolor', section: 'color', weight: 4, when: bands.chroma === 'vivid' },
    { label: 'nextsimplify', section: 'composition', weight: 3.5, when: bands.space === 'low' },
    { label: 'nextplace', section: 'composition', weight: 2, when: bands.place === 'edge' },
    { label: 'nextweight', section: 'balance', weight: 2, when: heavy(bands, facts) !== null },
    {
      label: 'nextshift',
      section: 'composition',
      weight: 1,
      when: bands.place === 'centre' && bands.mirror !== 'high',
    },
  ])
  const experiments = ['nextseries', 'nextvary', 'nextprint']
  const turn = seed % experiments.length
  const open = [...experiments.slice(turn), ...experiments.slice(0, turn)]
  return [...defects.map(({ label }) => label), ...open].slice(0, 3)
}

/** Those that hold, heaviest first; an advisor's own concerns weigh up to 1.5 more. */
function rank(focus: readonly SectionId[], candidates: Candidate[]): Candidate[] {
  const emphasis = (section: SectionId): number => {
    const place = focus.indexOf(section)
    return place === -1 ? 0 : Math.max(0.5, 1.5 - place * 0.5)
  }
  return candidates
    .filter(({ when }) => when)
    .map((candidate) => ({ ...candidate, weight: candidate.weight + emphasis(candidate.section) }))
    .toSorted((a, b) => b.weight - a.weight)
}

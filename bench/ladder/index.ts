import type { Facts } from '../../src/shared/facts.ts'
import { figure, median, type Figure } from '../figure.ts'
import { measureLadder, type Measured } from './rows.ts'
import { errors, judges, toldCast, type Verdict } from './verdicts.ts'

export type Counts = Record<Verdict, number>

/** How often each judge found the facts right, wrong or silent; judges that no picture asks are left out. */
export function countVerdicts(rows: Measured[]): Map<string, Counts> {
  const all = judges.map(({ name, asks, verdict }) => {
    const verdicts = rows.filter(asks).map(verdict)
    const count = (kind: Verdict): number => verdicts.filter((each) => each === kind).length
    return [name, { right: count('right'), wrong: count('wrong'), abstained: count('abstained') }] as const
  })
  return new Map(all.filter(([, counts]) => counts.right + counts.wrong + counts.abstained > 0))
}

/**
 * Measures the ladder in `folder` (`truth.json` and its pictures). To standard error: per fact the error against the
 * truth, and how many are right, wrong and abstained; every picture whose facts are wrong. A figure for each bar.
 */
export async function facts(folder: string): Promise<Figure[]> {
  const { rows, originals } = await measureLadder(folder)
  for (const { name, unit, of } of errors) {
    // A mat counts in the truth of its file, and is not measured.
    const sizes = rows
      .filter(({ row }) => row.kind !== 'border')
      .map((each) => Math.abs(of(each) ?? Number.NaN))
      .filter((size) => !Number.isNaN(size))
    if (sizes.length === 0) continue
    const [middle, most] = [median(sizes), Math.max(...sizes)].map((size) => size.toFixed(3))
    console.error(`${name.padEnd(76)} error ${middle}, at most ${most} ${unit}`)
  }
  const counts = countVerdicts(rows)
  for (const [name, { right, wrong, abstained }] of counts) {
    console.error(`${name.padEnd(76)} ${right} right, ${wrong} wrong, ${abstained} abstained`)
  }
  for (const { name, asks, verdict } of judges) {
    for (const each of rows)
      if (asks(each) && verdict(each) === 'wrong') console.error(`wrong: ${name}: ${each.row.file}`)
  }
  return barsOf(counts, [...originals.values()])
}

function barsOf(counts: Map<string, Counts>, originals: Facts[]): Figure[] {
  const shareOf = (name: string, of: (found: Counts) => number): number => {
    const asked = [...counts].find(([each]) => each.startsWith(name))?.[1]
    return asked ? of(asked) : Number.NaN
  }
  const all = ({ right, wrong, abstained }: Counts): number => right + wrong + abstained
  const found = (of: Counts): number => of.right / all(of)
  const wrong = (of: Counts): number => of.wrong / all(of)
  const falseCasts = originals.filter((base) => toldCast(base)).length
  return [
    figure('mats found', shareOf('mats', found), { atLeast: 1 }, 'share'),
    figure('frames where there are none', shareOf('no frame', wrong), { atMost: 0 }, 'share'),
    figure('tilts found where they are seen', shareOf('tilts from', found), { atLeast: 0.6 }, 'share'),
    figure('wrong tilts', shareOf('all tilts', wrong), { atMost: 0.02 }, 'share'),
    figure(
      'casts told',
      shareOf('casts from', (c) => (c.right + c.wrong) / all(c)),
      { atLeast: 0.25 },
      'share',
    ),
    figure(
      'casts right of those told',
      shareOf('casts from', (c) => c.right / (c.right + c.wrong)),
      { atLeast: 0.9 },
      'share',
    ),
    figure('changes by a cast right', shareOf('change of', found), { atLeast: 0.9 }, 'share'),
    figure('casts told of the originals', falseCasts, { atMost: 1 }, 'photos'),
    figure('empty space that stays', shareOf('empty space', found), { atLeast: 1 }, 'share'),
    figure('movement named', shareOf('movement named', found), { atLeast: 0.9 }, 'share'),
    figure('defocus and discs named', shareOf('defocus from', found), { atLeast: 0.95 }, 'share'),
    figure('blur named where there is none', shareOf('no blur', wrong), { atMost: 0 }, 'share'),
    figure('arcs named as blur', shareOf('movement along', found), { atLeast: 0.75 }, 'share'),
  ].filter(({ value }) => !Number.isNaN(value))
}

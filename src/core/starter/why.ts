// Which card of the craft shelf has the reason of an advice, by the entry of the words files. Never words anything.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { remarkCardOf, type RemarkCard } from '../../shared/references.ts'
import { CardProblem, parseCard } from '../references/parse.ts'

/** Ids of cards by the names of entries: what to try on this file, and what to do next time. */
export const whyCards: Readonly<Record<string, string>> = {
  trylevel: 'level-horizon',
  trycrop: 'frame-edges',
  trybrighter: 'histogram',
  trydarker: 'histogram',
  tryshadows: 'dynamic-range',
  tryhighlights: 'expose-shadows',
  trybalance: 'white-balance',
  trymuted: 'limited-palette',
  trydodge: 'dodge-burn',
  tryburn: 'dodge-burn',
  trysharpen: 'output-sharpening',
  trymono: 'bw-tonal',
  nextmore: 'expose-right',
  nextless: 'expose-shadows',
  nextface: 'fill-light',
  nextsteady: 'camera-shake',
  nextfocus: 'where-to-focus',
  nexteyes: 'where-to-focus',
  nextnoise: 'shot-noise',
  nextfile: 'jpeg',
  nextsize: 'print-size',
  nextlevel: 'level-horizon',
  nextupright: 'converging-verticals',
  nextroom: 'frame-edges',
  nextcast: 'white-balance',
  nextlids: 'group-portrait',
}

/** The cards of the table by their ids, read from `resourcesDir`. One that cannot be used is left out. */
export async function loadWhy(resourcesDir: string): Promise<ReadonlyMap<string, RemarkCard>> {
  const ids = [...new Set(Object.values(whyCards))]
  const read = async (id: string): Promise<[string, RemarkCard][]> => {
    const text = await readFile(join(resourcesDir, 'references', `${id}.md`), 'utf8').catch(() => null)
    if (text === null) return []
    try {
      return [[id, remarkCardOf(parseCard(text))]]
    } catch (error) {
      if (error instanceof CardProblem) return []
      throw error
    }
  }
  return new Map((await Promise.all(ids.map(read))).flat())
}

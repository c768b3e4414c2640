// The craft shelf: finds cards for a question. Never silently empty: where there is none it says why.
import { join } from 'node:path'
import type { Card } from '../../shared/references.ts'
import type { Situation } from '../../shared/situations.ts'
import { buildCardIndex, type CardIndex, type Found } from './cardIndex.ts'
import { parseCards, readCardFiles } from './load.ts'
import { carrying, wantedWords } from './wording.ts'

/** What was found, best first. `isSure`: the first answers the question by itself. `unused`: why there is none, as a sentence. */
export type Retrieved = { cards: Card[]; isSure: boolean; unused: string | null }

export type Shelf = {
  /** At most `mostCards`. With a situation only cards of it and of none. */
  find: (question: string, situation?: Situation) => Promise<Retrieved>
  /** Whether a sentence has to do with a card: it shares two of the words that not every card has, one with what it is about. */
  fits: (id: string, sentence: string) => boolean
  /** Null where there is none of this id. */
  get: (id: string) => Promise<Card | null>
  /** For tests that damage it; null before the first question. */
  index: () => CardIndex | null
  close: () => void
}

/** Passages that an answer is given at most. */
export const mostCards = 3

/** Below these a card has too little to do with the question. By the worked questions and those that no card answers. */
const least = { score: 2.5, share: 0.3, sure: 8, lead: 1.3, sureShare: 0.6 }

const none = (unused: string): Retrieved => ({ cards: [], isSure: false, unused })
export const noCardFits = 'No references were used: no card of the craft shelf is about this.'
const unreadable = 'No references were used: the craft shelf could not be read.'
const broken = 'No references were used: the index of the craft shelf is damaged.'

/** The shelf in `resourcesDir`/references. `onProblem` hears of each card that cannot be used, once for each state of the files. */
export function createShelf(resourcesDir: string, onProblem: (file: string) => void): Shelf {
  const folder = join(resourcesDir, 'references')
  let index: CardIndex | null = null
  let cards: Card[] = []
  let known = ''

  /** Takes up what the files say now. False where there are no cards. */
  const refresh = async (): Promise<boolean> => {
    const read = await readCardFiles(folder).catch(() => null)
    if (!read) return false
    if (read.hash !== known) {
      const loaded = parseCards(read)
      cards = loaded.cards
      known = read.hash
      for (const { file } of loaded.problems) onProblem(file)
    }
    return cards.length > 0
  }
  /** An index that holds exactly these cards: the one that is here, or a new one; null where not even that is whole. */
  const wholeIndex = (): CardIndex | null => {
    if (index?.isWhole(cards.length, known)) return index
    index?.close()
    index = buildCardIndex(cards, known)
    return index.isWhole(cards.length, known) ? index : null
  }

  return {
    index: () => index,
    async find(question, situation) {
      if (!(await refresh())) return none(unreadable)
      const whole = wholeIndex()
      if (!whole) return none(broken)
      const wanted = wantedWords(question)
      const byId = new Map(cards.map((card) => [card.id, card]))
      const fits = ({ situations }: Card): boolean =>
        situation === undefined || situations.length === 0 || situations.includes(situation)
      const words = wanted.own.length
      const found = whole
        .search(wanted, { most: cards.length })
        .filter(({ id }) => fits(byId.get(id)!))
        .filter((each) => isNear(each, words))
        .slice(0, mostCards)
      if (found.length === 0) return none(noCardFits)
      return { cards: found.map(({ id }) => byId.get(id)!), isSure: isSure(found, words), unused: null }
    },
    fits: (id, sentence) => index?.shares(id, carrying(sentence)) ?? false,
    get: async (id) => ((await refresh()) && cards.find((card) => card.id === id)) || null,
    close: () => index?.close(),
  }
}

/** One word of several is chance, and so is one that a passage only happens to use. */
const isNear = ({ score, own, named }: Found, words: number): boolean =>
  own > 0 && named > 0 && own >= words * least.share && score >= least.score

function isSure([best, next]: Found[], words: number): boolean {
  if (!best || best.score < least.sure || best.own < words * least.sureShare) return false
  return next === undefined || best.score >= next.score * least.lead
}

// How alike critiques are: sentences that two share, first sentences, and whether an advisor is known by the words.
export type Written = { photo: string; advisor: string; sentences: string[] }

/** Prose of a critique as sentences, without headings and list marks. */
export function sentencesOf(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/^(?:- |\d\. |\*\*Try:\*\* )/, ''))
    .flatMap((line) => line.split(/(?<=[.!?])\s+(?=[A-Z])/))
}

/** Mean share of the sentences of one that the other has, too, over all pairs that `isPair` allows. */
export function sharedShare(
  critiques: readonly Written[],
  isPair: (a: Written, b: Written) => boolean,
): number {
  const shares = critiques.flatMap((one) =>
    critiques
      .filter((other) => other !== one && isPair(one, other))
      .map(
        (other) =>
          one.sentences.filter((each) => other.sentences.includes(each)).length / one.sentences.length,
      ),
  )
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}

/** The most critiques of a hundred that begin with the same sentence. */
export function mostAlikeFirst(critiques: readonly Written[]): number {
  const counts = new Map<string, number>()
  for (const { sentences } of critiques) counts.set(sentences[0]!, (counts.get(sentences[0]!) ?? 0) + 1)
  return (100 * Math.max(...counts.values())) / critiques.length
}

const wordsOf = ({ sentences }: Written): string[] =>
  sentences
    .join(' ')
    .toLowerCase()
    .match(/[a-z']+/g) ?? []

/** Share of the second half whose advisor a naive Bayes classifier of words, trained on the first half, finds. */
export function advisorsFound(critiques: readonly Written[]): number {
  const photos = [...new Set(critiques.map(({ photo }) => photo))]
  const isTrained = ({ photo }: Written): boolean => photos.indexOf(photo) % 2 === 0
  const counts = new Map<string, Map<string, number>>()
  const vocabulary = new Set<string>()
  for (const each of critiques.filter(isTrained)) {
    const own = counts.get(each.advisor) ?? new Map<string, number>()
    counts.set(each.advisor, own)
    for (const word of wordsOf(each)) {
      own.set(word, (own.get(word) ?? 0) + 1)
      vocabulary.add(word)
    }
  }
  const likelihoods = [...counts].map(([advisor, own]) => {
    const total = [...own.values()].reduce((sum, count) => sum + count, 0) + vocabulary.size
    return { advisor, of: (word: string) => Math.log(((own.get(word) ?? 0) + 1) / total) }
  })
  const tried = critiques.filter((each) => !isTrained(each))
  const found = tried.filter((each) => {
    const scores = likelihoods.map(({ advisor, of }) => ({
      advisor,
      score: wordsOf(each).reduce((sum, word) => sum + of(word), 0),
    }))
    return scores.toSorted((a, b) => b.score - a.score)[0]!.advisor === each.advisor
  })
  return found.length / tried.length
}

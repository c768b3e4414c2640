// Which commands of the palette have what is typed. Pure.

export type PaletteCommand = { id: string; does: string; key: string | null }

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Those of which every word that is typed begins a word, the ones that begin with it first. */
export function matching<Command extends PaletteCommand>(
  commands: readonly Command[],
  typed: string,
): Command[] {
  const wanted = fold(typed).split(/\s+/).filter(Boolean)
  const begins = ({ does }: Command): boolean => fold(does).startsWith(wanted.join(' '))
  const has = ({ does }: Command): boolean => {
    const words = fold(does).split(/[^\p{L}\p{N}]+/u)
    return wanted.every((each) => words.some((word) => word.startsWith(each)))
  }
  return commands.filter(has).toSorted((a, b) => Number(begins(b)) - Number(begins(a)))
}

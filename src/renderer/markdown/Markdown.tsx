import { memo, useMemo, useState } from 'react'
import type { SectionScore, SentenceFlag } from '../../shared/critique.ts'
import { levelOfScore } from '../../shared/levels.ts'
import { createBlockSplitter, type Block } from './blocks.ts'
import { renderBlock, type SectionLevels } from './renderBlock.tsx'

type MarkdownProps = { text: string; flags: readonly SentenceFlag[]; scores: readonly SectionScore[] }

const noFlags: readonly SentenceFlag[] = []

/** The flags that begin in each block, with offsets from its start. */
function flagsOf(blocks: readonly Block[], flags: readonly SentenceFlag[]): Map<number, SentenceFlag[]> {
  const byBlock = new Map<number, SentenceFlag[]>()
  for (const flag of flags) {
    const block = blocks.findLast(({ start }) => start <= flag.start)
    if (!block) continue
    const moved = { ...flag, start: flag.start - block.start, end: flag.end - block.start }
    byBlock.set(block.start, [...(byBlock.get(block.start) ?? []), moved])
  }
  return byBlock
}

const BlockView = memo(function BlockView({
  source,
  flags,
  levels,
}: {
  source: string
  flags: readonly SentenceFlag[]
  levels: SectionLevels
}) {
  return <>{renderBlock(source, flags, levels)}</>
})

/** Untrusted Markdown as elements; a block that is finished is not rendered again while the text grows. */
export function Markdown({ text, flags, scores }: MarkdownProps) {
  const [splitBlocks] = useState(createBlockSplitter)
  const blocks = splitBlocks(text)
  const byBlock = useMemo(() => flagsOf(splitBlocks(text), flags), [splitBlocks, text, flags])
  const levels = useMemo(
    () => new Map(scores.map(({ section, score }) => [section, levelOfScore(score)])),
    [scores],
  )
  return (
    <>
      {blocks.map(({ start, source }) => (
        <BlockView key={start} source={source} flags={byBlock.get(start) ?? noFlags} levels={levels} />
      ))}
    </>
  )
}

import { memo, useMemo, useState } from 'react'
import type { SectionScore, SentenceFlag } from '../../shared/critique.ts'
import { levelOfScore } from '../../shared/levels.ts'
import type { Remark } from '../../shared/remarks.ts'
import { createBlockSplitter, type Block } from './blocks.ts'
import type { NumberedRemark } from './marker.tsx'
import { renderBlock, type SectionLevels } from './renderBlock.tsx'

type Span = { start: number; end: number }

type MarkdownProps = {
  text: string
  flags: readonly SentenceFlag[]
  scores: readonly SectionScore[]
  remarks?: readonly Remark[]
  /** Numbers of the remarks that are pointed at. */
  lit?: readonly number[]
  /** The number of the remark whose advice is tried just now. */
  tried?: number | null
  /** Pieces that lead to what they quote. */
  quotes?: readonly Span[]
}

const noFlags: readonly SentenceFlag[] = []
const noRemarks: readonly NumberedRemark[] = []
const none: readonly number[] = []
const noQuotes: readonly Span[] = []

/** What begins in each block, with offsets from its start. */
function byBlockStart<Placed extends { start: number; end: number }>(
  blocks: readonly Block[],
  placed: readonly Placed[],
): Map<number, Placed[]> {
  const byBlock = new Map<number, Placed[]>()
  for (const each of placed) {
    const block = blocks.findLast(({ start }) => start <= each.start)
    if (!block) continue
    const moved = { ...each, start: each.start - block.start, end: each.end - block.start }
    byBlock.set(block.start, [...(byBlock.get(block.start) ?? []), moved])
  }
  return byBlock
}

type BlockViewProps = {
  source: string
  flags: readonly SentenceFlag[]
  remarks: readonly NumberedRemark[]
  lit: readonly number[]
  tried: number | null
  quotes: readonly Span[]
  levels: SectionLevels
}

const BlockView = memo(function BlockView({ source, levels, ...marked }: BlockViewProps) {
  return <>{renderBlock(source, marked, levels)}</>
})

/** Untrusted Markdown as elements; a block that is finished is not rendered again while the text grows. */
export function Markdown({
  text,
  flags,
  scores,
  remarks,
  lit = none,
  tried = null,
  quotes = noQuotes,
}: MarkdownProps) {
  const [splitBlocks] = useState(createBlockSplitter)
  const blocks = splitBlocks(text)
  const flagged = useMemo(() => byBlockStart(splitBlocks(text), flags), [splitBlocks, text, flags])
  const remarked = useMemo(() => {
    const numbered = (remarks ?? []).map((remark, number) => ({ ...remark, number }))
    return byBlockStart(splitBlocks(text), numbered)
  }, [splitBlocks, text, remarks])
  const quoting = useMemo(() => byBlockStart(splitBlocks(text), quotes), [splitBlocks, text, quotes])
  const levels = useMemo(
    () => new Map(scores.map(({ section, score }) => [section, levelOfScore(score)])),
    [scores],
  )
  return (
    <>
      {blocks.map(({ start, source }) => {
        const own = remarked.get(start) ?? noRemarks
        const has = (number: number | null): boolean => own.some((remark) => remark.number === number)
        return (
          <BlockView
            key={start}
            source={source}
            flags={flagged.get(start) ?? noFlags}
            remarks={own}
            lit={lit.some(has) ? lit : none}
            tried={has(tried) ? tried : null}
            quotes={quoting.get(start) ?? noQuotes}
            levels={levels}
          />
        )
      })}
    </>
  )
}

import { useState } from 'react'
import type { References } from '../../../shared/references.ts'
import { CraftCard } from '../CraftCard.tsx'

/** The cards of the craft shelf that an answer may cite, each a button that opens it; or why it was given none. */
export function AnswerSources({ references }: { references: References | null }) {
  const [openId, setOpenId] = useState<string | null>(null)
  if (!references) return null
  const { given, unused } = references
  if (given.length === 0) return unused === null ? null : <p className="answer-more">{unused}</p>
  return (
    <div className="answer-sources" role="group" aria-label="From the craft shelf">
      <p className="answer-more">
        {given.map(({ number, id, title, source }) => (
          <button
            key={id}
            type="button"
            className="button small quiet"
            title={source}
            aria-expanded={openId === id}
            onClick={() => setOpenId(openId === id ? null : id)}
          >
            [{number}] {title}
          </button>
        ))}
      </p>
      {openId !== null && <CraftCard key={openId} id={openId} />}
    </div>
  )
}

import { useEffect, useState } from 'react'
import { sourceLine, type Card } from '../../shared/references.ts'
import { useActions } from '../state/StudioProvider.tsx'

/** A card of the craft shelf with the works it rests on. Draws nothing until it is there. It may stand within a paragraph. */
export function CraftCard({ id }: { id: string }) {
  const { craftCard } = useActions()
  const [card, setCard] = useState<Card | null>(null)
  useEffect(() => {
    let isShown = true
    const look = async (): Promise<void> => {
      const found = await craftCard(id)
      if (isShown) setCard(found)
    }
    void look()
    return () => {
      isShown = false
    }
  }, [id, craftCard])
  if (!card) return null
  return (
    <span className="craft-card" role="note" aria-label={card.title}>
      <span className="craft-title">{card.title}</span>
      <span>{card.body}</span>
      <span className="craft-source">{sourceLine(card)}</span>
    </span>
  )
}

/** Opens the card that says why an advice is given, beside it. */
export function WhyButton({ id, title }: { id: string; title: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button small quiet"
        aria-expanded={isOpen}
        aria-label={`Why: ${title}`}
        title={title}
        onClick={() => setOpen(!isOpen)}
      >
        Why
      </button>
      {isOpen && <CraftCard id={id} />}
    </>
  )
}

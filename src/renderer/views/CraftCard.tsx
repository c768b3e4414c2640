import { useEffect, useState } from 'react'
import { sourceLine, type Card } from '../../shared/references.ts'
import { useActions } from '../state/StudioProvider.tsx'

/** A card of the craft shelf with the works it rests on. Draws nothing until it is there. */
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
    <aside className="craft-card" aria-label={card.title}>
      <p className="craft-title">{card.title}</p>
      <p>{card.body}</p>
      <p className="craft-source">{sourceLine(card)}</p>
    </aside>
  )
}

import { useEffect, useState } from 'react'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'

const none: readonly string[] = []

/** What could be asked first, made of what was measured and what its critiques say. Draws nothing until that is known. */
export function Suggestions({
  photoId,
  onChoose,
}: {
  photoId: string
  onChoose: (question: string) => void
}) {
  const { suggestions } = useActions()
  const isMeasured = useStudioState((state) => state.facts.get(photoId)?.complete === true)
  const [questions, setQuestions] = useState(none)
  useEffect(() => {
    let isShown = true
    const look = async (): Promise<void> => {
      const found = isMeasured ? await suggestions(photoId) : none
      if (isShown) setQuestions(found)
    }
    void look()
    return () => {
      isShown = false
    }
  }, [photoId, isMeasured, suggestions])
  return (
    <div className="suggestions" role="group" aria-label="Questions to begin with">
      {questions.map((question) => (
        <button key={question} type="button" className="chip" onClick={() => onChoose(question)}>
          {question}
        </button>
      ))}
    </div>
  )
}

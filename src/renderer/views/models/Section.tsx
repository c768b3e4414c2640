import { useId, type ReactNode } from 'react'

/** A part of the window of models. Its heading takes the focus where a row that had it is gone. */
export function Section({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="models-part" aria-labelledby={id}>
      <h3 id={id} tabIndex={-1} data-heading>
        {title}
      </h3>
      {hint && <p className="models-hint">{hint}</p>}
      {children}
    </section>
  )
}

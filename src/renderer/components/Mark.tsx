/** The mark of the program. Decoration: its name stands beside it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" aria-hidden="true">
      <path className="mark-lines" d="M0 0h24v24H0z" />
      <path className="mark-white" d="M2 2h11v11H2z" />
      <path className="mark-red" d="M15 2h7v11h-7z" />
      <path className="mark-blue" d="M2 15h11v7H2z" />
      <path className="mark-yellow" d="M15 15h7v7h-7z" />
    </svg>
  )
}

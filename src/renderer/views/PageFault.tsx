import { Component, type ReactNode } from 'react'
import { FaultTools } from './FaultTools.tsx'
import { ReadingDialog } from './ReadingDialog.tsx'

const problem = {
  code: 'internal',
  sentence: 'Something went wrong in this window. Nothing is lost: work goes on behind it.',
} as const

/** Shows the page, and where it cannot be drawn, what may be done. Only a class can catch that. */
export class PageFault extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true }
  }
  override state = { isBroken: false }
  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children
    return (
      <main className="page-fault">
        <div className="photo-failed" role="alert">
          <h1>Mondrian</h1>
          <p>{problem.sentence}</p>
          <FaultTools problems={[problem]} />
          <button type="button" className="button strong" autoFocus onClick={() => location.reload()}>
            Reload the window
          </button>
        </div>
        <ReadingDialog />
      </main>
    )
  }
}

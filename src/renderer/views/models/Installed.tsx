import type { Model } from '../../../shared/commands.ts'
import { inOrder } from '../../state/shelf.ts'
import { InstalledRow } from './InstalledRow.tsx'
import { Section } from './Section.tsx'

/** What is on this computer, those that look at photographs first. One of them writes. */
export function Installed({ models }: { models: readonly Model[] }) {
  return (
    <Section title="Here" hint="The one that is marked writes the next critiques.">
      <ul className="model-rows">
        {inOrder(models.filter(({ server }) => server === undefined)).map((model) => (
          <InstalledRow key={model.id} model={model} />
        ))}
      </ul>
    </Section>
  )
}

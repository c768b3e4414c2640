import { useStudioState } from '../../state/StudioProvider.tsx'
import { OtherPrograms } from './OtherPrograms.tsx'
import { OwnFile } from './OwnFile.tsx'
import { OwnRepository } from './OwnRepository.tsx'
import { ReceiptList } from './ReceiptList.tsx'
import { Section } from './Section.tsx'

/** Models that the catalogue does not have: of other programs, as a file, from any repository. */
export function OtherWays() {
  const folder = useStudioState((state) => state.modelsFolder)
  return (
    <div className="models-ways">
      <OtherPrograms />
      <OwnFile />
      <OwnRepository />
      <Section title="The models folder">
        <p>
          <code>{folder}</code>
        </p>
        <p className="models-hint">
          What you put there is listed. A model that looks has two files, itself and its eyes (mmproj): both
          go into one folder.
        </p>
      </Section>
      <ReceiptList />
    </div>
  )
}

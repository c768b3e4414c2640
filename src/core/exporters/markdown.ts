// A photograph's measurements and critiques as one Markdown file.
import { describeScore } from '../../shared/measurementScore.ts'
import type { ExportedCritique, ExportedPhoto } from '../../shared/exports.ts'
import { shownFacts } from '../../shared/scales/shown.ts'
import { cameraLine, describeFlag, fileLine } from '../describe.ts'
import { bylineOf, meansOf, sectionScoresOf } from './byline.ts'
import { exchangesAsMarkdown } from './exchanges.ts'
import type { Exporter } from './exporter.ts'
import { asMarkdown, inertMarkdown } from './inertMarkdown.ts'
import { reasonsOf } from './reasons.ts'

const paragraphs = (texts: (string | null | false)[]): string => texts.filter(Boolean).join('\n\n')

/** A critique with who wrote it and what contradicts a measurement in it. Its sections come a level below. */
export function critiqueAsMarkdown(critique: ExportedCritique): string {
  const { analysisMarkdown, flags } = critique
  const checked = flags.map((flag) => `- ${asMarkdown(describeFlag(analysisMarkdown, flag))}`)
  const reasons = reasonsOf(critique).map((reason) => `- ${asMarkdown(reason)}`)
  return paragraphs([
    `## ${asMarkdown(bylineOf(critique))}`,
    `*${asMarkdown(meansOf(critique))}*`,
    asMarkdown(sectionScoresOf(critique)),
    inertMarkdown(analysisMarkdown)
      .replaceAll(/^ {0,3}(#{1,5})(?=\s)/gm, '#$1')
      .trim(),
    checked.length > 0 && `### Checked against the measurements\n\n${checked.join('\n')}`,
    reasons.length > 0 && `### Why\n\n${reasons.join('\n')}`,
  ])
}

function factsTable({ facts }: ExportedPhoto): string | false {
  const rows = shownFacts(facts).map(
    ({ label, display, trust }) => `| ${asMarkdown(label)} | ${asMarkdown(display)} | ${asMarkdown(trust)} |`,
  )
  return rows.length > 0 && ['| Measured | | |', '|---|---|---|', ...rows].join('\n')
}

export const markdownExporter: Exporter = async function* (photos, { conversation }) {
  for await (const { photo, exchanges } of photos) {
    const { name, camera, measurementScore, warning } = photo
    const about = [fileLine(photo), camera && cameraLine(camera), camera?.takenAt]
    const head = paragraphs([
      `# ${asMarkdown(name)}`,
      asMarkdown(about.filter(Boolean).join(' · ')),
      warning !== null && asMarkdown(warning),
      measurementScore && `Measurement score: ${asMarkdown(describeScore(measurementScore))}`,
      factsTable(photo),
    ])
    const asked = conversation && exchangesAsMarkdown(exchanges())
    yield `${paragraphs([head, ...photo.critiques.map(critiqueAsMarkdown), asked])}\n`
  }
}

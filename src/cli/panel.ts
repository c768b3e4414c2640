// Where the advisors of each photograph agree and differ, once all have spoken.
import type { Core } from '../core/index.ts'
import { jsonLine, plainLine } from '../shared/plainText.ts'
import type { Photo } from '../shared/photos.ts'
import { wrap } from './wrap.ts'

type PanelOutput = { write: (text: string) => unknown; columns: number }

/** Prints a line of JSON per photograph, or its sentences under its name; nothing where there is nothing to compare. */
export async function printPanels(
  core: { api: Pick<Core['api'], 'photos.panel'> },
  photos: readonly Pick<Photo, 'id' | 'name'>[],
  json: boolean,
  output: PanelOutput,
): Promise<void> {
  for (const { id, name } of photos) {
    const panel = await core.api['photos.panel']({ id })
    if (panel.agree.length + panel.differ.length === 0) continue
    if (json) output.write(jsonLine({ type: 'panel', photoId: id, ...panel }))
    else {
      const told = [...panel.agree.map((each) => `= ${each}`), ...panel.differ.map((each) => `≠ ${each}`)]
      const lines = told.flatMap((sentence) => wrap(plainLine(sentence), output.columns - 2))
      output.write(`\n${plainLine(name)}\n${lines.map(({ text }) => `  ${text}\n`).join('')}`)
    }
  }
}

// What the page of the desktop app shows, and how a test asks it.
import type { Page } from 'playwright-core'
import type { CommandInput, CommandName, CommandOutput, Reply } from '../../src/shared/commands.ts'
import { recital, type Recital } from '../fixtures/gguf/index.ts'
import { temporaryFolder } from '../support/core.ts'
import { writePhoto } from '../support/photos.ts'
import { launch, type Shell } from './launch.ts'

/** Calls a command as the page itself does. */
export function call<Name extends CommandName>(
  { page }: Pick<Shell, 'page'>,
  name: Name,
  input: CommandInput<Name>,
): Promise<Reply<CommandOutput<Name>>> {
  return page.evaluate(
    ([command, argument]) => {
      type Bridge = { call: (name: string, input: unknown) => Promise<never> }
      return (globalThis as unknown as { mondrian: Bridge }).mondrian.call(command, argument)
    },
    [name, input] as const,
  )
}

export const critique = (page: Page) => page.getByRole('region', { name: 'Text of the critique' })
/** The photographs of the list; a choice in a form has options, too. */
export const rows = (page: Page) => page.getByRole('listbox', { name: 'Photographs' }).getByRole('option')
/** A photograph's row; one that is still on its way has another for a moment. */
export const row = (page: Page, name: string) =>
  page.locator('[role=option]:not([aria-disabled])').filter({ hasText: name })
export const completed = (page: Page): Promise<void> => page.getByText(/^Analysis complete/).waitFor()

/** Paragraphs and list items of a critique as a reader sees them. */
export function lines(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('## '))
    .map((line) => line.replace(/^(?:- |\d+\. )/, '').replaceAll('**', ''))
}

export const shownLines = (page: Page): Promise<string[]> =>
  page
    .locator('.critique-body :is(p, li)')
    .evaluateAll((nodes) => nodes.map((node) => node.textContent ?? ''))

export type Studio = Shell & { dataDir: string; photo: string; text: string }

/** The app on a new data folder with a model that says exactly `text`, and a photograph to drop. */
export async function openStudio(model: () => Promise<Recital> = recital): Promise<Studio> {
  const dataDir = await temporaryFolder()
  const { path, texts } = await model()
  const shell = await launch({ dataDir })
  await call(shell, 'settings.set', { defaultModelId: path })
  return { ...shell, dataDir, photo: await writePhoto(dataDir), text: texts.first }
}

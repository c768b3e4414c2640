import { shell } from 'electron'

/** Every address that the app may hand to the browser. Nothing a model or a photograph says can add one. */
export const externalLinks = {
  models: 'https://huggingface.co/models?library=gguf',
  licence: 'https://opensource.org/license/mit',
} as const

const known: readonly string[] = Object.values(externalLinks)

/** Opens `url` in the browser if it is one of the list, to the letter; else does nothing. */
export async function openExternal(url: string): Promise<void> {
  if (known.includes(url)) await shell.openExternal(url)
}

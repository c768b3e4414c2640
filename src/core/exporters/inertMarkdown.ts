import { plainLine, plainText } from '../../shared/plainText.ts'

/**
 * Markdown of a model as it may lie in a file: whatever program shows it takes it for text. Neither HTML nor a picture,
 * which may lie anywhere on the network, is left in it.
 */
export const inertMarkdown = (markdown: string): string =>
  plainText(markdown).replaceAll(
    /(\\*)(<(?=[A-Za-z/!?])|!(?=\[))/g,
    // An even number of backslashes is only themselves.
    (_, before: string, mark: string) => `${before}${before.length % 2 === 0 ? '\\' : ''}${mark}`,
  )

/** A line of any text as Markdown that shows just this text. */
export const asMarkdown = (text: string): string =>
  plainLine(text.replaceAll(/[\r\n]+/g, ' '))
    .replaceAll(/[\\`*_{}[\]<>#|~&!]/g, '\\$&')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*)([-+=])/, '$1\\$2')

// What others said or wrote, as it stands in a prompt. Never lets it act as anything but text.

/**
 * Every line of `text` behind "> ", so that none passes for a line of the prompt itself. Control and format characters become
 * spaces, and what chat templates use as tokens ("<|im_end|>", "[/INST]", "</s>") is split.
 */
export function quoted(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[^\P{Cc}\n]|\p{Cf}/gu, ' ')
    .replaceAll(/<(?=\S)/g, '< ')
    .replaceAll(/(?<=\S)>/g, ' >')
    .replaceAll(/\[(?=\/?[A-Z_]+\])/g, '[ ')
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

export type Keyboard = Pick<NodeJS.ReadStream, 'isTTY' | 'setRawMode' | 'on' | 'off' | 'pause'>

const ctrlC = 3

/**
 * Takes Ctrl-C as a key, until the returned release is called; nothing happens where there is no keyboard.
 * As a signal it would make the terminal throw away output that is on its way and write "^C" into the live view, and
 * it would reach npm and the children too.
 */
export function holdKeyboard(input: Keyboard, onCtrlC: () => void): () => void {
  if (!input.isTTY) return () => undefined
  const onKeys = (keys: Buffer): void => {
    for (const key of keys) if (key === ctrlC) onCtrlC()
  }
  input.setRawMode(true)
  input.on('data', onKeys)
  return () => {
    input.off('data', onKeys)
    input.setRawMode(false)
    // A keyboard that is read keeps the process alive.
    input.pause()
  }
}

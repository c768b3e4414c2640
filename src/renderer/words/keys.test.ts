import { expect, test } from 'vitest'
import { acceleratorText, keyText } from './keys.ts'

test.each([
  ['Ctrl K', 'Linux x86_64', 'Ctrl K'],
  ['Ctrl K', 'Win32', 'Ctrl K'],
  ['Ctrl K', 'MacIntel', '⌘ K'],
  ['Ctrl ⇧ Z', 'iPad', '⌘ ⇧ Z'],
  ['Z', 'MacIntel', 'Z'],
])('%s on %s is %s', (keys, platform, text) => expect(keyText(keys, platform)).toBe(text))

test('what a menu has is what is pressed', () => {
  expect(acceleratorText('CmdOrCtrl+Shift+P', 'Win32')).toBe('Ctrl ⇧ P')
  expect(acceleratorText('CmdOrCtrl+Alt+P', 'MacIntel')).toBe('⌘ ⌥ P')
})

// Keys as they are called on the computer in front of a person.

/** Whether the system calls its keys as a Mac does. */
export const isMac = (platform: string): boolean => /^(?:Mac|iP)/.test(platform)

/** "Ctrl K" as it is, or as a Mac has it: "⌘ K". */
export const keyText = (keys: string, platform: string = navigator.platform): string =>
  isMac(platform) ? keys.replaceAll('Ctrl', '⌘') : keys

/** An accelerator of the app's menu as the keys that are pressed: "Ctrl ⇧ P", on a Mac "⌘ ⇧ P". */
export const acceleratorText = (accelerator: string, platform: string = navigator.platform): string =>
  keyText(
    accelerator
      .replace('CmdOrCtrl', 'Ctrl')
      .replace('Shift', '⇧')
      .replace('Alt', isMac(platform) ? '⌥' : 'Alt')
      .replaceAll('+', ' '),
    platform,
  )

import { z } from 'zod'

/**
 * What a person asks of a page by a letter, and of the desktop app from its menu too: one list for both.
 * What has another key than a letter, because a slip must not ask for it, has its place in the menu all the same.
 */
export const pageActions = [
  { id: 'add', letter: 'O', accelerator: 'CmdOrCtrl+O', does: 'add photographs' },
  { id: 'advisors', letter: 'A', accelerator: 'CmdOrCtrl+Shift+A', does: 'choose advisors' },
  { id: 'ask', letter: '/', accelerator: 'CmdOrCtrl+Shift+K', does: 'ask about the photograph' },
  { id: 'stop', letter: 'S', accelerator: 'CmdOrCtrl+.', does: 'stop this critique' },
  { id: 'retry', letter: 'R', accelerator: 'CmdOrCtrl+Shift+R', does: 'try it again' },
  { id: 'turn', letter: 'T', accelerator: 'CmdOrCtrl+Shift+T', does: 'turn the photograph clockwise' },
  { id: 'clipping', letter: 'J', accelerator: 'CmdOrCtrl+J', does: 'show where it is clipped' },
  { id: 'focus', letter: 'F', accelerator: 'CmdOrCtrl+Shift+F', does: 'show the focus map' },
  { id: 'thirds', letter: 'H', accelerator: 'CmdOrCtrl+Shift+H', does: 'show thirds and what draws the eye' },
  { id: 'level', letter: 'L', accelerator: 'CmdOrCtrl+L', does: 'show the level line' },
  { id: 'sight', letter: 'V', accelerator: 'CmdOrCtrl+Shift+V', does: 'show what was seen in it' },
  { id: 'grid', letter: 'G', accelerator: 'CmdOrCtrl+Shift+G', does: 'all photographs as a grid' },
  { id: 'loupe', letter: 'E', accelerator: 'CmdOrCtrl+Shift+E', does: 'one photograph with its critique' },
  { id: 'compare', letter: 'C', accelerator: 'CmdOrCtrl+Shift+C', does: 'compare photographs side by side' },
  { id: 'survey', letter: 'N', accelerator: 'CmdOrCtrl+Shift+N', does: 'survey all that are chosen' },
  { id: 'critiques', letter: 'D', accelerator: 'CmdOrCtrl+Shift+D', does: 'its advisors side by side' },
  { id: 'talk', letter: 'B', accelerator: 'CmdOrCtrl+Alt+B', does: 'conversations about photography' },
  { id: 'gallery', letter: null, accelerator: 'CmdOrCtrl+Shift+B', does: 'all advisors, and your own' },
  { id: 'export', letter: null, accelerator: 'CmdOrCtrl+Shift+S', does: 'export' },
  { id: 'reveal', letter: null, accelerator: 'CmdOrCtrl+Alt+R', does: 'show its file in its folder' },
  { id: 'remove', letter: null, accelerator: 'CmdOrCtrl+Backspace', does: 'remove the photograph' },
  { id: 'pause', letter: 'Q', accelerator: 'CmdOrCtrl+Alt+P', does: 'pause the queue, or go on' },
  { id: 'models', letter: 'W', accelerator: 'CmdOrCtrl+Shift+M', does: 'who writes: the models' },
  { id: 'palette', letter: null, accelerator: 'CmdOrCtrl+Shift+P', does: 'all commands, by their words' },
  { id: 'settings', letter: '?', accelerator: 'CmdOrCtrl+,', does: 'settings and shortcuts' },
] as const
export type PageAction = (typeof pageActions)[number]['id']

/** What the desktop app asks of its page: to add photographs that were named to it, or to act as on a letter. */
export const hostRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('open'), paths: z.array(z.string()).min(1) }),
  z.object({ type: z.literal('act'), action: z.enum(pageActions.map(({ id }) => id)) }),
])
export type HostRequest = z.infer<typeof hostRequestSchema>

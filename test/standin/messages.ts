// What page and main process say to each other.

/** A call or a message of `ipcRenderer`; `body` is its arguments. */
export type Said = { kind: 'invoke' | 'send'; channel: string; id: number; body: string }
/** What the page asks for outside IPC. */
export type Asked =
  | { kind: 'open'; url: string }
  | { kind: 'permission'; id: number; permission: string; mediaTypes: string[] }
/** What the page is told; `body` is a value, or the arguments of an event. */
export type Told = { kind: 'reply' | 'event'; channel: string; id: number; ok: boolean; body: string }
/** A file that a test lets a person drop. */
export type DroppedFile = { name: string; size: number; modified: number; path: string }

// How a fact of tier C is worded, wherever it comes from.

/** A statement that is only ever a hint: tier C. */
export const asHint = (text: string): string => `${text} (a hint only: the picture must confirm it)`

/** "2026-01-31" where this computer is: the day that stands in exported texts and in the names of their files. */
export const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')

/**
 * Prints the HTML file `page` into `pdf`, which is new, on the paper that the page names; `folder` is for whatever else
 * it needs and is removed afterwards. Runs no script of the page and loads nothing for it.
 */
export type PrintPage = (job: {
  page: string
  pdf: string
  folder: string
  signal: AbortSignal
}) => Promise<void>

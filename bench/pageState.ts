import { figure, median, type Figure } from './figure.ts'

/** What one change of state costs a page with 10,000 finished jobs. */
export async function pageState(): Promise<Figure[]> {
  const measured = new URL('./page/state.mjs', import.meta.url).href
  const { changeTimes } = (await import(measured)) as { changeTimes: () => number[] }
  const name = 'a change of state in a page with 10,000 finished jobs'
  return [figure(name, median(changeTimes()), { atMost: 0.5 }, 'ms')]
}

// A filter as conditions on the traits table. Pure.
import type { PhotoFilter, Sort } from '../../shared/findCommand.ts'
import type { Params } from './db.ts'

export type Conditions = { where: string[]; params: Params }

const sortedBy: Partial<Record<Sort, string>> = { taken: 'taken', score: 'score', rating: 'rating' }

/**
 * What all of a filter but its words asks of `traits`. A plus before a column keeps its index out: rows are walked in
 * the order that is asked for, so that no page has to be sorted.
 */
export function filterSql(filter: PhotoFilter, sort?: Sort): Conditions {
  const where: string[] = []
  const params: Params = {}
  const column = (name: string): string =>
    sort !== undefined && sortedBy[sort] === name ? `traits.${name}` : `+traits.${name}`
  const bound = (name: string, sign: '>=' | '<=', value: number | string | undefined): void => {
    if (value === undefined) return
    const param = `${name}${sign === '>=' ? 'Min' : 'Max'}`
    where.push(`${column(name)} ${sign} @${param}`)
    params[param] = value
  }
  const range = (
    name: string,
    asked: { min?: number | undefined; max?: number | undefined } | undefined,
  ): void => {
    bound(name, '>=', asked?.min)
    bound(name, '<=', asked?.max)
  }
  const oneOf = (name: 'flag' | 'label', values: readonly string[] | undefined): void => {
    if (!values) return
    const isOne = values.length === 1 && values[0] !== 'none'
    const names = values.map((value, index) => {
      params[`${name}${index}`] = value
      return `@${name}${index}`
    })
    where.push(
      isOne ? `traits.${name} = ${names[0]}` : `coalesce(traits.${name}, 'none') IN (${names.join(', ')})`,
    )
  }
  range('rating', filter.rating)
  range('iso', filter.iso)
  range('focal_length', filter.focalLength)
  range('score', filter.score)
  range('clipped', filter.clipped)
  range('shadows', filter.shadows)
  range('tilt', filter.tilt)
  if (filter.unsharp !== undefined) where.push(`traits.unsharp = ${filter.unsharp ? 1 : 0}`)
  // Without a score is none that is low.
  if (filter.score) where.push(`${column('score')} >= 0`)
  bound('taken', '>=', filter.taken && (filter.taken.from ?? '0'))
  // A day ends with its last moment.
  bound('taken', '<=', filter.taken?.to && `${filter.taken.to} 99`)
  oneOf('flag', filter.flags)
  oneOf('label', filter.labels)
  if (filter.contradicted !== undefined) where.push(`traits.contradicted = ${filter.contradicted ? 1 : 0}`)
  return { where, params }
}

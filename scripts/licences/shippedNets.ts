import { join } from 'node:path'
import { sourcePackages } from '../sight/sources.ts'
import type { ShippedPackage } from './shipped.ts'

/** The nets that ship with their weights, each with the package it was taken from for a version. */
export function shippedNets(root: string): ShippedPackage[] {
  return sourcePackages.flatMap(({ name, version, nets }) =>
    nets.map(({ title, licence }) => ({
      name: title,
      version: `from ${name} ${version}`,
      licence,
      folder: join(root, 'build', 'licences', 'nets'),
    })),
  )
}

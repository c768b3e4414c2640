// What was measured of a photograph as part of a page.
import type { ExportedPhoto } from '../../shared/exports.ts'
import { shownFacts } from '../../shared/scales/shown.ts'
import { escapeHtml } from '../../shared/escapeHtml.ts'

/** Tones and colours drawn, then every fact as it is shown everywhere, with how far it may be believed. */
export function factsStrip({ facts }: Pick<ExportedPhoto, 'facts'>): string {
  const rows = shownFacts(facts).map(({ id, label, display, trust }) => {
    const trusted = trust === '' ? '' : ` <small>${escapeHtml(trust)}</small>`
    const drawn = id === 'exposure' ? tones(facts) : id === 'palette' ? palette(facts) : ''
    return `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(display)}${trusted}${drawn}</dd></div>`
  })
  return rows.length === 0 ? '' : `<dl class="facts">\n${rows.join('\n')}\n</dl>\n`
}

/** The luminances from black to white; the highest bin fills the height. */
function tones({ exposure }: ExportedPhoto['facts']): string {
  const bins = exposure?.histogram.luminance ?? []
  const highest = Math.max(...bins, 1e-9)
  const points = bins.map((bin, index) => `L${index} ${(64 - (60 * bin) / highest).toFixed(1)}`)
  return `<svg class="tones" role="img" aria-label="Histogram" viewBox="0 0 63 64" preserveAspectRatio="none"><path d="M0 64${points.join('')}L63 64Z"/></svg>`
}

function palette({ palette: found }: ExportedPhoto['facts']): string {
  let x = 0
  const swatches = (found?.swatches ?? []).map(({ hex, name, share }) => {
    const swatch = `<rect x="${x.toFixed(3)}" width="${share.toFixed(3)}" height="1" fill="${hex}"><title>${escapeHtml(name)}</title></rect>`
    x += share
    return swatch
  })
  return `<svg class="palette" role="img" aria-label="Palette" viewBox="0 0 1 1" preserveAspectRatio="none">${swatches.join('')}</svg>`
}

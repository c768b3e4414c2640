import type { Fact } from '../../shared/facts.ts'

type HistogramProps = { histogram: Fact<'exposure'>['histogram'] }

const width = 192
const height = 48

/** The outermost bins hold what is clipped; they must not flatten the rest. */
const highest = (bins: readonly number[]): number => Math.max(...bins.slice(1, -1), 1e-6)

/** Bins as an SVG outline, 0..width by 0..height. */
export function outline(bins: readonly number[], top: number): string {
  const points = bins.map((share, index) => {
    const x = (index * width) / (bins.length - 1)
    const y = height - Math.min(1, share / top) * (height - 2)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return `M${points.join(' L')}`
}

/** Tones from black to white: luminance as an area, the channels as lines. */
export function Histogram({ histogram: { luminance, red, green, blue } }: HistogramProps) {
  const top = Math.max(...[luminance, red, green, blue].map(highest))
  return (
    <svg
      className="histogram"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label="Histogram of luminance, red, green and blue, from black to white"
    >
      <path className="histogram-area" d={`${outline(luminance, top)} L${width} ${height} L0 ${height}Z`} />
      <path className="histogram-line red" d={outline(red, top)} />
      <path className="histogram-line green" d={outline(green, top)} />
      <path className="histogram-line blue" d={outline(blue, top)} />
    </svg>
  )
}

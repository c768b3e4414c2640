import type { Fact } from '../../shared/facts.ts'

/** The main colours, each as wide as its share of the picture. */
export function Palette({ palette }: { palette: Fact<'palette'> }) {
  return (
    <div className="palette" role="img" aria-label={palette.display}>
      {palette.swatches.map(({ hex, share }, index) => (
        <span key={`${hex} ${index}`} style={{ background: hex, flexGrow: share }} />
      ))}
    </div>
  )
}

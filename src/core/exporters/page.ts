// What every exported page is: one file that loads nothing, runs nothing, and reads in the dark and on paper.
import { createHash } from 'node:crypto'
import { escapeHtml } from '../../shared/escapeHtml.ts'

const style = `
:root{color-scheme:light dark;--bg:light-dark(#f7f7f7,#232323);--stage:light-dark(#c6c6c6,#191919);--ink:light-dark(#1a1a1a,#ededed);--dim:light-dark(#4a4a4a,#b0b0b0);--faint:light-dark(#5c5c5c,#9e9e9e);--line:light-dark(#d2d2d2,#383838);--wrong:light-dark(#a8241c,#ff9d96);--check:light-dark(#775900,#f2c230)}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:13px/19px Inter,system-ui,sans-serif}
main{max-width:1100px;margin:0 auto;padding:24px}
h1{font-size:19px;line-height:24px;margin:0 0 4px;overflow-wrap:anywhere}
.about,.means{color:var(--dim);margin:0 0 12px;overflow-wrap:anywhere}
.stage{background:var(--stage);margin:16px 0;text-align:center;position:relative}
.stage img{display:block;max-width:100%;max-height:85vh;margin:0 auto}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:8px 20px;margin:16px 0;padding:0}
.facts dt{color:var(--faint);font-size:11px;line-height:15px}
.facts dd{margin:0;overflow-wrap:anywhere}
.facts small,.section-scores{color:var(--dim)}
svg.tones{width:100%;max-width:340px;height:64px;display:block}
svg.palette{width:100%;max-width:340px;height:16px;display:block;margin-top:4px}
.tones path{fill:var(--dim)}
article{border-top:2px solid var(--line);padding-top:16px;margin-top:24px}
article h2{font-size:15px;margin:0}
.text{font:17px/26px 'Source Serif 4','Source Serif Pro',Georgia,serif;max-width:40em;overflow-wrap:anywhere}
.text h3,.text h4,.text h5,.text h6{font:600 13px/19px Inter,system-ui,sans-serif;margin:20px 0 4px}
.text p{margin:0 0 12px}
.text pre{overflow-x:auto;font-size:13px}
mark{background:none;color:inherit}
mark.wrong{text-decoration:underline solid var(--wrong) 2px}
mark.check{text-decoration:underline dashed var(--check) 2px}
.note{font:12px/17px Inter,system-ui,sans-serif;margin:0 4px}
.note.wrong{color:var(--wrong)}
.note.check,.note.repeat{color:var(--check)}
.places{position:relative;display:inline-block;margin:8px 0}
.places img{display:block;max-width:100%}
.places svg{position:absolute;inset:0;width:100%;height:100%}
.places rect{fill:none}
.places .outer{stroke:#000;stroke-width:3}
.places .inner{stroke:#fff;stroke-width:1.5}
.places text{font:600 12px Inter,system-ui,sans-serif;fill:#fff;stroke:#000;stroke-width:3;paint-order:stroke}
sup.place{font:11px Inter,system-ui,sans-serif;color:var(--faint)}
.sheet{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:16px}
figure{margin:0;break-inside:avoid}
figure .frame{background:var(--stage);height:220px;display:flex;align-items:center;justify-content:center}
figure img{max-width:100%;max-height:100%}
figcaption{padding:4px 0;overflow-wrap:anywhere}
figcaption span{color:var(--dim)}
@page{margin:14mm}@media print{:root{color-scheme:light}body{background:none}section+section{break-before:page}main{max-width:none;padding:0}.stage,figure .frame{background:none;print-color-adjust:exact}.stage img{max-height:14cm}h2,h3,h4{break-after:avoid}.facts div,p,li{break-inside:avoid}}
`
const styleHash = createHash('sha256').update(style).digest('base64')

/** Pictures that lie in the page itself and its one style; no script, no form, no address. */
const policy = `default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`

/** The page up to its content. */
export const pageHead = (title: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
`

export const pageFoot = '</main>\n</body>\n</html>\n'

/** The most bytes of one picture in a page: as many of a JPEG with a long edge of 1024 as there can be, and no more. */
const mostPictureBytes = 4_000_000

/** A JPEG as an image that lies in the page, or a sentence in its place where there is none, or one that is too large. */
export function embeddedPicture(jpeg: Buffer | null, alt: string): string {
  if (jpeg === null) return '<p class="about">The small copy of this photograph is gone.</p>'
  if (jpeg.length > mostPictureBytes) return '<p class="about">This picture is too large for a page.</p>'
  return `<img alt="${escapeHtml(alt)}" src="data:image/jpeg;base64,${jpeg.toString('base64')}">`
}

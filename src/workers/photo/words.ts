import { digiKamFlags, labelOf } from './sidecar/marksIn.ts'
import { line, text, within, type Tag, type Tags } from './tagValues.ts'

/** Characters kept of a title, a caption, a keyword, and of who owns a photo; keywords kept. */
const cap = { title: 200, caption: 1000, keyword: 64, owner: 200, keywords: 100 }

/** What cameras and programs write where a photographer's words belong. */
const notWords =
  /^(x-default|untitled|sony dsc|minolta dsc|.*digital camera|samsung camera pictures|dcim\b.*)$/i

export type Words = {
  title: string | null
  caption: string | null
  keywords: string[]
  rating: number | null
  flag: 'pick' | 'reject' | null
  label: string | null
  artist: string | null
  copyright: string | null
}

/** What a person said of a photo. XMP comes before IPTC, which comes before Exif. */
export function readWords({ exif, iptc, xmp }: { exif: Tags; iptc: Tags; xmp: Tags }): Words {
  return {
    title: firstWords([xmp.title, iptc['Object Name'], exif.XPTitle], cap.title),
    caption: firstWords([xmp.description, iptc['Caption/Abstract'], exif.ImageDescription], cap.caption),
    keywords: keywords([xmp.subject, iptc.Keywords]),
    rating: rating(xmp.Rating) ?? rating(exif.Rating),
    flag: flag(xmp),
    label: label(xmp),
    artist: firstWords([xmp.creator, iptc['By-line'], exif.Artist], cap.owner),
    copyright: firstWords([xmp.rights, iptc['Copyright Notice'], exif.Copyright], cap.owner),
  }
}

/** The first tag that holds words of a person. */
function firstWords(tags: Tag[], limit: number): string | null {
  return tags.map((tag) => text(tag, limit)).find((words) => words !== null && !notWords.test(words)) ?? null
}

/** Each keyword once: IPTC repeats its tag, XMP lists values in one. */
function keywords(tags: unknown[]): string[] {
  const items = tags.flatMap((tag) => (Array.isArray(tag) ? (tag as Tag[]) : listOf(tag as Tag)))
  const lines = items.slice(0, cap.keywords * 2).map((item) => line(item?.description, cap.keyword))
  return [...new Set(lines.filter((word) => word !== null))].slice(0, cap.keywords)
}

function listOf(tag: Tag): Tag[] {
  const isList = Array.isArray(tag?.value) && tag.value.every((item) => typeof item === 'object')
  return isList ? (tag.value as Tag[]) : [tag]
}

/** Stars: 0 means none were given, and -1 that the photo was rejected. */
function rating(tag: Tag): number | null {
  const stars = Number(Array.isArray(tag?.value) ? tag.value[0] : tag?.value)
  return Number.isInteger(stars) ? within(stars, [1, 5]) : null
}

/** As in a sidecar (sidecar/marksIn.ts): minus one star is a reject, else what digiKam says. */
function flag({ Rating, PickLabel }: Tags): Words['flag'] {
  if (Number(text(Rating, cap.keyword)) < 0) return 'reject'
  return digiKamFlags[text(PickLabel, cap.keyword) ?? ''] ?? null
}

/** The color of the label, or of other programs' own fields; where none is known, the label's name. */
function label({ Label, colorlabels, ColorLabel }: Tags): string | null {
  const named = firstWords([Label], cap.keyword)
  const [first] = colorlabels ? listOf(colorlabels) : []
  return (
    labelOf({ named, darktable: text(first, cap.keyword), digiKam: text(ColorLabel, cap.keyword) }) ?? named
  )
}

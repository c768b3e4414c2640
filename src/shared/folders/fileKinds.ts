// What a file in a dropped folder is, by its name: what is a photograph, its content decides later. Pure.
import { photoExtensions } from '../photos.ts'

/**
 * `photo`: taken. `missing`: a photograph of which only a part, or a sign that stands for it, is on this computer;
 * `name` is the photograph's. `unread`: a photograph of a kind that is not read. `beside`: what cameras and programs
 * put beside photographs. `unsure`: only its first bytes tell. `other`: anything else.
 */
export type FileKind =
  | { kind: 'photo' | 'beside' | 'unsure' | 'other' }
  | { kind: 'missing'; name: string; reason: string }
  | { kind: 'unread'; reason: string }

export const fileReasons = {
  format: 'This is not a photo format Mondrian can read.',
  absent: 'This photograph is not on this computer yet. Download it, then add it again.',
  unfinished: 'This photograph has not arrived completely. Wait until its download has finished.',
} as const

const photos = new Set<string>([...photoExtensions.picture, ...photoExtensions.raw])

/** Endings of photographs that are not read, under what they are. */
const unread: readonly [what: string, endings: string][] = [
  ['a Hasselblad raw photo', '3fr fff'],
  ['a Phase One raw photo', 'iiq cap'],
  ['a Leaf raw photo', 'mos mfw'],
  ['a Capture One raw package', 'eip'],
  ['a Samsung raw photo', 'srw'],
  ['a Sigma raw photo', 'x3f'],
  ['an old Canon raw photo', 'crw'],
  ['a Minolta raw photo', 'mrw'],
  ['a Mamiya raw photo', 'mef'],
  ['an Epson raw photo', 'erf'],
  ['a Kodak raw photo', 'kdc dcr dc2 k25'],
  ['a Pentax raw photo', 'ptx'],
  ['a Casio raw photo', 'bay'],
  ['a GoPro raw photo', 'gpr'],
  ['a Rawzor photo', 'rwz'],
  ['a Lytro photo', 'lfp lfr'],
  ['a raw photo of an unfamiliar kind', 'raw rdc sti pxn qtk'],
  ['a JPEG XL photo', 'jxl'],
  ['a JPEG 2000 photo', 'jp2 j2k jpf jpx j2c jpc'],
  ['a JPEG XR photo', 'jxr wdp hdp'],
  ['a Photoshop document', 'psd psb psdt'],
  ['an Affinity Photo document', 'afphoto'],
  ['a GIMP document', 'xcf'],
  ['a Krita document', 'kra'],
  ['an OpenEXR picture', 'exr'],
  ['a Radiance HDR picture', 'hdr'],
  ['a BMP picture', 'bmp dib'],
  ['a Targa picture', 'tga'],
]
const unreadByEnding = new Map(
  unread.flatMap(([what, endings]) => endings.split(' ').map((ending) => [ending, what] as const)),
)

const besideEndings = new Set(
  [
    // Edits and metadata.
    'aae xmp thm dop pp3 arp on1 onphoto cos comask cof cop cot nksc vrd dr4 acr mie exv json ctg ind scr',
    // Video and sound.
    'mov mp4 m4v avi mts m2ts 3gp mpg mpeg wmv mkv webm insv lrv crm braw r3d mxf wav mp3 m4a aac amr',
    // Windows and catalogues.
    'db ini lrprev cosessiondb',
  ].flatMap((endings) => endings.split(' ')),
)
const besideNames =
  /^(icon\r|zbthumbnail\.info|indexervolumeguid|.*\.(lrcat|cocatalogdb)([-.].*)?|.*\..*_original)$/

/** Signs that stand for a file in the cloud: iCloud, Nextcloud, ownCloud, odrive, Resilio Sync. */
const absentName =
  /^(?:\.(?<icloud>.+)\.icloud|(?<other>.+)\.(?:nextcloud|owncloud|cloud|cloudf|rsls|rslsd?))$/i
/** Firefox, Chrome, Opera, wget and others while they download; rsync and FileZilla while they copy. */
const unfinishedName = /^(?<name>.+)\.(?:part|partial|crdownload|opdownload|filepart)$/i
/** JPEGs under other endings: of several pictures, of panoramas, as some pages hand them out. */
const likelyJpeg = /^(mpo|jps|insp|jif|jfi|jpe?g[-_ ].*)$/

const endingOf = (name: string): string => /[^.]\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
const isPhotograph = (name: string): boolean =>
  photos.has(endingOf(name)) || unreadByEnding.has(endingOf(name))

/** What the file of this name, without its folder, is. A hidden one is `other`, but for a sign of the cloud. */
export function fileKind(name: string): FileKind {
  const absent = absentName.exec(name)?.groups
  const inCloud = absent?.icloud ?? absent?.other
  if (inCloud !== undefined && (isPhotograph(inCloud) || absent?.icloud !== undefined)) {
    return isPhotograph(inCloud) || endingOf(inCloud) === ''
      ? { kind: 'missing', name: inCloud, reason: fileReasons.absent }
      : { kind: 'other' }
  }
  if (name.startsWith('.')) return { kind: 'other' }
  const half = unfinishedName.exec(name)?.groups?.name
  if (half !== undefined && isPhotograph(half)) {
    return { kind: 'missing', name: half, reason: fileReasons.unfinished }
  }
  const ending = endingOf(name)
  if (photos.has(ending)) return { kind: 'photo' }
  const what = unreadByEnding.get(ending)
  if (what !== undefined) {
    const reason = `This is ${what} (${ending.toUpperCase()}), which Mondrian does not read. Export it as JPEG or TIFF.`
    return { kind: 'unread', reason }
  }
  if (besideEndings.has(ending) || besideNames.test(name.toLowerCase())) return { kind: 'beside' }
  // "IMG_0001", "2019.07.04 21.15.00", "IMG_0001.jpg (2)": nothing there names a kind of file.
  const isNamed = /^[a-z][a-z0-9]*~?$|^7z$/.test(ending)
  return { kind: isNamed && !likelyJpeg.test(ending) ? 'other' : 'unsure' }
}

const marks =
  /^(\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|RIFF.{4}WEBP|II[*+]\0|MM\0[*+]|II(RO|RS|U\0)|MMOR|FUJIFILM|.{4}ftyp(he[iv]|mif1|msf1|avi[fs]|crx ))/s

/** How many first bytes tell a photograph. */
export const markBytes = 12

/** Whether a file that begins like this may be a photograph that is read; what it is, the photo child says. */
export function beginsLikePhoto(start: Uint8Array): boolean {
  const text = String.fromCharCode(...start.subarray(0, markBytes))
  return marks.test(text)
}

/** One line for all that lies beside photographs, by its names; null where nothing does. */
export function besideLine(names: readonly string[]): { name: string; reason: string; count: number } | null {
  const [first] = names
  if (first === undefined) return null
  const reason = 'Videos, sound, and data of cameras and programs are no photographs.'
  if (names.length === 1) return { name: first, reason, count: 1 }
  const endings = [...new Set(names.map((name) => endingOf(name).toUpperCase()))].filter(Boolean).toSorted()
  const listed = endings.length > 6 ? [...endings.slice(0, 6), '...'] : endings
  return {
    name: `${names.length.toLocaleString('en')} other files (${listed.join(', ')})`,
    reason,
    count: names.length,
  }
}

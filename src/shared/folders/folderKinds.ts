// What a folder inside a dropped one is, by its name: photographs, or what a program or a drive made of them. Pure.

/** Thumbnails, snapshots and deleted files of network drives and cloud servers. */
const servers = [
  /^@eadir$/,
  /^@tmp$/,
  /^@recycle$/,
  /^@recently-snapshot$/,
  /^#recycle$/,
  /^#snapshot$/,
  /^~snapshot$/,
  /^@snapshots?$/,
  /^network trash folder$/,
  /^temporary items$/,
  /^trashbox$/,
  /^files_(trashbin|versions)$/,
  /^appdata_[a-z0-9]+$/,
]
/** What operating systems keep on every drive. */
const systems = [
  /^\$recycle\.bin$/,
  /^recycle[dr]$/,
  /^system volume information$/,
  /^lost\+found$/,
  /^found\.\d{3}$/,
  /^__macosx$/,
]
/** Previews of catalogues, packages of other programs, and what cameras make of their videos. */
const programs = [
  /^(?!mobile downloads\.).*\.lrdata$/,
  /\.lrcat-data$/,
  /\.(app|fcpbundle|imovielibrary|musiclibrary|tvlibrary)$/,
  /^thmbnl$/,
]
const leftOut = [...servers, ...systems, ...programs]

/**
 * Whether the pictures below this folder are made from photographs, thrown away, or a program's own. Lightroom's
 * "Mobile Downloads.lrdata" is none of them: it holds originals.
 */
export function isLeftOut(name: string, parent: string): boolean {
  const low = name.toLowerCase()
  // Capture One puts these beside the photographs of every folder.
  if (parent.toLowerCase() === 'captureone' && /^(cache|settings\d*)$/.test(low)) return true
  return leftOut.some((pattern) => pattern.test(low))
}

/** Whether this folder is the library of a photo program, in which only the originals are photographs. */
export function isPhotoLibrary(name: string): boolean {
  return /\.(photoslibrary|(migrated)?photolibrary|(migrated)?aplibrary|lrlibrary|cocatalog)$/i.test(name)
}

/** Whether this folder has the name that old libraries have; it may be any folder. */
export function mayBePhotoLibrary(name: string): boolean {
  return /^(iphoto|aperture) library$/i.test(name)
}

/** Whether this folder, in a library or one further down in it, holds the originals. */
export function isOriginals(name: string): boolean {
  return /^(originals|masters)$/i.test(name)
}

export const noOriginals =
  'This photo library holds no originals: they may still be in the cloud, or lie in other folders.'

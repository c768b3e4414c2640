import { sightLimits, type SeenFace } from '../../shared/sight.ts'
import { asShare, inShares, rounded, type Corners } from './boxes.ts'
import type { Kit } from './kit.ts'
import type { Picture } from './picture.ts'

/** From which scores on a candidate is a face: no false one in the trial. */
const limits = { score: 0.75, presence: 0.9 }
/** Width of a face, in pixels, from which on its eyes and its turn can be judged. */
const judgedWidth = 60
/** The most candidates that are judged; best first. */
const mostCandidates = 50

type FaceKit = Pick<Kit, 'findFaces' | 'judgeFace' | 'readEyes'>

/** The faces of a picture, largest first; none without the nets that find and judge them. */
export async function seeFaces(
  picture: Picture,
  people: Corners[],
  { findFaces, judgeFace, readEyes }: FaceKit,
): Promise<SeenFace[]> {
  if (!findFaces || !judgeFace) return []
  const faces: SeenFace[] = []
  const candidates = (await findFaces(picture, people)).filter(({ score }) => score >= limits.score)
  for (const candidate of candidates.slice(0, mostCandidates)) {
    const mesh = await judgeFace(picture, candidate)
    if (!(mesh.presence >= limits.presence)) continue
    const { corners, score } = candidate
    const isJudged = corners.right - corners.left >= judgedWidth
    const eyes = isJudged && readEyes ? await readEyes(picture, mesh) : null
    const toShow = (opening: number | null): number | null => (opening === null ? null : rounded(opening, 3))
    faces.push({
      box: inShares(corners, picture),
      score: asShare(score),
      presence: asShare(mesh.presence),
      pixels: rounded(corners.right - corners.left, 1),
      eyes: eyes && { left: toShow(eyes.left), right: toShow(eyes.right) },
      turn: isJudged ? rounded(mesh.turn, 2) : null,
    })
  }
  return faces.toSorted((a, b) => b.pixels - a.pixels).slice(0, sightLimits.faces)
}

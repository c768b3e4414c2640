// Camera values in the notation photographers use. Never rounds a value into another one.

/** "f/2.8". */
export function apertureText(fNumber: number): string {
  return `f/${Number(fNumber.toFixed(1))}`
}

/** Seconds as "1/250 s" under 0.3 s, as "0.5 s" or "30 s" from there. */
export function shutterText(seconds: number): string {
  return seconds < 0.3 ? `1/${Math.round(1 / seconds)} s` : `${Number(seconds.toFixed(1))} s`
}

/** "50 mm". */
export function focalLengthText(millimetres: number): string {
  return `${Number(millimetres.toFixed(1))} mm`
}

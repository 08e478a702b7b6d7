/** Of the normal distribution, what lies within 95 %. */
const Z = 1.959964;

/** The 95 % interval of a share (Wilson 1927), which stays within 0 and 1 also for few; all of that where none was counted. */
export function wilson(right: number, of: number): readonly [low: number, high: number] {
  if (of === 0) return [0, 1];
  const centre = (right + (Z * Z) / 2) / (of + Z * Z);
  const half = (Z / (of + Z * Z)) * Math.sqrt((right * (of - right)) / of + (Z * Z) / 4);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

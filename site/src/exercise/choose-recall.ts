/** Which questions of earlier modules are asked again: what was answered wrong, then what was longest ago. */

export interface RecallCandidate {
  readonly module: string
  /** the number of its module */
  readonly number: number
  readonly id: string
}

export interface Answered {
  readonly right: boolean
  /** ISO 8601 */
  readonly at: string
}

/**
 * @param candidates of all modules; those of `before` and later are left out
 * @param answered what is known of a question, if it was ever answered
 * @returns at most `count`, of different modules where there are several
 */
export function chooseRecall<T extends RecallCandidate>(
  candidates: readonly T[],
  before: number,
  answered: (candidate: T) => Answered | undefined,
  count = 2,
): T[] {
  const ranked = candidates
    .filter(({ number }) => number < before)
    .map((candidate) => ({ candidate, rank: rankOf(answered(candidate)), at: answered(candidate)?.at ?? '' }))
    // Of what was never asked, the module just left comes first: it has just been read.
    .sort(
      (one, other) =>
        one.rank - other.rank || one.at.localeCompare(other.at) || other.candidate.number - one.candidate.number,
    )
    .map(({ candidate }) => candidate)
  const chosen: T[] = []
  for (const spread of [true, false]) {
    for (const candidate of ranked) {
      if (chosen.length === count) return chosen
      if (chosen.includes(candidate)) continue
      if (spread && chosen.some(({ module }) => module === candidate.module)) continue
      chosen.push(candidate)
    }
  }
  return chosen
}

/** Wrong ones come first, then those never asked, then those once right. */
function rankOf(answered: Answered | undefined): number {
  return answered === undefined ? 1 : answered.right ? 2 : 0
}

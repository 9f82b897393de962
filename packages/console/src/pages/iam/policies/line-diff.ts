/** What changed between two texts, line by line: the longest common subsequence. Policies are short. */
export interface DiffLine {
  kind: 'same' | 'removed' | 'added'
  text: string
}

export function diffLines(before: string, after: string): DiffLine[] {
  const one = before.split('\n')
  const other = after.split('\n')
  // common[i][j]: how many lines the rests from i and from j share.
  const common = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1))
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      common[i]![j] =
        one[i] === other[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!)
    }
  }
  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) {
      lines.push({ kind: 'same', text: one[i]! })
      i += 1
      j += 1
    } else if (common[i + 1]![j]! >= common[i]![j + 1]!) lines.push({ kind: 'removed', text: one[i++]! })
    else lines.push({ kind: 'added', text: other[j++]! })
  }
  for (; i < one.length; i++) lines.push({ kind: 'removed', text: one[i]! })
  for (; j < other.length; j++) lines.push({ kind: 'added', text: other[j]! })
  return lines
}

/** Whether two policies say the same: a list of one is as good as its one, and order means nothing. */
export function sameDocument(one: string, other: string): boolean {
  return canonical(JSON.parse(one)) === canonical(JSON.parse(other))
}

function canonical(part: unknown): string {
  if (Array.isArray(part)) return part.length === 1 ? canonical(part[0]) : `[${part.map(canonical).sort().join()}]`
  if (part === null || typeof part !== 'object') return JSON.stringify(part)
  const members = Object.entries(part).map(([name, value]) => `${JSON.stringify(name)}:${canonical(value)}`)
  return `{${members.sort().join()}}`
}

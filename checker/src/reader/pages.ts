/** What the SDK's answers need before they can be used: all pages, and nothing missing. */

export interface Page {
  IsTruncated?: boolean | undefined
  Marker?: string | undefined
}

/** All pages of an IAM list. A truncated page without a marker would turn in a circle, so it ends in an error. */
export async function pages<P extends Page, T>(
  ask: (marker: string | undefined) => Promise<P>,
  items: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  const all: T[] = []
  let marker: string | undefined
  do {
    const page = await ask(marker)
    all.push(...(items(page) ?? []))
    if (page.IsTruncated && !page.Marker) throw new Error('a truncated list came without a marker')
    marker = page.IsTruncated ? page.Marker : undefined
  } while (marker !== undefined)
  return all
}

/** All pages of a list that goes on as long as it gives a token. */
export async function byToken<P, T>(
  ask: (token: string | undefined) => Promise<P>,
  items: (page: P) => readonly T[] | undefined,
  next: (page: P) => string | undefined,
): Promise<T[]> {
  const all: T[] = []
  let token: string | undefined
  do {
    const page = await ask(token)
    all.push(...(items(page) ?? []))
    token = next(page) || undefined
  } while (token !== undefined)
  return all
}

export function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the account answered without ${what}`)
  return value
}

/** The answer, or undefined when the error is one of these: AWS's way to say that there is no such thing. */
export async function unlessMissing<T>(names: readonly string[], ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (cause) {
    if (cause instanceof Error && names.includes(cause.name)) return undefined
    throw cause
  }
}

/** Tags as services send them. */
export function tagsOf(
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] = [],
): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key ?? '', Value ?? '']))
}

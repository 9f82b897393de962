/** The order of sections and steps in a lesson, for the rail. */

export interface Heading {
  readonly depth: number
  readonly slug: string
  readonly text: string
}

export type Mark =
  | { readonly kind: 'section'; readonly slug: string; readonly text: string }
  | { readonly kind: 'step'; readonly id: string }

const places =
  /^```[\s\S]*?^```|^##[ \t]+(?<heading>\S.*)$|<Step\b[^>]*?\bid=(?:"(?<double>[^"]+)"|'(?<single>[^']+)'|\{\s*['"`](?<braced>[^'"`]+)['"`]\s*\})/gm

/**
 * @param body the lesson's MDX source
 * @param headings as Astro rendered them: the slugs are theirs
 */
export function lessonOutline(body: string, headings: readonly Heading[]): Mark[] {
  const sections = headings.filter(({ depth }) => depth === 2)
  let next = 0
  return [...body.matchAll(places)].flatMap(({ groups = {} }): Mark[] => {
    const id = groups.double ?? groups.single ?? groups.braced
    if (id !== undefined) return [{ kind: 'step', id }]
    if (groups.heading === undefined) return []
    const section = sections[next++]
    return section ? [{ kind: 'section', slug: section.slug, text: section.text }] : []
  })
}

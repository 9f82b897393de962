/** The search of the console's bar: services and their pages, by name and by other words for them. */
import { type ConsoleService, services } from '../services.ts'

export interface SearchResult {
  to: string
  title: string
  service: string
  summary: string
}

const everything = (all: readonly ConsoleService[]) =>
  all.flatMap(({ name, title, summary, pages }) =>
    pages
      .filter(({ pattern, search }) => !pattern.includes(':') && search !== undefined)
      .map((page, at) => ({
        to: page.pattern,
        title: at === 0 ? name : page.title,
        service: name,
        summary: at === 0 ? summary : title,
        words: [page.title, name, title, ...(page.search ?? [])].map((word) => word.toLowerCase()),
      })),
  )

/** Best first: what begins with the words, then what holds them. */
export function searchPages(text: string, all: readonly ConsoleService[] = services): SearchResult[] {
  const wanted = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return everything(all)
    .filter(({ words }) => wanted.every((part) => words.some((word) => word.includes(part))))
    .map((found) => ({ found, rank: rankOf(found, wanted[0] ?? '') }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ found: { words: _, ...result } }) => result)
}

function rankOf({ title, words }: { title: string; words: readonly string[] }, first: string): number {
  const named = title.toLowerCase()
  if (named === first) return 0
  if (named.startsWith(first)) return 1
  if (named.includes(first)) return 2
  return words.some((word) => word.startsWith(first)) ? 3 : 4
}

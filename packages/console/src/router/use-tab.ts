import { useStore } from '@nanostores/react'
import { $place, setQuery } from './location.ts'

/** The open tab, which the address keeps: `?tab=security-credentials`. */
export function useTab<T extends string>(first: T): [T, (tab: string) => void] {
  const { query } = useStore($place)
  return [(query.get('tab') as T | null) ?? first, (tab) => setQuery('tab', tab === first ? undefined : tab)]
}

import { useEffect, useState } from 'react'

/** The forms on the page. */
const shown = new Set<string>()

/** Whoever leaves a form, and was told that it is lost, finds it empty the next time. */
export function forgetDrafts(): void {
  for (const key of shown) forget(key)
}

/**
 * A form that outlives a reload, and a session that ends: kept in this tab until `clear` is called. Never for a secret.
 */
export function useDraft<T extends object>(name: string, empty: T) {
  const key = `first-line:console-draft:${name}`
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...read(key) }))
  useEffect(() => {
    shown.add(key)
    return () => void shown.delete(key)
  }, [key])
  useEffect(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(draft))
    } catch {
      // Storage is forbidden or full: the form lasts as long as the page.
    }
  }, [key, draft])
  return {
    draft,
    change: (part: Partial<T>) => setDraft((before) => ({ ...before, ...part })),
    clear: () => {
      setDraft(empty)
      forget(key)
    },
  }
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Storage is forbidden: there is nothing to forget.
  }
}

function read(key: string): object {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {} // no JSON, or no storage: the form begins empty
  }
}

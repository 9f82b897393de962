import { useEffect, useState } from 'react'

/**
 * A form that outlives a reload: kept in this tab until `clear` is called. Never for a secret.
 */
export function useDraft<T extends object>(name: string, empty: T) {
  const key = `first-line:console-draft:${name}`
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...read(key) }))
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
      sessionStorage.removeItem(key)
    },
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

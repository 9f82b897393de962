import { useEffect } from 'react'
import { guardLeaving } from './location.ts'

/** While `dirty`, whoever leaves the page is asked first. */
export function useUnsaved(dirty: boolean): void {
  useEffect(() => (dirty ? guardLeaving(() => true) : undefined), [dirty])
}

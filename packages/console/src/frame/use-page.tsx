import { type ComponentType, lazy, useMemo } from 'react'
import type { Page, PageProps } from '../services.ts'

const known = new Map<Page, ComponentType<PageProps>>()

/** The page's component, loaded once. */
export function usePage(page: Page | undefined): ComponentType<PageProps> | undefined {
  return useMemo(() => {
    if (!page) return undefined
    const component = known.get(page) ?? lazy(page.load)
    known.set(page, component)
    return component
  }, [page])
}

import { match } from '../router/pattern.ts'
import { type ConsoleService, type Page, services } from '../services.ts'

export interface FoundPage {
  service: ConsoleService
  page: Page
  params: Record<string, string>
}

/** The page of a path; undefined where there is none. */
export function findPage(path: string): FoundPage | undefined {
  for (const service of services) {
    for (const page of service.pages) {
      const params = match(page.pattern, path)
      if (params) return { service, page, params }
    }
  }
  return undefined
}

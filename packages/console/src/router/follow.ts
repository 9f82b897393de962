import { navigate } from './location.ts'

interface Followed {
  preventDefault(): void
  detail: { href?: string | undefined; external?: boolean | undefined } | object
}

/** `onFollow` of Cloudscape's links: the console's own addresses do not load a page. */
export function follow(event: Followed): void {
  const { href = '/console/', external = false } = event.detail as { href?: string; external?: boolean }
  if (external || !href.startsWith('/console')) return
  event.preventDefault()
  navigate(href.slice('/console'.length) || '/')
}

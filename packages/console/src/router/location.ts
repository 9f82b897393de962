/** Where the console is: one store over the browser's history. Paths are without `/console`. */
import { atom } from 'nanostores'
import { beginClick } from '../aws/call-log.ts'

export interface Place {
  readonly path: string
  readonly query: URLSearchParams
}

const base = '/console'
const keptAt = 'first-line:console-place'

export const $place = atom<Place>(placeOf(location.pathname + location.search))

/** What a page with unsaved changes wants to be asked first. Undefined: nothing is unsaved. */
let guard: (() => boolean) | undefined
/** Somebody wants to leave unsaved changes: they are asked. */
export const $leaving = atom<string | undefined>()

/** An address of the console as a link has it. */
export const hrefOf = (to: string): string => `${base}${to === '/' ? '/' : to}`

/** Goes to a path such as `/iam/users?tab=x`; unsaved changes ask first. */
export function navigate(to: string, { replace = false, sure = false } = {}): void {
  const place = placeOf(base + to)
  if (!sure && place.path !== $place.get().path && guard?.()) {
    $leaving.set(to)
    return
  }
  if (!replace) beginClick()
  history[replace ? 'replaceState' : 'pushState'](null, '', hrefOf(to))
  arrive(place)
}

/** Leaves, although something is unsaved. */
export function leaveAnyway(): void {
  const to = $leaving.get()
  guard = undefined
  $leaving.set(undefined)
  if (to !== undefined) navigate(to, { sure: true })
}

/** Changes one parameter of the query, in place: a tab is not a page of its own in the history. */
export function setQuery(name: string, value: string | undefined, { replace = true } = {}): void {
  const { path, query } = $place.get()
  const next = new URLSearchParams(query)
  if (value === undefined) next.delete(name)
  else next.set(name, value)
  navigate(path + (next.size > 0 ? `?${next}` : ''), { replace })
}

/** Called while there are unsaved changes; returns what ends it. */
export function guardLeaving(unsaved: () => boolean): () => void {
  guard = unsaved
  const ask = (event: BeforeUnloadEvent) => {
    if (unsaved()) event.preventDefault()
  }
  addEventListener('beforeunload', ask)
  return () => {
    removeEventListener('beforeunload', ask)
    if (guard === unsaved) guard = undefined
  }
}

/** Follows the browser's back and forward. Returns what ends it. */
export function startRouter(): () => void {
  const hear = () => {
    const to = placeOf(location.pathname + location.search)
    if (to.path !== $place.get().path && guard?.()) {
      // The browser has gone already: go back to the form, and ask there.
      history.pushState(null, '', hrefOf(addressOf($place.get())))
      $leaving.set(addressOf(to))
      return
    }
    beginClick()
    arrive(to)
  }
  addEventListener('popstate', hear)
  return () => removeEventListener('popstate', hear)
}

function arrive(place: Place): void {
  $place.set(place)
  try {
    sessionStorage.setItem(keptAt, addressOf(place))
  } catch {
    // Storage is forbidden: after a reload the console begins at its home.
  }
}

const addressOf = ({ path, query }: Place): string => path + (query.size > 0 ? `?${query}` : '')

function placeOf(address: string): Place {
  const url = new URL(address, location.origin)
  const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : url.pathname
  return { path: path.replace(/\/+$/, '') || '/', query: url.searchParams }
}

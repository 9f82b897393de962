/**
 * Who is signed in, in this browser tab alone: an administrator in one and a test user in another stand side by side.
 * Kept until the tab is closed, as on AWS until one signs out.
 */
import { atom } from 'nanostores'

export interface Session {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** Milliseconds since 1970. */
  readonly expiration: number
  readonly accountId: string
  readonly arn: string
  /** Root without a second factor: the days AWS leaves it. */
  readonly rootMfaDaysLeft?: number
  /** The session may do nothing but register a device. */
  readonly mustRegisterMfa?: boolean
  /** A role was put on: what it is called in the bar, and who goes on when it is taken off. */
  readonly switched?: { readonly name: string; readonly before: Session }
}

const key = 'first-line:console-session'

/** The tab's own session, or nobody's. */
export const $session = atom<Session | undefined>(read())

/** The session ended while something was open: the page stays as it is, beneath a sign-in. */
export const $sessionOver = atom(false)

export function keepSession(session: Session): void {
  store(JSON.stringify(session))
  $session.set(session)
  $sessionOver.set(false)
}

export function dropSession(): void {
  store(undefined)
  $session.set(undefined)
  $sessionOver.set(false)
}

/** Takes the role off. */
export function switchBack(): void {
  const before = $session.get()?.switched?.before
  if (before) keepSession(before)
}

export const isRoot = (session: Session): boolean => session.arn.endsWith(':root')

/** `dana`, or for root the words AWS uses. */
export const principalName = (session: Session): string =>
  isRoot(session) ? 'Root user' : (session.arn.split('/').at(-1) ?? session.arn)

function read(): Session | undefined {
  try {
    const text = sessionStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as Session)
  } catch {
    return undefined // storage is forbidden, or holds something else: nobody is signed in
  }
}

function store(text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // Storage is forbidden: the session lasts as long as the page.
  }
}

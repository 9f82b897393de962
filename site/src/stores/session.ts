/** Who is here, on which target: what the page needs first, and the one way a learner comes to be. */
import type { Hello } from '@first-line/checker/contract'
import { atom } from 'nanostores'
import { type Api, createApi } from '../api/client.ts'

export const api: Api = createApi()

/** The server's answer to `GET /api/hello`; undefined until it came. */
export const $hello = atom<Hello | undefined>()

/** The server is of another version than the one this page began with: a reload is offered. */
export const $outdated = atom(false)

/** Asks who is here. It creates nothing. */
export async function greet(): Promise<Hello> {
  const said = await api.hello()
  const before = $hello.get()
  if (before && before.version !== said.version) $outdated.set(true)
  $hello.set(said)
  return said
}

/** Who is here, once the server has said so; undefined if it has not within `patience` milliseconds. */
export function whoIsHere(patience = 1_500): Promise<Hello | undefined> {
  return new Promise((resolve) => {
    const late = setTimeout(() => settle(undefined), patience)
    const stop = $hello.listen((hello) => settle(hello))
    const settle = (hello: Hello | undefined) => {
      clearTimeout(late)
      stop()
      resolve(hello)
    }
    if ($hello.get()) settle($hello.get())
  })
}

let making: Promise<void> | undefined

/**
 * The learner, made now if there is none: call it before the first write, never for a look.
 * Several calls at once make one.
 */
export async function ensureLearner(): Promise<void> {
  const known = $hello.get() ?? (await greet())
  if (known.learner) return
  making ??= api
    .createLearner()
    .then((learner) => {
      const hello = $hello.get()
      if (hello) $hello.set({ ...hello, learner })
    })
    .finally(() => {
      making = undefined
    })
  await making
}

/** The server no longer knows this learner: the cookie is gone or expired. The next write makes another. */
export function forgetLearner(): void {
  const hello = $hello.get()
  if (hello?.learner) $hello.set({ ...hello, learner: null })
}

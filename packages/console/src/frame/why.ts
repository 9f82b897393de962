/** The decision that somebody asks about: by the request's id, or the authorization id. */
import { atom } from 'nanostores'

export const $why = atom<{ readonly id: string; readonly message: string } | undefined>()

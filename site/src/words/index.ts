import { en } from './en.ts'

/** The words of the language this build speaks. A second language is a file beside en.ts and a choice here. */
export const words = en

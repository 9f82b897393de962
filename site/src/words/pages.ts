import { enPages } from './en-pages.ts'

/** The words of the pages beside the lessons. */
export const pageWords = enPages

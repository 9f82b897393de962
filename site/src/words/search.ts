import { enSearch } from './en-search.ts'

/** The words of the search, apart from the rest: every page brings them. */
export const searchWords = enSearch

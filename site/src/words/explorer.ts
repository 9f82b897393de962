import { enExplorer } from './en-explorer.ts'

/** The words of the explorer, apart from the rest: they come when it is looked at. */
export const explorerWords = enExplorer

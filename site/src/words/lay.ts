import { enLay } from './en-lay.ts'

/** The words of resetting, catching up and going back. */
export const layWords = enLay

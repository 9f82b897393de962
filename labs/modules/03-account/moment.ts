/** A moment as a verdict says it. In UTC, as AWS's own records are. */
export const moment = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

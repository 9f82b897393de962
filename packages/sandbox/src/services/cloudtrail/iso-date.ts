/** As the record of the sandbox keeps dates. */
const isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

export const isIsoDate = (value: unknown): value is string => typeof value === 'string' && isoDate.test(value)

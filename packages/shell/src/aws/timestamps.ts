/** Times as the learner writes them and as AWS CLI v2 prints them. */

/**
 * A time from `2026-01-31`, `2026-01-31T10:00:00Z`, `…+02:00`, `Jan 31 2026`, or seconds since 1970; undefined when it is none.
 * Without a zone it is the machine's own, which is UTC here. AWS CLI reads it with dateutil, which takes still more forms.
 */
export function readTimestamp(value: string | number): Date | undefined {
  const number = typeof value === 'number' ? value : /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined
  if (number !== undefined) {
    const text = String(value).trim()
    // Eight digits are a date to dateutil's reader only after epoch seconds failed, which they never do.
    const date = new Date(number * 1000)
    return Number.isNaN(date.getTime()) || text === '' ? undefined : date
  }
  const text = String(value).trim()
  const iso =
    /^(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/i.exec(text)
  if (iso) {
    const [, year, month, day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = iso
    const offset = /^[+-]/.test(zone) ? zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2') : 'Z'
    const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${offset}`)
    return Number.isNaN(date.getTime()) ? undefined : date
  }
  if (!/\d/.test(text) || !/[a-z]/i.test(text)) return undefined
  const date = new Date(/(Z|UTC|GMT|[+-]\d{4})$/i.test(text) ? text : `${text} UTC`)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** `2026-01-31T10:00:00+00:00`, with microseconds only where there are any: Python's `isoformat`. */
export function isoFormat(date: Date): string {
  const text = date.toISOString()
  const milliseconds = date.getUTCMilliseconds()
  const fraction = milliseconds === 0 ? '' : `.${String(milliseconds).padStart(3, '0')}000`
  return `${text.slice(0, 19)}${fraction}+00:00`
}

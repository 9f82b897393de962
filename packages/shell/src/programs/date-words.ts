/** `date -d` in words: `1 hour ago`, `-7 days`, `next month`. just-bash's own reads fixed dates and a few names. */
import { type Command as BashCommand, defineCommand } from 'just-bash/browser'

/** Milliseconds; months and years are counted by the calendar. */
const UNITS: Record<string, number> = {
  sec: 1000,
  second: 1000,
  min: 60_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  fortnight: 1_209_600_000,
}

const NAMES: Record<string, number> = { now: 0, today: 0, yesterday: -1, tomorrow: 1 }

/** What the words mean, in milliseconds; undefined where they are no such words. */
export function dateInWords(words: string, now: number): number | undefined {
  let rest = words.trim().toLowerCase()
  const date = new Date(now)
  const fixed = /^(?:@(\d+)|(\d{4}-\d\d-\d\d)(?:[t ](\d\d:\d\d(?::\d\d)?)(z|utc)?)?)(?=\s|$)/.exec(rest)
  if (fixed) {
    date.setTime(fixed[1] ? Number(fixed[1]) * 1000 : Date.parse(`${fixed[2]}T${fixed[3] ?? '00:00'}Z`))
    rest = rest.slice(fixed[0].length).trim()
  }
  while (rest !== '') {
    const named = /^(now|today|yesterday|tomorrow)\b/.exec(rest)
    const counted = /^(?:([+-]?)\s*(\d+)|(next|last|a|an))\s*([a-z]+?)s?(\s+ago)?(?=\s|$|[+-])/.exec(rest)
    if (named) date.setTime(date.getTime() + NAMES[named[1]!]! * UNITS.day!)
    else if (counted) {
      const [, sign, digits, word, unit = '', ago] = counted
      const amount = Number(digits ?? 1) * (sign === '-' || word === 'last' ? -1 : 1) * (ago ? -1 : 1)
      const length = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined
      if (length !== undefined) date.setTime(date.getTime() + amount * length)
      else if (unit === 'month') date.setUTCMonth(date.getUTCMonth() + amount)
      else if (unit === 'year') date.setUTCFullYear(date.getUTCFullYear() + amount)
      else return undefined
    } else return undefined
    rest = rest.slice((named ?? counted)![0].length).trim()
  }
  return Number.isNaN(date.getTime()) ? undefined : date.getTime()
}

export const dateCommand = (now: () => number): BashCommand =>
  defineCommand('date', async (args, { origCommand }) => {
    if (!origCommand) return { stdout: '', stderr: 'date: there is no clock here\n', exitCode: 1 }
    const given = [...args]
    for (const [i, arg] of args.entries()) {
      const glued = /^(?:--date=|-d)(.+)$/s.exec(arg)?.[1]
      const words = glued ?? (arg === '-d' || arg === '--date' ? args[i + 1] : undefined)
      const time = words === undefined ? undefined : dateInWords(words, now())
      if (time === undefined) continue
      given.splice(i, glued === undefined ? 2 : 1, ...(glued === undefined ? ['-d'] : []), asWords(glued, time))
    }
    return origCommand(given)
  })

const asWords = (glued: string | undefined, time: number): string => {
  const iso = new Date(time).toISOString()
  return glued === undefined ? iso : `--date=${iso}`
}

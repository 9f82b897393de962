/** A log over entries, newest first. Pure: where they come from is the reader's affair. */
import type { ActivityEntry, ActivityLog, Wanted } from './activity.ts'

export function activityLog(entries: readonly ActivityEntry[]): ActivityLog {
  const where = (test: (entry: ActivityEntry) => boolean) => activityLog(entries.filter(test))
  return {
    entries,
    where,
    by(principal) {
      const arn = typeof principal === 'string' ? principal : principal.arn
      const sessions = sessionsOf(arn)
      return where(
        (entry) => entry.principal === arn || (sessions !== undefined && entry.principal.startsWith(sessions)),
      )
    },
    withKey: (accessKeyId) => where((entry) => entry.accessKeyId === accessKeyId),
    after(entry) {
      const index = entries.findIndex(({ id }) => id === entry.id)
      return activityLog(index < 0 ? entries : entries.slice(0, index))
    },
    since: (time) => where((entry) => entry.at >= time),
    signIns: () => where((entry) => /:(ConsoleLogin|CheckMfa)$/.test(entry.action)),
    latest: (action, outcome) => entries.find((entry) => entry.action === action && entry.outcome === outcome),
    sees(...wanted) {
      const found = wanted.map((each) => entries.find((entry) => isWanted(entry, each)))
      const missing = wanted.filter((_, index) => found[index] === undefined)
      return { all: missing.length === 0, missing, entries: found.filter((entry) => entry !== undefined) }
    },
  }
}

/** A session's ARN has the role's name, and its path left out. */
function sessionsOf(arn: string): string | undefined {
  const [, account, name] = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? []
  return name === undefined ? undefined : `arn:aws:sts::${account}:assumed-role/${name}/`
}

function isWanted(entry: ActivityEntry, { allowed, denied, resource }: Wanted): boolean {
  if (resource !== undefined && !like(entry.resource ?? '*', resource)) return false
  if (allowed !== undefined) return entry.outcome === 'allowed' && like(entry.action, allowed)
  if (denied !== undefined) return entry.outcome === 'denied' && like(entry.action, denied)
  return resource !== undefined
}

const like = (text: string, pattern: string): boolean =>
  pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern

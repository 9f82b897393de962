/** Sizes as `aws s3` prints and reads them (awscli/customizations/s3/utils.py). */
import { type Session, setting } from '../session.ts'

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB']

export function humanSize(bytes: number): string {
  if (bytes === 1) return '1 Byte'
  if (bytes < 1024) return `${Math.trunc(bytes)} Bytes`
  for (const [i, unit] of UNITS.entries()) {
    const size = bytes / 1024 ** (i + 1)
    if (Math.round(size) < 1024) return `${size.toFixed(1)} ${unit}`
  }
  return `${bytes} Bytes`
}

const MIB = 1024 * 1024

const POWERS: Record<string, number> = { '': 0, k: 1, m: 2, g: 3, t: 4 }

/** `64MB`, `64MiB`, `67108864`; undefined for anything else. */
function readSize(text: string | undefined): number | undefined {
  const [, digits, unit = ''] = /^(\d+)\s*(?:([kmgt])i?b)?$/i.exec(text ?? '') ?? []
  return digits === undefined ? undefined : Number(digits) * 1024 ** POWERS[unit.toLowerCase()]!
}

/** From when on a file goes in parts, and how large they are: a profile's `s3` settings. */
export function partSizes(session: Session): { threshold: number; part: number } {
  const settings = session.profiles.get(session.profile)?.get('s3')
  const named = (name: string): number | undefined =>
    readSize(settings instanceof Map ? settings.get(name) : setting(session, `s3.${name}`))
  return {
    threshold: named('multipart_threshold') ?? 8 * MIB,
    // S3 takes no parts below 5 MiB but the last.
    part: Math.max(5 * MIB, named('multipart_chunksize') ?? 8 * MIB),
  }
}

import { AwsError } from '../../../aws-error.ts'
import type { ObjectVersion } from '../entities.ts'
import { invalidRange, invalidRequest } from '../errors.ts'
import type { ByteRange } from './bytes.ts'

/** What of an object is asked for. `partial`: the answer is 206 and says which bytes. */
export interface Selection extends ByteRange {
  partial: boolean
}

/**
 * One range of bytes, as HTTP has it. What is no such range, several included, is ignored, and the whole given.
 * @throws AwsError InvalidRange; InvalidRequest for a range of a part; InvalidPartNumber
 */
export function select(
  version: ObjectVersion,
  { Range, PartNumber }: { Range?: string; PartNumber?: number },
): Selection {
  const { size } = version
  const whole: Selection = { start: 0, end: size - 1, partial: false }
  if (PartNumber !== undefined) {
    if (Range !== undefined) throw invalidRequest('Cannot specify both Range header and partNumber query parameter')
    return { ...partRange(version, PartNumber), partial: true }
  }
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(Range?.trim() ?? '') ?? []
  if (Range === undefined || (first === '' && last === '')) return whole
  if (first === '') {
    const length = Math.min(Number(last), size)
    if (length === 0) throw invalidRange(Range, size)
    return { start: size - length, end: size - 1, partial: true }
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return whole
  if (start >= size) throw invalidRange(Range, size)
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1), partial: true }
}

function partRange({ parts, size }: ObjectVersion, number: number): ByteRange {
  if (!parts) {
    if (number === 1) return { start: 0, end: size - 1 }
    throw invalidPartNumber(number, 1)
  }
  // Parts are counted as the object has them, whatever numbers they were uploaded under.
  let start = 0
  for (const [index, part] of parts.entries()) {
    if (index + 1 === number) return { start, end: start + part.size - 1 }
    start += part.size
  }
  throw invalidPartNumber(number, parts.length)
}

const invalidPartNumber = (number: number, count: number) =>
  new AwsError('InvalidPartNumber', 416, 'The requested partnumber is not satisfiable', {
    PartNumberRequested: String(number),
    ActualPartCount: String(count),
  })

import { NO_BODY } from '@first-line/aws-api'
import type { Call } from '../../../../call.ts'
import { defineBucketOperation } from '../../buckets.ts'
import { invalidObjectState, invalidRequest } from '../../errors.ts'
import { bodyOf } from '../../objects/bytes.ts'
import { checkRead, type ReadConditions } from '../../objects/conditions.ts'
import { describedOutput, type Overrides } from '../../objects/description.ts'
import { select } from '../../objects/ranges.ts'
import { type ObjectInput, readChecks, versionToRead } from '../../objects/read.ts'

export interface ReadInput extends ObjectInput, ReadConditions, Overrides {
  Range?: string
  PartNumber?: number
  ChecksumMode?: string
}

const ACTIONS = { latest: ['s3:GetObject'], version: ['s3:GetObjectVersion'] }

/**
 * Not AWS's: cookies know no ports, and what learners store must not act in a browser as if it were the site
 * (https://owasp.org/www-community/attacks/xss/, stored).
 */
const HARMLESS = { 'content-security-policy': 'sandbox', 'x-content-type-options': 'nosniff' }

/** What lies there has to be restored before it is read, which nobody can here. */
const ARCHIVES = new Set(['GLACIER', 'DEEP_ARCHIVE'])

/** What GetObject and HeadObject answer alike, and which bytes are asked for. */
function read(call: Call<ReadInput>) {
  const { input } = call
  const { bucket, version } = versionToRead(call)
  call.answer({ etag: `"${version.etag}"`, 'last-modified': new Date(version.lastModified).toUTCString() })
  checkRead(input, version, Date.parse(call.now))
  const { start, end, partial } = select(version, input)
  const whole = start === 0 && end === version.size - 1
  return {
    version,
    range: { start, end },
    partial,
    output: {
      ...describedOutput(call, bucket, version, {
        checksum: input.ChecksumMode?.toUpperCase() === 'ENABLED' && whole,
        overrides: input,
      }),
      ContentLength: end - start + 1,
      ...(partial && version.size > 0 && { ContentRange: `bytes ${start}-${end}/${version.size}` }),
      ...(input.PartNumber !== undefined && version.parts && { PartsCount: version.parts.length }),
    },
  }
}

export const getObject = defineBucketOperation<ReadInput>({
  name: 'GetObject',
  access: 'Read',
  validate({ input, caller }) {
    if (caller.kind === 'anonymous' && Object.keys(input).some((member) => member.startsWith('Response')))
      throw invalidRequest('Request specific response headers cannot be used for anonymous GET requests.')
  },
  authorise: (call) => readChecks(call, ACTIONS),
  execute(call) {
    const { version, range, output } = read(call)
    const { StorageClass = 'STANDARD' } = version.description
    if (ARCHIVES.has(StorageClass)) throw invalidObjectState(StorageClass)
    call.answer(HARMLESS)
    return { ...output, Body: version.size === 0 ? NO_BODY : bodyOf(call.blobs, version.pieces, range) }
  },
})

export const headObject = defineBucketOperation<ReadInput>({
  name: 'HeadObject',
  access: 'Read',
  authorise: (call) => readChecks(call, ACTIONS),
  execute(call) {
    const { output, partial } = read(call)
    if (partial) call.answer({}, 206)
    return output
  },
})

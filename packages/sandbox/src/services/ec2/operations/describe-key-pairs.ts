import { type KeyPair, keyPairs } from '../entities.ts'
import { notFound } from '../errors.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { ec2Operation } from '../operation.ts'
import { tagsOut } from '../tags.ts'

interface Input {
  Filters?: Filter[]
  IncludePublicKey?: boolean
  KeyNames?: string[]
  KeyPairIds?: string[]
}

const FILTERS: FilterTable<KeyPair> = {
  'key-pair-id': ({ keyPairId }) => keyPairId,
  fingerprint: ({ fingerprint }) => fingerprint,
  'key-name': ({ keyName }) => keyName,
}

export const describeKeyPairs = ec2Operation<Input>({
  name: 'DescribeKeyPairs',
  access: 'List',
  execute(call) {
    const { KeyNames = [], KeyPairIds = [], IncludePublicKey = false } = call.input
    const all = call.table(keyPairs).by('region', call.region)
    const missing = [
      ...KeyNames.filter((name) => !all.some(({ keyName }) => keyName === name)),
      ...KeyPairIds.filter((id) => !all.some(({ keyPairId }) => keyPairId === id)),
    ]
    if (missing.length) throw notFound('key-pair', missing)
    const asked = all.filter(
      ({ keyName, keyPairId }) =>
        (!KeyNames.length && !KeyPairIds.length) || KeyNames.includes(keyName) || KeyPairIds.includes(keyPairId),
    )
    return {
      KeyPairs: filtered(call, asked, FILTERS, ({ keyPairId }) => keyPairId).map((pair) => ({
        KeyPairId: pair.keyPairId,
        KeyType: pair.keyType,
        ...tagsOut(call, pair.keyPairId),
        ...(IncludePublicKey && { PublicKey: pair.publicKey }),
        CreateTime: new Date(pair.createTime),
        KeyName: pair.keyName,
        KeyFingerprint: pair.fingerprint,
      })),
    }
  },
})

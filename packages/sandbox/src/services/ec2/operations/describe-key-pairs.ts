import { type KeyPair, keyPairs } from '../entities.ts'
import { invalidParameterCombination, invalidParameterValue, notFound } from '../errors.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { noSuchKeyPairId } from '../key-pairs/key-pairs.ts'
import { ec2Operation } from '../operation.ts'
import { tagList, tagsOf } from '../tags.ts'

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
    if (KeyNames.length && KeyPairIds.length)
      throw invalidParameterCombination("The parameter 'keyPairId' may not be used in combination with 'keyName'")
    if (KeyNames.includes('')) throw invalidParameterValue("Invalid value '' for keyPairNames. It should not be blank")
    const unknown = KeyPairIds.find((id) => !all.some(({ keyPairId }) => keyPairId === id))
    if (unknown !== undefined) throw noSuchKeyPairId(unknown)
    const missing = KeyNames.filter((name) => !all.some(({ keyName }) => keyName === name))
    if (missing.length) throw notFound('key-pair', missing)
    const asked = all.filter(
      ({ keyName, keyPairId }) =>
        (!KeyNames.length && !KeyPairIds.length) || KeyNames.includes(keyName) || KeyPairIds.includes(keyPairId),
    )
    return {
      KeyPairs: filtered(call, asked, FILTERS, ({ keyPairId }) => keyPairId).map((pair) => ({
        KeyPairId: pair.keyPairId,
        KeyType: pair.keyType,
        Tags: tagList(tagsOf(call, pair.keyPairId)),
        ...(IncludePublicKey && { PublicKey: `${pair.publicKey}\n` }),
        CreateTime: new Date(pair.createTime),
        KeyName: pair.keyName,
        KeyFingerprint: pair.fingerprint,
      })),
    }
  },
})

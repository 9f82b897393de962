import { makeEd25519Key, makeRsaKey } from '../key-pairs/key-material.ts'
import { freeName, keepKey, type NewKeyInput, newKeyChecks, validNewKey } from '../key-pairs/key-pairs.ts'
import { ec2Operation } from '../operation.ts'
import { tagsOut } from '../tags.ts'

interface Input extends NewKeyInput {
  KeyType?: 'rsa' | 'ed25519'
  KeyFormat?: 'pem' | 'ppk'
}

export const createKeyPair = ec2Operation<Input>({
  name: 'CreateKeyPair',
  access: 'Write',
  triedFirst: true,
  validate: ({ input }) => validNewKey(input),
  authorise: (call) => newKeyChecks(call, 'CreateKeyPair', call.input.KeyType ?? 'rsa'),
  execute(call) {
    const { KeyName, KeyType = 'rsa', KeyFormat = 'pem' } = call.input
    freeName(call)
    const made = KeyType === 'rsa' ? makeRsaKey(call, KeyName, KeyFormat) : makeEd25519Key(call, KeyName, KeyFormat)
    const { privateKey, ...rest } = made
    const pair = keepKey(call, { keyType: KeyType, ...rest })
    return {
      KeyPairId: pair.keyPairId,
      ...tagsOut(call, pair.keyPairId),
      KeyName,
      KeyFingerprint: pair.fingerprint,
      KeyMaterial: privateKey,
    }
  },
})

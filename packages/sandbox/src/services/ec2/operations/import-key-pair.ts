import { readPublicKey } from '../key-pairs/key-material.ts'
import { freeName, keepKey, type NewKeyInput, newKeyChecks, validNewKey } from '../key-pairs/key-pairs.ts'
import { ec2Operation } from '../operation.ts'
import { tagsOut } from '../tags.ts'

interface Input extends NewKeyInput {
  PublicKeyMaterial: Uint8Array
}

export const importKeyPair = ec2Operation<Input>({
  name: 'ImportKeyPair',
  access: 'Write',
  validate: ({ input }) => validNewKey(input),
  authorise: (call) => newKeyChecks(call, 'ImportKeyPair'),
  execute(call) {
    const { KeyName, PublicKeyMaterial } = call.input
    freeName(call)
    const pair = keepKey(call, readPublicKey(PublicKeyMaterial, KeyName))
    return {
      KeyFingerprint: pair.fingerprint,
      KeyName,
      KeyPairId: pair.keyPairId,
      ...tagsOut(call, pair.keyPairId),
    }
  },
})

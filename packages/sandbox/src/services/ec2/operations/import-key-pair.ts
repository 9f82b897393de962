import { missingParameter } from '../errors.ts'
import { readPublicKey } from '../key-pairs/key-material.ts'
import {
  BEYOND_ASCII,
  freeName,
  invalidKeyParameter,
  keepKey,
  type NewKeyInput,
  newKeyChecks,
  validNewKey,
} from '../key-pairs/key-pairs.ts'
import { ec2Operation } from '../operation.ts'
import { tagsOut } from '../tags.ts'

interface Input extends NewKeyInput {
  PublicKeyMaterial: Uint8Array
}

/** Bytes. */
const LONGEST = 2_048

export const importKeyPair = ec2Operation<Input>({
  name: 'ImportKeyPair',
  access: 'Write',
  triedFirst: true,
  validate({ input }) {
    validNewKey(input)
    const { length } = input.PublicKeyMaterial
    if (length === 0) throw missingParameter('PublicKeyMaterial')
    if (length > LONGEST) throw invalidKeyParameter('PublicKeyMaterial', `Length exceeds maximum of ${LONGEST}.`)
    if (input.PublicKeyMaterial.some((byte) => byte > 0x7f))
      throw invalidKeyParameter('PublicKeyMaterial', BEYOND_ASCII)
  },
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

import type { Call } from '../../../call.ts'
import { type KeyPair, keyPairs } from '../entities.ts'
import { ec2Error, invalidParameterValue } from '../errors.ts'
import { isKeyPairId, keyCheck, keyOf, noSuchKeyPairId } from '../key-pairs/key-pairs.ts'
import { ec2Operation } from '../operation.ts'
import { forgetTags } from '../tags.ts'

interface Input {
  KeyName?: string
  KeyPairId?: string
}

function named(call: Call<Input>): KeyPair | undefined {
  const { KeyName, KeyPairId } = call.input
  if (KeyPairId === undefined) return KeyName === undefined ? undefined : keyOf(call, KeyName)
  return call
    .table(keyPairs)
    .by('id', KeyPairId)
    .find(({ region }) => region === call.region)
}

export const deleteKeyPair = ec2Operation<Input>({
  name: 'DeleteKeyPair',
  access: 'Write',
  triedFirst: true,
  validate({ input }) {
    const { KeyName, KeyPairId } = input
    if (!KeyName && !KeyPairId) throw ec2Error('MissingParameter', 'KeyName or KeyPairId must be provided')
    if (KeyPairId && !isKeyPairId(KeyPairId)) throw invalidParameterValue('Value for parameter keyPairId is invalid.')
  },
  authorise(call) {
    const pair = named(call)
    return keyCheck(call, 'DeleteKeyPair', pair, pair?.keyName ?? call.input.KeyName ?? '*')
  },
  /** A name that nobody has is deleted without complaint; an id is not. */
  execute(call) {
    const pair = named(call)
    if (!pair) {
      if (call.input.KeyPairId !== undefined) throw noSuchKeyPairId(call.input.KeyPairId)
      return { Return: true }
    }
    call.table(keyPairs).delete(keyPairs.key(pair))
    forgetTags(call, pair.keyPairId)
    return { Return: true, KeyPairId: pair.keyPairId }
  },
})

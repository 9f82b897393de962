import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { resourceCheck } from '../arns.ts'
import { type KeyPair, keyPairs } from '../entities.ts'
import { ec2Error, invalidParameterValue } from '../errors.ts'
import { newId } from '../ids.ts'
import {
  createTagsCheck,
  putTags,
  requestTagContext,
  type TagSpecification,
  tagsFor,
  tagsOf,
  validSpecifications,
} from '../tags.ts'
import type { ImportedKey } from './key-material.ts'

export interface NewKeyInput {
  KeyName: string
  TagSpecifications?: TagSpecification[]
}

export const keyOf = (call: Call, keyName: string): KeyPair | undefined =>
  call.table(keyPairs).get(`${call.region}/${keyName}`)

export function validNewKey({ KeyName, TagSpecifications }: NewKeyInput): void {
  validSpecifications(TagSpecifications, ['key-pair'])
  if (KeyName.length < 1 || KeyName.length > 255 || !/^[\x20-\x7e]+$/.test(KeyName) || KeyName.trim() !== KeyName)
    throw invalidParameterValue(
      `Value (${KeyName}) for parameter KeyName is invalid. The key name must be up to 255 ASCII characters without leading or trailing spaces.`,
    )
}

export function newKeyChecks(call: Call<NewKeyInput>, name: string, keyType?: KeyPair['keyType']): readonly Check[] {
  const { KeyName, TagSpecifications } = call.input
  const tags = tagsFor(TagSpecifications, 'key-pair')
  const check = resourceCheck(call, name, 'key-pair', KeyName, {
    'ec2:KeyPairName': KeyName,
    ...(keyType && { 'ec2:KeyPairType': keyType }),
    ...requestTagContext(tags),
  })
  return [check, ...createTagsCheck(call, check.resource, name, tags)]
}

/** @throws AwsError InvalidKeyPair.Duplicate */
export function keepKey(call: Call<NewKeyInput>, key: ImportedKey): KeyPair {
  const { KeyName, TagSpecifications } = call.input
  const pair: KeyPair = {
    ...key,
    keyPairId: newId(call, 'key'),
    keyName: KeyName,
    createTime: call.now,
    region: call.region,
  }
  call.table(keyPairs).put(pair)
  putTags(call, pair.keyPairId, 'key-pair', tagsFor(TagSpecifications, 'key-pair'))
  return pair
}

/** @throws AwsError InvalidKeyPair.Duplicate */
export function freeName(call: Call<NewKeyInput>): void {
  if (keyOf(call, call.input.KeyName)) throw ec2Error('InvalidKeyPair.Duplicate', 'The keypair already exists')
}

/** What an operation on a key pair that may exist asks: its ARN has its name, its tags hang on its id. */
export function keyCheck(call: Call, name: string, pair: KeyPair | undefined, keyName: string): Check {
  const tags = pair ? tagsOf(call, pair.keyPairId) : []
  const context: Record<string, string> = {}
  for (const { key, value } of tags) {
    context[`aws:ResourceTag/${key}`] = value
    context[`ec2:ResourceTag/${key}`] = value
  }
  return resourceCheck(call, name, 'key-pair', keyName, {
    'ec2:KeyPairName': keyName,
    ...(pair && { 'ec2:KeyPairType': pair.keyType }),
    ...context,
  })
}

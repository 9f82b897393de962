import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { resourceCheck } from '../arns.ts'
import { type KeyPair, keyPairs } from '../entities.ts'
import { ec2Error, invalidParameterValue, missingParameter } from '../errors.ts'
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

export const BEYOND_ASCII = 'Character sets beyond ASCII are not supported.'

export const invalidKeyParameter = (name: string, why: string): Error =>
  invalidParameterValue(`Value for parameter ${name} is invalid. ${why}`)

/** Words recorded on AWS in 2026 (radkawar/stackd, `key_pairs`). */
export function validNewKey({ KeyName, TagSpecifications }: NewKeyInput): void {
  validSpecifications(TagSpecifications, ['key-pair'])
  if (KeyName === '') throw missingParameter('KeyName')
  if (KeyName.length > 255) throw invalidKeyParameter('KeyName', 'Length exceeds maximum of 255.')
  if (KeyName.trim() !== KeyName)
    throw invalidParameterValue(`Invalid value '${KeyName}' for keyName. It should be trimmed`)
  if (/[^\0-\x7f]/.test(KeyName)) throw invalidKeyParameter('KeyName', BEYOND_ASCII)
  if (!/^[\x20-\x7e]+$/.test(KeyName)) throw invalidKeyParameter(KeyName, 'KeyName')
}

export const isKeyPairId = (id: string): boolean => /^key-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id)

export const noSuchKeyPairId = (id: string): Error => invalidParameterValue(`Invalid value '${id}' for keyPairId.`)

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

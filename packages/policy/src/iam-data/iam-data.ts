import { appendGlob, matchGlob } from '../compile/glob.ts'
import { accessLevels, type PackedAction, type PackedIamData } from './packed.ts'
import type { ActionInfo, ConditionKeyInfo, IamData, ResourceTypeInfo } from './types.ts'

/** Unpacks on demand: a service's tables when it is first asked for. */
export class PackedData implements IamData {
  readonly version: string
  private readonly packed: PackedIamData
  private readonly actionsOf = new Map<string, ReadonlyMap<string, ActionInfo>>()
  private readonly keyTable = new Map<string, ConditionKeyInfo>()
  private readonly templates: { prefix: string; suffix: string; info: ConditionKeyInfo }[] = []

  constructor(packed: PackedIamData) {
    this.packed = packed
    this.version = packed.version
    for (const [key, type] of packed.keys) {
      const info = { key, type: packed.types[type] ?? 'String' }
      this.keyTable.set(key.toLowerCase(), info)
      const [, prefix, suffix] = /^([^$]+)\$\{[^}]+\}(.*)$/.exec(key.toLowerCase()) ?? []
      if (prefix !== undefined && suffix !== undefined) this.templates.push({ prefix, suffix, info })
    }
  }

  services(): readonly string[] {
    return Object.keys(this.packed.services)
  }

  serviceName(service: string): string | undefined {
    return this.service(service)?.name
  }

  actions(service: string): readonly ActionInfo[] {
    return [...this.actionTable(service.toLowerCase()).values()]
  }

  action(action: string): ActionInfo | undefined {
    const [service = '', name = ''] = action.toLowerCase().split(':', 2)
    return this.actionTable(service).get(name)
  }

  resourceTypes(service: string): readonly ResourceTypeInfo[] {
    return (this.service(service)?.resources ?? []).map(([name, arn, keySet]) => ({
      name,
      arn,
      conditionKeys: this.keySet(keySet),
    }))
  }

  resourceType(service: string, name: string): ResourceTypeInfo | undefined {
    return this.resourceTypes(service).find((type) => type.name.toLowerCase() === name.toLowerCase())
  }

  globalConditionKeys(): readonly ConditionKeyInfo[] {
    return this.packed.globalKeys.flatMap((index) => {
      const [key, type] = this.packed.keys[index] ?? ['', 0]
      return key === '' ? [] : [{ key, type: this.packed.types[type] ?? 'String' }]
    })
  }

  conditionKey(key: string): ConditionKeyInfo | undefined {
    const wanted = key.toLowerCase()
    const known = this.keyTable.get(wanted)
    if (known) return known
    return this.templates.find(
      ({ prefix, suffix }) =>
        wanted.length > prefix.length + suffix.length && wanted.startsWith(prefix) && wanted.endsWith(suffix),
    )?.info
  }

  expandActions(pattern: string): readonly string[] {
    const lower = pattern.toLowerCase()
    const colon = lower.indexOf(':')
    const servicePattern = colon < 0 ? lower : lower.slice(0, colon)
    const glob: number[] = []
    appendGlob(glob, colon < 0 ? lower : lower.slice(colon + 1), false)
    const serviceGlob: number[] = []
    appendGlob(serviceGlob, servicePattern, false)
    const found: string[] = []
    for (const service of this.services()) {
      if (!matchGlob(serviceGlob, service)) continue
      for (const [name, info] of this.actionTable(service)) {
        if (matchGlob(glob, name)) found.push(`${service}:${info.name}`)
      }
    }
    return found.sort()
  }

  private service(service: string) {
    const lower = service.toLowerCase()
    return Object.hasOwn(this.packed.services, lower) ? this.packed.services[lower] : undefined
  }

  private keySet(index: number): readonly string[] {
    return (this.packed.keySets[index] ?? []).map((key) => this.packed.keys[key]?.[0] ?? '')
  }

  private actionTable(service: string): ReadonlyMap<string, ActionInfo> {
    const known = this.actionsOf.get(service)
    if (known) return known
    const packed = this.service(service)
    const table = new Map<string, ActionInfo>()
    for (const action of packed?.actions ?? []) {
      table.set(action[0].toLowerCase(), this.unpackAction(service, action, packed?.resources ?? []))
    }
    // Only services that exist are remembered: the caller's text must not fill the memory.
    if (packed) this.actionsOf.set(service, table)
    return table
  }

  private unpackAction(service: string, action: PackedAction, resources: readonly (readonly [string, ...unknown[]])[]) {
    const [name, level, keySet, on, dependents = []] = action
    return {
      service,
      name,
      accessLevel: accessLevels[level] ?? 'Write',
      resourceTypes: on.map(([resource, required, keys]) => ({
        name: resources[resource]?.[0] ?? '',
        required: required === 1,
        conditionKeys: this.keySet(keys),
      })),
      conditionKeys: this.keySet(keySet),
      dependentActions: dependents,
    }
  }
}

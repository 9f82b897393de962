import type { Operation } from './operation.ts'
import type { ServiceDefinition } from './service.ts'
import { accounts, documents, ledger, policyTexts } from './world/account.ts'
import type { CollectionDefinition } from './world/collection.ts'

/** What is offered, by name. */
export interface Registry {
  service(name: string): ServiceDefinition | undefined
  /** The service of our own that a value of `X-Amz-Target` names. */
  ownService(target: string): ServiceDefinition | undefined
  operation(service: string, name: string): Operation | undefined
  operations(): readonly Operation[]
  collections: ReadonlyMap<string, CollectionDefinition<never>>
}

/** @throws Error for two operations or collections of one name, and for an operation in another service's list: our fault. */
export function createRegistry(services: readonly ServiceDefinition[]): Registry {
  const byName = new Map(services.map((service) => [service.name as string, service]))
  const own = new Map(
    services.flatMap((service) => (service.model ? [[service.model.metadata.targetPrefix, service] as const] : [])),
  )
  const operations = new Map<string, Operation>()
  const collections = new Map<string, CollectionDefinition<never>>()
  const core: CollectionDefinition<never>[] = [accounts, documents, ledger, policyTexts]
  for (const collection of [...core, ...services.flatMap((service) => service.collections)]) {
    if (collections.has(collection.name)) throw new Error(`Two collections are called ${collection.name}`)
    collections.set(collection.name, collection)
  }
  for (const service of services)
    for (const operation of service.operations) {
      const name = `${operation.service}/${operation.name}`
      if (operation.service !== service.name) throw new Error(`${name} is listed by ${service.name}`)
      if (operations.has(name)) throw new Error(`Two operations are called ${name}`)
      operations.set(name, operation)
    }
  return {
    service: (name) => byName.get(name),
    ownService: (target) => own.get(target.slice(0, target.lastIndexOf('.'))),
    operation: (service, name) => operations.get(`${service}/${name}`),
    operations: () => [...operations.values()],
    collections,
  }
}

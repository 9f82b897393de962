import { loadService, type ServiceModel, type ServiceName } from '@first-line/aws-api'

/** Models that were loaded, at hand without waiting. */
export interface Models {
  get(name: ServiceName): ServiceModel | undefined
  load(name: ServiceName): Promise<ServiceModel>
}

export function createModels(): Models {
  const loaded = new Map<ServiceName, ServiceModel>()
  return {
    get: (name) => loaded.get(name),
    async load(name) {
      const model = await loadService(name)
      loaded.set(name, model)
      return model
    },
  }
}

/** Whose protocol answers a request to a service that we know nothing of, by the looks of the request. */
export function stranger(headers: Record<string, string>): ServiceName {
  if (headers['x-amz-target'] !== undefined) return 'dynamodb'
  return (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded') ? 'sts' : 'account'
}

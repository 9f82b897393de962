import { consoleModels, loadService, type ServiceModel, type ServiceName } from '@first-line/aws-api'

/** AWS's services, and the console's own for what AWS has no API for. */
export type CalledService = ServiceName | keyof typeof consoleModels

export const isOwn = (service: CalledService): service is keyof typeof consoleModels =>
  Object.hasOwn(consoleModels, service)

/** The model of a service; AWS's are loaded when first needed. */
export async function modelOf(service: CalledService): Promise<ServiceModel> {
  return isOwn(service) ? consoleModels[service] : loadService(service)
}

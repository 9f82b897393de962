import type { ServiceModel } from './model.ts'

/** Every import is written out: bundlers split each model into a file of its own. */
const loaders = {
  account: () => import('../models/account.json', { with: { type: 'json' } }),
  accessanalyzer: () => import('../models/accessanalyzer.json', { with: { type: 'json' } }),
  budgets: () => import('../models/budgets.json', { with: { type: 'json' } }),
  ce: () => import('../models/ce.json', { with: { type: 'json' } }),
  cloudtrail: () => import('../models/cloudtrail.json', { with: { type: 'json' } }),
  dynamodb: () => import('../models/dynamodb.json', { with: { type: 'json' } }),
  ec2: () => import('../models/ec2.json', { with: { type: 'json' } }),
  'ec2-instance-connect': () => import('../models/ec2-instance-connect.json', { with: { type: 'json' } }),
  iam: () => import('../models/iam.json', { with: { type: 'json' } }),
  'iam-toolbox': () => import('../models/iam-toolbox.json', { with: { type: 'json' } }),
  resourcegroupstaggingapi: () => import('../models/resourcegroupstaggingapi.json', { with: { type: 'json' } }),
  s3: () => import('../models/s3.json', { with: { type: 'json' } }),
  s3control: () => import('../models/s3control.json', { with: { type: 'json' } }),
  signin: () => import('../models/signin.json', { with: { type: 'json' } }),
  sns: () => import('../models/sns.json', { with: { type: 'json' } }),
  sts: () => import('../models/sts.json', { with: { type: 'json' } }),
} satisfies Record<string, () => Promise<{ default: unknown }>>

/** Name of a service as in botocore and on the command line. */
export type ServiceName = keyof typeof loaders

export const serviceNames = Object.keys(loaders) as ServiceName[]

const loaded = new Map<ServiceName, Promise<ServiceModel>>()

/** The model of a service, loaded once. */
export function loadService(name: ServiceName): Promise<ServiceModel> {
  let model = loaded.get(name)
  if (!model) {
    // Two casts: TypeScript's type of a JSON file this size says less than ServiceModel does.
    model = loaders[name]().then((module) => module.default as unknown as ServiceModel)
    loaded.set(name, model)
  }
  return model
}

export function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(loaders, name)
}

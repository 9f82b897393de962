import type { ServiceName } from '@first-line/aws-api'
import type { OperationSamples } from '../testing/sample.ts'
import { accessAnalyzerSamples } from './accessanalyzer/samples.ts'
import { accountSamples } from './account/samples.ts'
import { budgetsSamples } from './budgets/samples.ts'
import { ceSamples } from './ce/samples.ts'
import { cloudtrailSamples } from './cloudtrail/samples.ts'
import { dynamodbSamples } from './dynamodb/samples.ts'
import { ec2Samples } from './ec2/samples.ts'
import { ec2InstanceConnectSamples } from './ec2-instance-connect/samples.ts'
import { iamSamples } from './iam/samples.ts'
import { iamToolboxSamples } from './iam-toolbox/samples.ts'
import { taggingSamples } from './resource-groups-tagging/samples.ts'
import { s3Samples } from './s3/samples.ts'
import { s3controlSamples } from './s3control/samples.ts'
import { signinSamples } from './signin/samples.ts'
import { snsSamples } from './sns/samples.ts'
import { stsSamples } from './sts/samples.ts'

/** Samples of every service's operations: tests only. */
export const samples: Partial<Record<ServiceName, OperationSamples>> = {
  accessanalyzer: accessAnalyzerSamples,
  ce: ceSamples,
  cloudtrail: cloudtrailSamples,
  account: accountSamples,
  budgets: budgetsSamples,
  dynamodb: dynamodbSamples,
  ec2: ec2Samples,
  'ec2-instance-connect': ec2InstanceConnectSamples,
  iam: iamSamples,
  'iam-toolbox': iamToolboxSamples,
  resourcegroupstaggingapi: taggingSamples,
  s3: s3Samples,
  s3control: s3controlSamples,
  signin: signinSamples,
  sns: snsSamples,
  sts: stsSamples,
}

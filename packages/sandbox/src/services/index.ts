import type { ServiceDefinition } from '../service.ts'
import { accessAnalyzer } from './accessanalyzer/index.ts'
import { accountService } from './account/index.ts'
import { budgetsService } from './budgets/index.ts'
import { costExplorer } from './ce/index.ts'
import { cloudtrail } from './cloudtrail/index.ts'
import { consoleSettings } from './console-settings/index.ts'
import { dynamodb } from './dynamodb/index.ts'
import { ec2 } from './ec2/index.ts'
import { ec2InstanceConnect } from './ec2-instance-connect/index.ts'
import { iam } from './iam/index.ts'
import { iamToolbox } from './iam-toolbox/index.ts'
import { resourceGroupsTagging } from './resource-groups-tagging/index.ts'
import { s3 } from './s3/index.ts'
import { s3control } from './s3control/index.ts'
import { awsSignin } from './signin/aws-signin.ts'
import { signin } from './signin/index.ts'
import { sns } from './sns/index.ts'
import { sts } from './sts/index.ts'

/** Every service that is offered. */
export const services: readonly ServiceDefinition[] = [
  accessAnalyzer,
  accountService,
  awsSignin,
  budgetsService,
  cloudtrail,
  consoleSettings,
  costExplorer,
  dynamodb,
  ec2,
  ec2InstanceConnect,
  iam,
  iamToolbox,
  resourceGroupsTagging,
  s3,
  s3control,
  signin,
  sns,
  sts,
]

import { defineCollection } from '../../../world/collection.ts'

/** The credential report as it was made; one record, `report`. */
export interface CredentialReport {
  /** Ledger time. */
  generatedTime: string
  content: string
}

export const credentialReports = defineCollection<CredentialReport>()({
  name: 'iam:credential-report',
  scope: 'account',
  key: () => 'report',
})

/** A report of service-last-accessed data. What it shows is looked up when it is read. */
export interface LastAccessedJob {
  jobId: string
  /** ARN of the user, group, role or policy. */
  arn: string
  type: 'SERVICE_LEVEL' | 'ACTION_LEVEL'
  createDate: string
}

export const lastAccessedJobs = defineCollection<LastAccessedJob>()({
  name: 'iam:last-accessed-job',
  scope: 'account',
  key: (job) => job.jobId,
})

export interface Access {
  /** Ledger time, ISO 8601. */
  date: string
  region: string
}

/** When a user or role last tried to use a service, and its actions. Written with the events of reads: nobody waits for it. */
export interface ServiceUse extends Access {
  /** Unique id of the user or role, or `root`. */
  entity: string
  /** Prefix in policies: `iam`. */
  namespace: string
  actions: Readonly<Record<string, Access>>
}

export const serviceUses = defineCollection<ServiceUse>()({
  name: 'iam:service-use',
  scope: 'account',
  key: (use) => `${use.entity}/${use.namespace}`,
  indexes: { entity: (use) => [use.entity] },
})

/** A service-linked role that was deleted, by the id of the task. */
export interface DeletionTask {
  taskId: string
  roleName: string
  createDate: string
}

export const deletionTasks = defineCollection<DeletionTask>()({
  name: 'iam:service-linked-role-deletion',
  scope: 'account',
  key: (task) => task.taskId,
})

import type { AwsStructure } from '@first-line/aws-api'
import { type IamData, loadIamData } from '@first-line/policy/iam-data'
import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { type LastAccessedJob, lastAccessedJobs } from '../../entities/reports.ts'
import { entityCheck, entityOfArn } from '../../entity-of-arn.ts'
import { noSuchEntity } from '../../errors.ts'
import { entitiesBehind, lastUseOf, reachableServices, trackedActions } from '../../last-accessed-report.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { existingPolicy, policyCheck } from '../../policies.ts'

const isPolicy = (arn: string): boolean => /^arn:aws[\w-]*:iam::(?:aws|\d{12}):policy\//.test(arn)

export const generateServiceLastAccessedDetails = defineOperation<{
  Arn: string
  Granularity?: LastAccessedJob['type']
}>({
  service: 'iam',
  name: 'GenerateServiceLastAccessedDetails',
  // `Read` in AWS's reference; but it leaves something behind, which the reader must not.
  access: 'Write',
  authorise: (call) =>
    (isPolicy(call.input.Arn) ? policyCheck : entityCheck)(
      call,
      'iam:GenerateServiceLastAccessedDetails',
      call.input.Arn,
    ),
  execute(call) {
    const { Arn, Granularity = 'SERVICE_LEVEL' } = call.input
    if (isPolicy(Arn)) existingPolicy(call, Arn)
    else entityOfArn(call, Arn)
    const jobId = call.ids.requestId()
    call.table(lastAccessedJobs).put({ jobId, arn: Arn, type: Granularity, createDate: call.now })
    return { JobId: jobId }
  },
})

/** @throws AwsError NoSuchEntity; wording unverified */
function jobOf(call: Call, jobId: string): LastAccessedJob {
  const job = call.table(lastAccessedJobs).get(jobId)
  if (!job) throw noSuchEntity(`Job id ${jobId} not found.`)
  return job
}

/** As the reference has it, without the abbreviation that follows some names there: `… Management (IAM)`. */
function serviceName(namespace: string, data: IamData): string {
  return data.serviceName(namespace)?.replace(/ \([A-Z]+\)$/, '') ?? namespace
}

/** A job is done as soon as it is asked for. */
const done = ({ createDate }: LastAccessedJob) => ({
  JobStatus: 'COMPLETED',
  JobCreationDate: new Date(createDate),
  JobCompletionDate: new Date(createDate),
})

export const getServiceLastAccessedDetails = defineOperation<PageInput & { JobId: string }, AwsStructure, IamData>({
  service: 'iam',
  name: 'GetServiceLastAccessedDetails',
  access: 'Read',
  authorise: () => ({ action: 'iam:GetServiceLastAccessedDetails', resource: '*' }),
  receive: () => loadIamData(),
  execute(call, data) {
    const job = jobOf(call, call.input.JobId)
    const entities = entitiesBehind(call, job.arn)
    const services = reachableServices(call, job.arn, data)
    const { items, rest } = pageOf(call.input, services, (namespace) => namespace)
    return {
      ...done(job),
      JobType: job.type,
      ServicesLastAccessed: items.map((namespace) => {
        const uses = lastUseOf(call, entities, namespace)
        const [last] = uses
        return {
          ServiceName: serviceName(namespace, data),
          ServiceNamespace: namespace,
          ...(last && {
            LastAuthenticated: new Date(last.use.date),
            LastAuthenticatedEntity: last.entity.arn,
            LastAuthenticatedRegion: last.use.region,
          }),
          TotalAuthenticatedEntities: uses.length,
          ...(job.type === 'ACTION_LEVEL' && trackedActions(namespace, uses)),
        }
      }),
      ...rest,
    }
  },
})

export const getServiceLastAccessedDetailsWithEntities = defineOperation<
  PageInput & { JobId: string; ServiceNamespace: string }
>({
  service: 'iam',
  name: 'GetServiceLastAccessedDetailsWithEntities',
  access: 'Read',
  authorise: () => ({ action: 'iam:GetServiceLastAccessedDetailsWithEntities', resource: '*' }),
  execute(call) {
    const job = jobOf(call, call.input.JobId)
    const entities = entitiesBehind(call, job.arn)
    const uses = new Map(
      lastUseOf(call, entities, call.input.ServiceNamespace).map(({ entity, use }) => [entity.id, use.date]),
    )
    // The most recent first, then those that never were there.
    const sorted = entities.toSorted((a, b) => (uses.get(b.id) ?? '').localeCompare(uses.get(a.id) ?? ''))
    const { items, rest } = pageOf(call.input, sorted, ({ id }) => id)
    return {
      ...done(job),
      EntityDetailsList: items.map(({ arn, name, type, id, path }) => ({
        EntityInfo: { Arn: arn, Name: name, Type: type, Id: id, Path: path },
        ...(uses.has(id) && { LastAuthenticated: new Date(uses.get(id)!) }),
      })),
      ...rest,
    }
  },
})

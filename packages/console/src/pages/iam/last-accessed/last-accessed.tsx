import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { longDate } from '../../../parts/dates.ts'
import { ResourceTable } from '../../../parts/resource-table.tsx'

interface ServiceLastAccessed {
  ServiceName: string
  ServiceNamespace: string
  LastAuthenticated?: Date
  LastAuthenticatedRegion?: string
  TotalAuthenticatedEntities?: number
}

interface Details {
  JobStatus: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED'
  ServicesLastAccessed?: ServiceLastAccessed[]
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** *Last Accessed*: what the permissions allow, and when it was used. IAM works it out when asked. */
export function LastAccessed({ arn }: { arn: string }) {
  const [services, setServices] = useState<ServiceLastAccessed[]>()
  const report = useAction(async (aws) => {
    const { JobId } = await aws<{ JobId: string }>('iam', 'GenerateServiceLastAccessedDetails', { Arn: arn })
    for (let tries = 0; tries < 60; tries++) {
      const details = await aws<Details>('iam', 'GetServiceLastAccessedDetails', { JobId, MaxItems: 1000 })
      if (details.JobStatus === 'FAILED') throw new Error('IAM could not make the report. Try again.')
      if (details.JobStatus === 'COMPLETED') {
        setServices(details.ServicesLastAccessed ?? [])
        return true
      }
      await pause(500)
    }
    throw new Error('IAM is still making the report. Try again in a moment.')
  })
  if (!services) {
    return (
      <Box padding="m">
        <Box variant="p">
          Last accessed information shows the services that the permissions of this identity reach, and when they were
          used last. Use it to take away what is not needed.
        </Box>
        {report.fault && <Box color="text-status-error">{report.fault.message}</Box>}
        <Button loading={report.busy} onClick={() => void report.run()}>
          Generate report
        </Button>
      </Box>
    )
  }
  return (
    <ResourceTable<ServiceLastAccessed>
      title="Allowed services"
      items={services}
      refresh={() => void report.run()}
      idOf={({ ServiceNamespace }) => ServiceNamespace}
      filterPlaceholder="Search services"
      columns={[
        {
          id: 'service',
          header: 'Service',
          isRowHeader: true,
          cell: ({ ServiceName }) => ServiceName,
          value: ({ ServiceName, ServiceNamespace }) => `${ServiceName} ${ServiceNamespace}`,
        },
        {
          id: 'last',
          header: 'Last accessed',
          cell: ({ LastAuthenticated }) =>
            LastAuthenticated ? longDate(LastAuthenticated) : 'Not accessed in the tracking period',
          value: ({ LastAuthenticated }) => LastAuthenticated,
        },
        {
          id: 'region',
          header: 'Region',
          cell: ({ LastAuthenticatedRegion }) => LastAuthenticatedRegion ?? '-',
          value: ({ LastAuthenticatedRegion }) => LastAuthenticatedRegion,
        },
      ]}
      empty="The permissions reach no service."
    />
  )
}

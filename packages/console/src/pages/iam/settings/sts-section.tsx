import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useState } from 'react'
import { regionName } from '../../../aws/region.ts'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'

interface Endpoint {
  Region: string
  Status: 'Active' | 'Inactive'
}

/** *Security Token Service (STS)*: which Regions give out temporary credentials. AWS has no API for it. */
export function StsSection() {
  const { data, fault, refresh } = useRead<{ Endpoints: Endpoint[] }>('console-settings', 'ListSTSRegionalEndpoints')
  const [asked, setAsked] = useState<Endpoint>()
  const set = useAction(async (aws, Region: string, Status: Endpoint['Status']) => {
    await aws('console-settings', 'SetSTSRegionalEndpointStatus', { Region, Status })
    return true
  })
  const change = async (Region: string, Status: Endpoint['Status']) => {
    if (!(await set.run(Region, Status))) return
    notify({ type: 'success', content: `STS in ${regionName(Region)} is ${Status.toLowerCase()}.` })
    setAsked(undefined)
  }
  return (
    <SpaceBetween size="m">
      <FaultAlert fault={asked ? undefined : set.fault} onDismiss={set.forget} />
      <ResourceTable<Endpoint>
        title="Security Token Service (STS): endpoints"
        description="Turn off the endpoints of Regions that nobody uses: then nobody can get temporary credentials there."
        items={data?.Endpoints}
        fault={fault}
        refresh={refresh}
        idOf={({ Region }) => Region}
        filterPlaceholder="Search Regions"
        columns={[
          {
            id: 'region',
            header: 'Region name',
            isRowHeader: true,
            cell: ({ Region }) => regionName(Region),
            value: ({ Region }) => regionName(Region),
          },
          {
            id: 'endpoint',
            header: 'Endpoint',
            cell: ({ Region }) => `https://sts.${Region}.amazonaws.com`,
            value: ({ Region }) => Region,
          },
          {
            id: 'status',
            header: 'STS status',
            cell: (endpoint) =>
              endpoint.Region === 'us-east-1' ? (
                'Always active'
              ) : (
                <Toggle
                  checked={endpoint.Status === 'Active'}
                  disabled={set.busy}
                  ariaLabel={`STS in ${regionName(endpoint.Region)}`}
                  onChange={({ detail }) =>
                    detail.checked ? void change(endpoint.Region, 'Active') : setAsked(endpoint)
                  }
                >
                  {endpoint.Status}
                </Toggle>
              ),
            value: ({ Status }) => Status,
          },
        ]}
        empty="No endpoints."
      />
      <ConfirmDelete
        visible={asked !== undefined}
        title={`Deactivate STS in ${asked ? regionName(asked.Region) : ''}?`}
        label="Deactivate"
        busy={set.busy}
        fault={set.fault}
        onCancel={() => {
          setAsked(undefined)
          set.forget()
        }}
        onConfirm={() => {
          if (asked) void change(asked.Region, 'Inactive')
        }}
      >
        Calls to this endpoint with credentials of this account are refused from then on. You can activate it again at
        any time.
      </ConfirmDelete>
    </SpaceBetween>
  )
}

import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { regionName } from '../../aws/region.ts'
import { useAction } from '../../aws/use-action.ts'
import { useRead } from '../../aws/use-read.ts'
import { notify } from '../../frame/notices.ts'
import { ConfirmDelete } from '../../parts/confirm-delete.tsx'
import { ResourceTable } from '../../parts/resource-table.tsx'

interface Region {
  RegionName: string
  RegionOptStatus: 'ENABLED' | 'ENABLING' | 'DISABLING' | 'DISABLED' | 'ENABLED_BY_DEFAULT'
}

const words = {
  ENABLED: { type: 'success', text: 'Enabled' },
  ENABLED_BY_DEFAULT: { type: 'success', text: 'Enabled by default' },
  ENABLING: { type: 'in-progress', text: 'Enabling' },
  DISABLING: { type: 'in-progress', text: 'Disabling' },
  DISABLED: { type: 'stopped', text: 'Disabled' },
} as const

/** *AWS Regions*: the newer ones are switched on by those who want them. */
export function AccountRegions() {
  const { data, fault, refresh } = useRead<{ Regions: Region[] }>('account', 'ListRegions')
  const [selected, setSelected] = useState<readonly Region[]>([])
  const [asked, setAsked] = useState(false)
  const chosen = data?.Regions.find(({ RegionName }) => RegionName === selected[0]?.RegionName)
  const enable = chosen?.RegionOptStatus === 'DISABLED'
  const change = useAction(async (aws, RegionName: string) => {
    await aws('account', enable ? 'EnableRegion' : 'DisableRegion', { RegionName })
    return true
  })
  const fixed = !chosen || chosen.RegionOptStatus === 'ENABLED_BY_DEFAULT' || chosen.RegionOptStatus.endsWith('ING')
  return (
    <>
      <ResourceTable<Region>
        title="AWS Regions"
        description="A Region that nobody uses is a Region where nobody looks: leave it disabled."
        items={data?.Regions}
        fault={fault}
        refresh={refresh}
        idOf={({ RegionName }) => RegionName}
        filterPlaceholder="Search Regions"
        selection="single"
        selected={selected}
        onSelect={setSelected}
        pageSize={10}
        actions={
          <Button
            disabled={fixed}
            disabledReason={chosen ? 'This Region cannot be switched now.' : 'Select a Region first.'}
            onClick={() => setAsked(true)}
          >
            {enable ? 'Enable' : 'Disable'}
          </Button>
        }
        columns={[
          {
            id: 'name',
            header: 'Region name',
            isRowHeader: true,
            cell: ({ RegionName }) => regionName(RegionName),
            value: ({ RegionName }) => regionName(RegionName),
          },
          {
            id: 'code',
            header: 'Code',
            cell: ({ RegionName }) => RegionName,
            value: ({ RegionName }) => RegionName,
          },
          {
            id: 'status',
            header: 'Status',
            cell: ({ RegionOptStatus }) => {
              const { type, text } = words[RegionOptStatus]
              return <StatusIndicator type={type}>{text}</StatusIndicator>
            },
            value: ({ RegionOptStatus }) => words[RegionOptStatus].text,
          },
        ]}
        empty="No Regions."
      />
      <ConfirmDelete
        visible={asked && chosen !== undefined}
        title={`${enable ? 'Enable' : 'Disable'} ${chosen?.RegionName}?`}
        label={enable ? 'Enable Region' : 'Disable Region'}
        busy={change.busy}
        fault={change.fault}
        onCancel={() => setAsked(false)}
        onConfirm={async () => {
          if (!chosen || !(await change.run(chosen.RegionName))) return
          notify({ type: 'success', content: `${chosen.RegionName} is being ${enable ? 'enabled' : 'disabled'}.` })
          setAsked(false)
        }}
      >
        {enable
          ? 'IAM data is copied to the Region; that takes a few minutes on AWS.'
          : 'What is in the Region goes on and costs money, and you cannot reach it until the Region is enabled again.'}
      </ConfirmDelete>
    </>
  )
}

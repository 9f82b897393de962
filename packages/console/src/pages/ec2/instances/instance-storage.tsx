import { useRead } from '../../../aws/use-read.ts'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import type { Instance } from '../shapes.ts'

interface Volume {
  VolumeId: string
  Size: number
  VolumeType: string
  State: string
  Encrypted: boolean
  Attachments: { Device: string; DeleteOnTermination: boolean }[]
}

/** *Storage*: its disks, and what becomes of them. */
export function InstanceStorage({ instance: { InstanceId } }: { instance: Instance }) {
  const { data, fault, refresh } = useRead<{ Volumes: Volume[] }>('ec2', 'DescribeVolumes', {
    Filters: [{ Name: 'attachment.instance-id', Values: [InstanceId] }],
  })
  return (
    <ResourceTable<Volume>
      title="Block devices"
      items={data?.Volumes}
      fault={fault}
      refresh={refresh}
      idOf={({ VolumeId }) => VolumeId}
      filterPlaceholder="Filter block devices"
      columns={[
        {
          id: 'id',
          header: 'Volume ID',
          isRowHeader: true,
          cell: ({ VolumeId }) => VolumeId,
          value: ({ VolumeId }) => VolumeId,
        },
        { id: 'device', header: 'Device name', cell: deviceOf, value: deviceOf },
        { id: 'size', header: 'Volume size (GiB)', cell: ({ Size }) => Size, value: ({ Size }) => Size },
        { id: 'type', header: 'Type', cell: ({ VolumeType }) => VolumeType, value: ({ VolumeType }) => VolumeType },
        { id: 'encrypted', header: 'Encrypted', cell: ({ Encrypted }) => (Encrypted ? 'Yes' : 'No') },
        {
          id: 'delete',
          header: 'Delete on termination',
          cell: ({ Attachments }) => (Attachments[0]?.DeleteOnTermination ? 'Yes' : 'No'),
        },
      ]}
      empty="No disks. A terminated machine has none any more."
    />
  )
}

const deviceOf = ({ Attachments }: Volume): string => Attachments[0]?.Device ?? '-'

import { useRead } from '../../../aws/use-read.ts'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { path } from '../../../router/pattern.ts'
import type { SecurityGroup } from '../shapes.ts'
import { flatRules } from './flat-rules.ts'

export default function SecurityGroupsPage() {
  const { data, fault, refresh } = useRead<{ SecurityGroups: SecurityGroup[] }>('ec2', 'DescribeSecurityGroups')
  return (
    <ResourceTable<SecurityGroup>
      title="Security groups"
      headingVariant="awsui-h1-sticky"
      variant="full-page"
      description="What may reach a machine, and where it may go. In this practice console they are read; the launch wizard makes one, and aws ec2 changes them."
      items={data?.SecurityGroups}
      fault={fault}
      refresh={refresh}
      idOf={({ GroupId }) => GroupId}
      filterPlaceholder="Find security groups"
      columns={[
        {
          id: 'id',
          header: 'Security group ID',
          isRowHeader: true,
          cell: ({ GroupId }) => <To to={path`/ec2/security-groups/${GroupId}`}>{GroupId}</To>,
          value: ({ GroupId }) => GroupId,
        },
        {
          id: 'name',
          header: 'Security group name',
          cell: ({ GroupName }) => GroupName,
          value: ({ GroupName }) => GroupName,
        },
        { id: 'vpc', header: 'VPC ID', cell: ({ VpcId }) => VpcId, value: ({ VpcId }) => VpcId },
        {
          id: 'description',
          header: 'Description',
          cell: ({ Description }) => Description,
          value: ({ Description }) => Description,
        },
        {
          id: 'inbound',
          header: 'Inbound rules count',
          cell: ({ IpPermissions }) => flatRules(IpPermissions).length,
          value: ({ IpPermissions }) => flatRules(IpPermissions).length,
        },
      ]}
      empty="No security groups in this Region. A machine without one cannot be."
    />
  )
}

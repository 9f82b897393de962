import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRead } from '../../../aws/use-read.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import type { PageProps } from '../../../services.ts'
import type { SecurityGroup } from '../shapes.ts'
import { RulesTable } from './rules-table.tsx'

export default function SecurityGroupPage({ params: { id = '' } }: PageProps) {
  const { data, fault, refresh } = useRead<{ SecurityGroups: SecurityGroup[] }>('ec2', 'DescribeSecurityGroups', {
    GroupIds: [id],
  })
  const group = data?.SecurityGroups[0]
  return (
    <ContentLayout header={<Header variant="h1">{group ? `${id} - ${group.GroupName}` : id}</Header>}>
      <SpaceBetween size="l">
        <FaultAlert fault={fault} onRetry={refresh} />
        <Container header={<Header variant="h2">Details</Header>}>
          {group ? (
            <KeyValuePairs
              columns={3}
              items={[
                { label: 'Security group name', value: group.GroupName },
                { label: 'Description', value: group.Description },
                { label: 'VPC ID', value: group.VpcId },
              ]}
            />
          ) : (
            !fault && <Waiting lines={2} />
          )}
        </Container>
        {!fault && (
          <SpaceBetween size="l">
            <RulesTable title="Inbound rules" rules={group?.IpPermissions} direction="Source" />
            <RulesTable title="Outbound rules" rules={group?.IpPermissionsEgress} direction="Destination" />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}

import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRead } from '../../../aws/use-read.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { To } from '../../../parts/link.tsx'
import { path } from '../../../router/pattern.ts'
import { RulesTable } from '../groups/rules-table.tsx'
import { type Instance, profileName, type SecurityGroup } from '../shapes.ts'

/** *Security*: its role, and what its security groups let in and out. */
export function InstanceSecurity({
  instance: { IamInstanceProfile, SecurityGroups, KeyName },
}: {
  instance: Instance
}) {
  const ids = SecurityGroups.map(({ GroupId }) => GroupId)
  const { data, fault, refresh } = useRead<{ SecurityGroups: SecurityGroup[] }>(
    'ec2',
    'DescribeSecurityGroups',
    { GroupIds: ids },
    { when: ids.length > 0 },
  )
  const groups = data?.SecurityGroups ?? []
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Security details</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'IAM role', value: IamInstanceProfile ? profileName(IamInstanceProfile.Arn) : '-' },
            { label: 'Key pair assigned at launch', value: KeyName ?? '-' },
            {
              label: 'Security groups',
              value:
                ids.length === 0
                  ? '-'
                  : SecurityGroups.map(({ GroupId, GroupName }) => (
                      <div key={GroupId}>
                        <To to={path`/ec2/security-groups/${GroupId}`}>
                          {GroupId} ({GroupName})
                        </To>
                      </div>
                    )),
            },
          ]}
        />
      </Container>
      <FaultAlert fault={fault} onRetry={refresh} />
      {ids.length > 0 && (
        <SpaceBetween size="l">
          <RulesTable
            title="Inbound rules"
            rules={data && groups.flatMap(({ IpPermissions }) => IpPermissions)}
            direction="Source"
          />
          <RulesTable
            title="Outbound rules"
            rules={data && groups.flatMap(({ IpPermissionsEgress }) => IpPermissionsEgress)}
            direction="Destination"
          />
        </SpaceBetween>
      )}
    </SpaceBetween>
  )
}

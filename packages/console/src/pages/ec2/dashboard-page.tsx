import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { $region, regions } from '../../aws/region.ts'
import { useRead } from '../../aws/use-read.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import KeyValuePairs from '../../parts/key-value-pairs.tsx'
import { To } from '../../parts/link.tsx'
import { navigate } from '../../router/location.ts'
import { useInstances } from './instances/use-instances.ts'
import type { KeyPair, SecurityGroup } from './shapes.ts'

export default function DashboardPage() {
  const region = useStore($region)
  const { instances, fault, refresh } = useInstances()
  const keys = useRead<{ KeyPairs: KeyPair[] }>('ec2', 'DescribeKeyPairs')
  const groups = useRead<{ SecurityGroups: SecurityGroup[] }>('ec2', 'DescribeSecurityGroups')
  const volumes = useRead<{ Volumes: object[] }>('ec2', 'DescribeVolumes')
  const running = instances?.filter(({ State }) => State.Name === 'running').length
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <Button variant="primary" onClick={() => navigate('/ec2/launch')}>
              Launch instance
            </Button>
          }
        >
          EC2 Dashboard
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FaultAlert fault={fault ?? keys.fault ?? groups.fault ?? volumes.fault} onRetry={refresh} />
        <Container
          header={
            <Header
              variant="h2"
              description={`In ${regions.find(([id]) => id === region)?.[1] ?? region}. Other Regions have machines of their own.`}
            >
              Resources
            </Header>
          }
        >
          <KeyValuePairs
            columns={4}
            items={[
              { label: 'Instances (running)', value: <Count to="/ec2/instances" of={running} /> },
              { label: 'Instances', value: <Count to="/ec2/instances" of={instances?.length} /> },
              { label: 'Key pairs', value: <Count to="/ec2/key-pairs" of={keys.data?.KeyPairs.length} /> },
              {
                label: 'Security groups',
                value: <Count to="/ec2/security-groups" of={groups.data?.SecurityGroups.length} />,
              },
              { label: 'Volumes', value: <Box fontSize="heading-l">{volumes.data?.Volumes.length ?? '-'}</Box> },
            ]}
          />
        </Container>
        <Container header={<Header variant="h2">What runs here</Header>}>
          An instance of this practice account is a machine in the workshop’s terminal. Its states, its metadata
          service, its role and its credentials are as on AWS; it costs nothing, but the bill of the account counts it
          as if it did.
        </Container>
      </SpaceBetween>
    </ContentLayout>
  )
}

function Count({ to, of }: { to: string; of: number | undefined }) {
  return of === undefined ? (
    '-'
  ) : (
    <To to={to} fontSize="heading-l" ariaLabel={`${of}, show them`}>
      {of}
    </To>
  )
}

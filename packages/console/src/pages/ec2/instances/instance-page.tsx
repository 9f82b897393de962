import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useRead } from '../../../aws/use-read.ts'
import { Copy } from '../../../parts/copy.tsx'
import { longDate } from '../../../parts/dates.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { To } from '../../../parts/link.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { path } from '../../../router/pattern.ts'
import { useTab } from '../../../router/use-tab.ts'
import type { PageProps } from '../../../services.ts'
import { type Image, type Instance, nameOf, profileName } from '../shapes.ts'
import { InstanceActions } from './instance-actions.tsx'
import { InstanceSecurity } from './instance-security.tsx'
import { InstanceState } from './instance-state.tsx'
import { InstanceStorage } from './instance-storage.tsx'
import { InstanceTags } from './instance-tags.tsx'
import { useInstances } from './use-instances.ts'

export default function InstancePage({ params: { id = '' } }: PageProps) {
  const { instances, fault, refresh } = useInstances([id])
  const [tab, setTab] = useTab('details')
  const instance = instances?.[0]
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button iconName="refresh" ariaLabel="Refresh the instance" onClick={refresh} />
              {instance && <InstanceActions instances={[instance]} />}
            </SpaceBetween>
          }
        >
          Instance summary for {id}
          {instance && nameOf(instance) && ` (${nameOf(instance)})`}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FaultAlert fault={fault} onRetry={refresh} />
        <Container>{instance ? <Summary instance={instance} /> : !fault && <Waiting lines={4} />}</Container>
        {instance && (
          <Tabs
            ariaLabel={`About ${id}`}
            activeTabId={tab}
            onChange={({ detail }) => setTab(detail.activeTabId)}
            tabs={[
              { id: 'details', label: 'Details', content: <Details instance={instance} /> },
              { id: 'security', label: 'Security', content: <InstanceSecurity instance={instance} /> },
              { id: 'networking', label: 'Networking', content: <Networking instance={instance} /> },
              { id: 'storage', label: 'Storage', content: <InstanceStorage instance={instance} /> },
              { id: 'tags', label: 'Tags', content: <InstanceTags instance={instance} /> },
            ]}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}

function Summary({ instance }: { instance: Instance }) {
  const { InstanceId, State, PublicIpAddress, PrivateIpAddress, PublicDnsName, InstanceType, VpcId } = instance
  const profile = instance.IamInstanceProfile?.Arn
  return (
    <KeyValuePairs
      columns={3}
      items={[
        { label: 'Instance ID', value: <Copy text={InstanceId} label="Copy the instance ID" /> },
        {
          label: 'Public IPv4 address',
          value: PublicIpAddress ? <Copy text={PublicIpAddress} label="Copy the public address" /> : '-',
        },
        { label: 'Private IPv4 address', value: PrivateIpAddress ?? '-' },
        { label: 'Instance state', value: <InstanceState state={State.Name} /> },
        { label: 'Instance type', value: InstanceType },
        { label: 'Public DNS', value: PublicDnsName ? <span className="fl-break">{PublicDnsName}</span> : '-' },
        {
          label: 'IAM role',
          value: profile ? <To to={path`/iam/roles/${profileName(profile)}`}>{profileName(profile)}</To> : '-',
        },
        { label: 'IMDSv2', value: instance.MetadataOptions.HttpTokens === 'required' ? 'Required' : 'Optional' },
        { label: 'VPC ID', value: VpcId ?? '-' },
      ]}
    />
  )
}

function Details({ instance }: { instance: Instance }) {
  const { ImageId, LaunchTime, KeyName, MetadataOptions, StateReason } = instance
  const images = useRead<{ Images: Image[] } | null>(
    'ec2',
    'DescribeImages',
    { ImageIds: [ImageId] },
    { absent: ['UnauthorizedOperation', 'InvalidAMIID.NotFound'] },
  )
  return (
    <Container header={<Header variant="h2">Instance details</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'AMI ID', value: ImageId },
          { label: 'AMI name', value: <span className="fl-break">{images.data?.Images[0]?.Name ?? '-'}</span> },
          { label: 'Platform details', value: instance.PlatformDetails ?? '-' },
          { label: 'Launch time', value: longDate(LaunchTime) },
          { label: 'Key pair assigned at launch', value: KeyName ?? '-' },
          { label: 'Architecture', value: instance.Architecture ?? '-' },
          {
            label: 'Metadata accessible',
            value: MetadataOptions.HttpEndpoint === 'enabled' ? 'Enabled' : 'Disabled',
          },
          { label: 'Metadata response hop limit', value: MetadataOptions.HttpPutResponseHopLimit },
          { label: 'State transition message', value: StateReason?.Message ?? '-' },
        ]}
      />
    </Container>
  )
}

function Networking({ instance }: { instance: Instance }) {
  return (
    <Container header={<Header variant="h2">Networking details</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Availability Zone', value: instance.Placement.AvailabilityZone },
          { label: 'VPC ID', value: instance.VpcId ?? '-' },
          { label: 'Subnet ID', value: instance.SubnetId ?? '-' },
          { label: 'Public IPv4 address', value: instance.PublicIpAddress ?? '-' },
          { label: 'Private IPv4 address', value: instance.PrivateIpAddress ?? '-' },
          { label: 'Private IP DNS name', value: <span className="fl-break">{instance.PrivateDnsName || '-'}</span> },
        ]}
      />
    </Container>
  )
}

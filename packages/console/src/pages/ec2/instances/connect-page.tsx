import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { besideLesson, openMachine } from '../../../frame/outside.ts'
import { Copy } from '../../../parts/copy.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import { useTab } from '../../../router/use-tab.ts'
import type { PageProps } from '../../../services.ts'
import type { Image, Instance } from '../shapes.ts'
import { userOf } from './image-user.ts'
import { passingPublicKey } from './passing-key.ts'
import { useInstances } from './use-instances.ts'

/** *Connect to instance*: EC2 Instance Connect opens the machine in the terminal; an SSH client of one's own does the same. */
export default function ConnectPage({ params: { id = '' } }: PageProps) {
  const { instances, fault, refresh } = useInstances([id])
  const instance = instances?.[0]
  const [tab, setTab] = useTab('instance-connect')
  const images = useRead<{ Images: Image[] } | null>(
    'ec2',
    'DescribeImages',
    { ImageIds: [instance?.ImageId ?? ''] },
    { when: instance !== undefined, absent: ['UnauthorizedOperation', 'InvalidAMIID.NotFound'] },
  )
  const user = userOf(images.data?.Images[0]?.Name ?? '')
  return (
    <ContentLayout
      header={
        <Header variant="h1" description="From a terminal in the browser, or with an SSH client of your own.">
          Connect to instance
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FaultAlert fault={fault} onRetry={refresh} />
        {!instance && !fault && <Waiting lines={4} />}
        {instance && instance.State.Name !== 'running' && (
          <Alert type="warning">
            {id} is {instance.State.Name}. One can connect to a running instance only.
          </Alert>
        )}
        {instance && images.data !== undefined && (
          <Tabs
            ariaLabel="Ways to connect"
            activeTabId={tab}
            onChange={({ detail }) => setTab(detail.activeTabId)}
            tabs={[
              {
                id: 'instance-connect',
                label: 'EC2 Instance Connect',
                content: <InstanceConnect key={user} instance={instance} user={user} />,
              },
              { id: 'ssh', label: 'SSH client', content: <SshClient instance={instance} user={user} /> },
            ]}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}

function InstanceConnect({ instance, user }: { instance: Instance; user: string }) {
  const { InstanceId, Placement } = instance
  const [name, setName] = useState(user)
  const connect = useAction(async (aws) => {
    await aws('ec2-instance-connect', 'SendSSHPublicKey', {
      InstanceId,
      InstanceOSUser: name,
      SSHPublicKey: passingPublicKey(),
      AvailabilityZone: Placement.AvailabilityZone,
    })
    openMachine(InstanceId)
    return true
  })
  return (
    <SpaceBetween size="l">
      <Container>
        <SpaceBetween size="l">
          <KeyValuePairs
            columns={2}
            items={[
              { label: 'Instance ID', value: InstanceId },
              { label: 'Public IPv4 address', value: instance.PublicIpAddress ?? '-' },
            ]}
          />
          <FormField
            label="Username"
            description="The user the image came with. A key is put onto the machine for sixty seconds, for this user."
          >
            <Input value={name} autoComplete={false} onChange={({ detail }) => setName(detail.value)} />
          </FormField>
          {!besideLesson() && (
            <Alert type="info">
              A machine opens as a tab of the terminal beside a lesson. This page has no terminal: open the console from
              a lesson, or type <code>aws ec2-instance-connect ssh --instance-id {InstanceId}</code> in CloudShell.
            </Alert>
          )}
        </SpaceBetween>
      </Container>
      <FaultAlert fault={connect.fault} header={`Not connected to ${InstanceId}`} />
      <FormActions
        label="Connect"
        busy={connect.busy}
        unready={
          (instance.State.Name !== 'running' || !besideLesson()) &&
          (besideLesson() ? `The instance is ${instance.State.Name}.` : 'There is no terminal beside this page.')
        }
        onCancel={() => navigate('/ec2/instances')}
        onSubmit={() => connect.run()}
      />
    </SpaceBetween>
  )
}

function SshClient({ instance, user }: { instance: Instance; user: string }) {
  const { KeyName, PublicDnsName } = instance
  const file = `${KeyName ?? 'your-key'}.pem`
  const command = `ssh -i "${file}" ${user}@${PublicDnsName || 'the-public-address'}`
  return (
    <Container>
      {KeyName === undefined ? (
        <Alert type="warning">This instance was launched without a key pair: no file of yours opens it.</Alert>
      ) : (
        <ol className="fl-steps">
          <li>
            Open a terminal, where the private key file is: <code>{file}</code>.
          </li>
          <li>
            Nobody else may read the file: <Copy text={`chmod 400 "${file}"`} label="Copy the command" />
          </li>
          <li>
            Connect: <Copy text={command} label="Copy the ssh command" />
          </li>
        </ol>
      )}
    </Container>
  )
}

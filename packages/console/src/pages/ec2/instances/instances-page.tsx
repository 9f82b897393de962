import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { useRead } from '../../../aws/use-read.ts'
import { longDate } from '../../../parts/dates.ts'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { type Instance, type InstanceStatus, nameOf, profileName, type StateName } from '../shapes.ts'
import { InstanceActions } from './instance-actions.tsx'
import { InstanceState, StatusCheck, stateText } from './instance-state.tsx'
import { useInstances } from './use-instances.ts'

const anyState = { value: '', label: 'All states' }
const states: StateName[] = ['pending', 'running', 'stopping', 'stopped', 'shutting-down', 'terminated']

export default function InstancesPage() {
  const { instances, fault, refresh } = useInstances()
  const statuses = useRead<{ InstanceStatuses: InstanceStatus[] } | null>(
    'ec2',
    'DescribeInstanceStatus',
    { IncludeAllInstances: true },
    { absent: ['UnauthorizedOperation'], every: instances?.some(settling) ? 5_000 : false },
  )
  const [state, setState] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  // The selection follows the machines: a selected one that has stopped is one that can be started.
  const selected = instances?.filter(({ InstanceId }) => chosen.includes(InstanceId)) ?? []
  const statusOf = (id: string) => statuses.data?.InstanceStatuses.find(({ InstanceId }) => InstanceId === id)
  const options = [anyState, ...states.map((value) => ({ value, label: stateText(value) }))]
  return (
    <ResourceTable<Instance>
      title="Instances"
      headingVariant="awsui-h1-sticky"
      variant="full-page"
      items={instances?.filter(({ State }) => state === '' || State.Name === state)}
      fault={fault}
      refresh={refresh}
      idOf={({ InstanceId }) => InstanceId}
      filterPlaceholder="Find instances by name, id, type or address"
      filters={
        <Select
          ariaLabel="Instance state"
          selectedOption={options.find(({ value }) => value === state) ?? anyState}
          options={options}
          onChange={({ detail }) => setState(detail.selectedOption.value ?? '')}
        />
      }
      selection="multi"
      selected={selected}
      onSelect={(items) => setChosen(items.map(({ InstanceId }) => InstanceId))}
      actions={
        <>
          <InstanceActions instances={selected} />
          <Button variant="primary" onClick={() => navigate('/ec2/launch')}>
            Launch instances
          </Button>
        </>
      }
      columns={[
        { id: 'name', width: 150, header: 'Name', cell: (instance) => nameOf(instance) || '-', value: nameOf },
        {
          id: 'id',
          header: 'Instance ID',
          isRowHeader: true,
          width: 200,
          cell: ({ InstanceId }) => <To to={path`/ec2/instances/${InstanceId}`}>{InstanceId}</To>,
          value: ({ InstanceId }) => InstanceId,
        },
        {
          id: 'state',
          width: 150,
          header: 'Instance state',
          cell: ({ State }) => <InstanceState state={State.Name} />,
          value: ({ State }) => stateText(State.Name),
        },
        {
          id: 'type',
          width: 140,
          header: 'Instance type',
          cell: ({ InstanceType }) => InstanceType,
          value: ({ InstanceType }) => InstanceType,
        },
        {
          id: 'status',
          width: 170,
          header: 'Status check',
          cell: ({ InstanceId }) => <StatusCheck status={statusOf(InstanceId)} />,
        },
        {
          id: 'zone',
          width: 160,
          header: 'Availability Zone',
          cell: ({ Placement }) => Placement.AvailabilityZone,
          value: ({ Placement }) => Placement.AvailabilityZone,
        },
        {
          id: 'address',
          width: 180,
          header: 'Public IPv4 address',
          cell: ({ PublicIpAddress = '-' }) => PublicIpAddress,
          value: ({ PublicIpAddress }) => PublicIpAddress,
        },
        {
          id: 'role',
          width: 190,
          header: 'IAM instance profile',
          cell: (instance) => profileOf(instance) || '-',
          value: profileOf,
        },
        {
          id: 'key',
          width: 140,
          header: 'Key name',
          cell: ({ KeyName = '-' }) => KeyName,
          value: ({ KeyName }) => KeyName,
        },
        {
          id: 'launched',
          width: 260,
          header: 'Launch time',
          cell: ({ LaunchTime }) => longDate(LaunchTime),
          value: ({ LaunchTime }) => LaunchTime,
        },
      ]}
      empty={
        <>
          <Box variant="strong">No instances in this Region</Box>
          <Box color="text-body-secondary">
            An instance is a virtual machine. It costs from when it runs until it is terminated.
          </Box>
        </>
      }
      emptyAction={<Button onClick={() => navigate('/ec2/launch')}>Launch instances</Button>}
    />
  )
}

const profileOf = ({ IamInstanceProfile }: Instance): string =>
  IamInstanceProfile ? profileName(IamInstanceProfile.Arn) : ''

/** Its checks may still be on their way, in the first minutes. */
const settling = ({ State, LaunchTime }: Instance): boolean =>
  State.Name === 'pending' || (State.Name === 'running' && Date.now() - LaunchTime.getTime() < 180_000)

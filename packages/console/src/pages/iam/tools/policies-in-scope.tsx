import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRead } from '../../../aws/use-read.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { type Holder, listAttached, listInline, named } from '../permissions/holder.ts'
import { policyType } from '../permissions/managed-policies.ts'
import type { AttachedPolicy, Group, Role, User } from '../shapes.ts'
import { type Exclusion, holderOf } from './simulation.ts'

interface Props {
  /** an ARN of a user, a group or a role */
  principal: string
  excluded: readonly Exclusion[]
  onChange: (excluded: Exclusion[]) => void
}

/** The policies that are simulated: each can be left out, to see what is decided without it. Nothing is detached. */
export function PoliciesInScope({ principal, excluded, onChange }: Props) {
  const holder = holderOf(principal)
  const isUser = holder.kind === 'User'
  const groups = useRead<{ Groups: Group[] }>('iam', 'ListGroupsForUser', named(holder), { when: isUser })
  const self = useRead<{ User?: User; Role?: Role }>('iam', `Get${holder.kind}`, named(holder), {
    when: holder.kind !== 'Group',
  })
  const boundary = (self.data?.User ?? self.data?.Role)?.PermissionsBoundary?.PermissionsBoundaryArn
  const has = (one: Exclusion) => excluded.some((other) => isSame(one, other))
  const toggle = (one: Exclusion) =>
    onChange(has(one) ? excluded.filter((other) => !isSame(one, other)) : [...excluded, one])
  const holders: Holder[] = [
    holder,
    ...(groups.data?.Groups ?? []).map(({ GroupName }) => ({ kind: 'Group' as const, name: GroupName })),
  ]
  return (
    <section aria-label="Policies in the simulation">
      <Box variant="awsui-key-label">Policies in the simulation</Box>
      <Box variant="small" display="block" margin={{ bottom: 'xxs' }}>
        Without its tick a policy is left out of the simulation. It stays attached.
      </Box>
      <SpaceBetween size="xs">
        {holders.map((one) => (
          <PoliciesOf key={`${one.kind} ${one.name}`} holder={one} has={has} toggle={toggle} />
        ))}
        {boundary !== undefined && (
          <Checkbox checked={!has(ofBoundary)} description="Permissions boundary" onChange={() => toggle(ofBoundary)}>
            {boundary.split('/').at(-1)}
          </Checkbox>
        )}
        <FaultAlert fault={groups.fault ?? self.fault} />
      </SpaceBetween>
    </section>
  )
}

const ofBoundary: Exclusion = { PolicyType: 'permission-boundary' }

const isSame = (one: Exclusion, other: Exclusion): boolean => JSON.stringify(one) === JSON.stringify(other)

interface HolderProps {
  holder: Holder
  has: (one: Exclusion) => boolean
  toggle: (one: Exclusion) => void
}

function PoliciesOf({ holder, has, toggle }: HolderProps) {
  const attached = useRead<{ AttachedPolicies: AttachedPolicy[] }>('iam', listAttached(holder), named(holder))
  const inline = useRead<{ PolicyNames: string[] }>('iam', listInline(holder), named(holder))
  const fault = attached.fault ?? inline.fault
  if (fault) return <FaultAlert fault={fault} />
  if (!attached.data || !inline.data) return <Waiting />
  const whose = `${holder.kind.toLowerCase()} ${holder.name}`
  const all: { name: string; type: string; one: Exclusion }[] = [
    ...attached.data.AttachedPolicies.map(({ PolicyName, PolicyArn }) => ({
      name: PolicyName,
      type: policyType({ Arn: PolicyArn }),
      one: { PolicyArn },
    })),
    ...inline.data.PolicyNames.map((PolicyName) => ({
      name: PolicyName,
      type: 'Customer inline',
      one: {
        InlinePolicyIdentifier: {
          PolicyName,
          AttachmentType: holder.kind.toLowerCase(),
          AttachmentName: holder.name,
        },
      },
    })),
  ]
  if (all.length === 0) return <Box color="text-body-secondary">The {whose} has no policies.</Box>
  return (
    <SpaceBetween size="xs">
      {all.map(({ name, type, one }) => (
        <Checkbox
          key={`${type} ${name}`}
          checked={!has(one)}
          description={`${type} · ${whose}`}
          onChange={() => toggle(one)}
        >
          {name}
        </Checkbox>
      ))}
    </SpaceBetween>
  )
}

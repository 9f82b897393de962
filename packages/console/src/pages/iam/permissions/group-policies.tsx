import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useRead } from '../../../aws/use-read.ts'
import { To } from '../../../parts/link.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { path } from '../../../router/pattern.ts'
import type { AttachedPolicy } from '../shapes.ts'

/** What a user may do because of their groups: to be changed there, not here. */
export function GroupPolicies({ groups }: { groups: readonly string[] }) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${groups.length})`}
          description="Change these in the group: they count for everyone in it."
        >
          Permissions through groups
        </Header>
      }
    >
      <ul>
        {groups.map((group) => (
          <li key={group}>
            <To to={`${path`/iam/groups/${group}`}?tab=permissions`}>{group}</To>: <PoliciesOfGroup group={group} />
          </li>
        ))}
      </ul>
    </Container>
  )
}

function PoliciesOfGroup({ group }: { group: string }) {
  const attached = useRead<{ AttachedPolicies: AttachedPolicy[] }>('iam', 'ListAttachedGroupPolicies', {
    GroupName: group,
  })
  const inline = useRead<{ PolicyNames: string[] }>('iam', 'ListGroupPolicies', { GroupName: group })
  if (attached.fault) return <Box color="text-status-error">{attached.fault.message}</Box>
  if (!attached.data || !inline.data) return <Waiting />
  const names = [...attached.data.AttachedPolicies.map(({ PolicyName }) => PolicyName), ...inline.data.PolicyNames]
  return names.length === 0 ? 'no policies' : names.join(', ')
}

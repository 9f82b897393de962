import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Wizard from '@cloudscape-design/components/wizard'
import { useStore } from '@nanostores/react'
import { useRef, useState } from 'react'
import { $session } from '../../../aws/session.ts'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { useDraft } from '../../../parts/use-draft.ts'
import { navigate } from '../../../router/location.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import { PolicyPicker } from '../permissions/policy-picker.tsx'
import type { Tag } from '../shapes.ts'
import { wizardStrings } from '../wizard-strings.ts'
import { RoleReview } from './role-review.tsx'
import { emptyTrust, type Trust, trustText, wrongTrust } from './trust-policy.ts'
import { TrustStep } from './trust-step.tsx'

export interface NewRole {
  trust: Trust
  policies: string[]
  boundary: string[]
  name: string
  description: string
  tags: Tag[]
}

const empty: NewRole & { step: number } = {
  step: 0,
  trust: emptyTrust,
  policies: [],
  boundary: [],
  name: '',
  description: '',
  tags: [],
}

/** AWS's order: trusted entity, permissions, name and review. */
export default function CreateRolePage() {
  const session = useStore($session)
  const { draft: role, change, clear } = useDraft('create-role', empty)
  const { step } = role
  const setStep = (to: number) => change({ step: to })
  const [said, setSaid] = useState<string>()
  const done = useRef(new Set<string>())
  useUnsaved(JSON.stringify(role) !== JSON.stringify(empty))
  const trust = trustText(role.trust, session?.accountId ?? '')
  const RoleName = role.name.trim()

  const create = useAction(async (aws) => {
    const once = async (operation: string, input: Parameters<typeof aws>[2]) => {
      const what = JSON.stringify([operation, input])
      if (done.current.has(what)) return
      await aws('iam', operation, input)
      done.current.add(what)
    }
    await once('CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: trust,
      ...(role.description.trim() !== '' && { Description: role.description.trim() }),
      ...(role.boundary[0] !== undefined && { PermissionsBoundary: role.boundary[0] }),
      ...(role.tags.length > 0 && { Tags: role.tags.map(({ Key, Value }) => ({ Key: Key.trim(), Value })) }),
    })
    for (const PolicyArn of role.policies) await once('AttachRolePolicy', { RoleName, PolicyArn })
    // An instance gets a role by way of an instance profile: the console makes one of the same name.
    if (role.trust.entity === 'service' && role.trust.service === 'ec2.amazonaws.com') {
      await once('CreateInstanceProfile', { InstanceProfileName: RoleName })
      await once('AddRoleToInstanceProfile', { InstanceProfileName: RoleName, RoleName })
    }
    return true
  })

  const go = (to: number) => {
    const wrong = to > 0 ? wrongTrust(role.trust) : undefined
    setSaid(wrong)
    if (wrong === undefined || to < step) setStep(to)
  }
  const leave = () => {
    clear()
    navigate('/iam/roles', { sure: true })
  }
  const submit = async () => {
    if (!/^[\w+=,.@-]{1,64}$/.test(RoleName))
      return setSaid('Enter a name of up to 64 letters, digits and + = , . @ - _ characters.')
    setSaid(undefined)
    if (!(await create.run())) return
    notify({ type: 'success', content: `Role ${RoleName} created.` })
    leave()
  }

  return (
    <Wizard
      activeStepIndex={step}
      onNavigate={({ detail }) => go(detail.requestedStepIndex)}
      onSubmit={() => void submit()}
      onCancel={leave}
      isLoadingNextStep={create.busy}
      submitButtonText="Create role"
      i18nStrings={wizardStrings}
      steps={[
        {
          title: 'Select trusted entity',
          errorText: said,
          content: <TrustStep trust={role.trust} change={(part) => change({ trust: { ...role.trust, ...part } })} />,
        },
        {
          title: 'Add permissions',
          content: (
            <SpaceBetween size="l">
              <PolicyPicker selected={role.policies} onSelect={(policies) => change({ policies })} />
              <ExpandableSection
                variant="container"
                headerText="Set permissions boundary - optional"
                headerDescription="The most that policies can give to this role."
              >
                <PolicyPicker
                  single
                  title="Policies"
                  selected={role.boundary}
                  onSelect={(boundary) => change({ boundary })}
                />
              </ExpandableSection>
            </SpaceBetween>
          ),
        },
        {
          title: 'Name, review, and create',
          errorText: said,
          content: <RoleReview role={role} change={change} trust={trust} fault={create.fault} />,
        },
      ]}
    />
  )
}

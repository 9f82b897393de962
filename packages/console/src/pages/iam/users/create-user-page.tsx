import Wizard from '@cloudscape-design/components/wizard'
import { useRef, useState } from 'react'
import { type Aws, useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { useDraft } from '../../../parts/use-draft.ts'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import { generatePassword } from '../passwords/generate-password.ts'
import type { AttachedPolicy, Group } from '../shapes.ts'
import { wizardStrings } from '../wizard-strings.ts'
import { DetailsStep } from './details-step.tsx'
import { emptyUser, type NewUser, wrongDetails } from './new-user.ts'
import { PermissionsStep } from './permissions-step.tsx'
import { RetrievePassword } from './retrieve-password.tsx'
import { ReviewStep } from './review-step.tsx'

const changePassword = 'arn:aws:iam::aws:policy/IAMUserChangePassword'

/** AWS's order: details, permissions, review; then, once, the password and where to sign in. */
export default function CreateUserPage() {
  const { draft: user, change, clear } = useDraft('create-user', { ...emptyUser, step: 0 })
  const { step } = user
  const setStep = (to: number) => change({ step: to })
  const [custom, setCustom] = useState('')
  const [said, setSaid] = useState<string>()
  const [made, setMade] = useState<{ userName: string; password: string }>()
  // What has been done already is not done again when a later call failed and somebody tries again.
  const done = useRef(new Set<string>())
  // Nor is another password shown than the one that was set.
  const generated = useRef<string>(undefined)
  useUnsaved(user.userName !== '' && !made)

  const create = useAction(async (aws) => {
    generated.current = generated.current ?? generatePassword()
    const password = !user.console ? undefined : user.password === 'auto' ? generated.current : custom
    await createUser(aws, user, password, done.current)
    return { password }
  })

  if (made) return <RetrievePassword {...made} />

  const go = (to: number) => {
    const wrong = to > 0 ? wrongDetails(user, custom) : undefined
    setSaid(wrong)
    if (wrong === undefined || to < step) setStep(to)
    create.forget()
  }

  const submit = async () => {
    // A password of one's own is kept nowhere: a reload has lost it.
    const wrong = wrongDetails(user, custom)
    if (wrong !== undefined) {
      setSaid(wrong)
      return setStep(0)
    }
    const result = await create.run()
    if (!result) return
    const userName = user.userName.trim()
    clear()
    if (result.password === undefined) {
      notify({
        type: 'success',
        header: 'User created successfully',
        content: `${userName} has no console access and no access key yet: it cannot do anything before it gets one of them.`,
      })
      navigate(path`/iam/users/${userName}`, { sure: true })
    } else setMade({ userName, password: result.password })
  }

  return (
    <Wizard
      activeStepIndex={step}
      onNavigate={({ detail }) => go(detail.requestedStepIndex)}
      onSubmit={() => void submit()}
      onCancel={() => {
        clear()
        navigate('/iam/users', { sure: true })
      }}
      isLoadingNextStep={create.busy}
      submitButtonText="Create user"
      i18nStrings={wizardStrings}
      steps={[
        {
          title: 'Specify user details',
          errorText: said,
          content: <DetailsStep user={user} change={change} custom={custom} onCustom={setCustom} />,
        },
        {
          title: 'Set permissions',
          description: 'What the user may do: by a group, by another user\u2019s example, or directly.',
          content: <PermissionsStep user={user} change={change} />,
        },
        {
          title: 'Review and create',
          description: 'Look it over. The password is shown on the next page, once.',
          content: <ReviewStep user={user} change={change} fault={create.fault} />,
        },
      ]}
    />
  )
}

async function createUser(aws: Aws, user: NewUser, password: string | undefined, done: Set<string>): Promise<void> {
  const UserName = user.userName.trim()
  const once = async (what: string, work: () => Promise<unknown>) => {
    if (done.has(what)) return
    await work()
    done.add(what)
  }
  await once(`user ${UserName}`, () =>
    aws('iam', 'CreateUser', {
      UserName,
      ...(user.boundary[0] !== undefined && { PermissionsBoundary: user.boundary[0] }),
      ...(user.tags.length > 0 && { Tags: user.tags.map(({ Key, Value }) => ({ Key: Key.trim(), Value })) }),
    }),
  )
  if (password !== undefined) {
    await once(`password ${UserName}`, () =>
      aws('iam', 'CreateLoginProfile', { UserName, Password: password, PasswordResetRequired: user.mustChange }),
    )
  }
  const policies = [
    ...(user.console && user.mustChange ? [changePassword] : []),
    ...(user.how === 'attach' ? user.policies : []),
  ]
  const groups = user.how === 'group' ? [...user.groups] : []
  if (user.how === 'copy' && user.copyFrom !== '') {
    const from = { UserName: user.copyFrom }
    const attached = await aws<{ AttachedPolicies: AttachedPolicy[] }>('iam', 'ListAttachedUserPolicies', from)
    const member = await aws<{ Groups: Group[] }>('iam', 'ListGroupsForUser', from)
    policies.push(...attached.AttachedPolicies.map(({ PolicyArn }) => PolicyArn))
    groups.push(...member.Groups.map(({ GroupName }) => GroupName))
  }
  for (const PolicyArn of new Set(policies))
    await once(`policy ${UserName} ${PolicyArn}`, () => aws('iam', 'AttachUserPolicy', { UserName, PolicyArn }))
  for (const GroupName of groups)
    await once(`group ${UserName} ${GroupName}`, () => aws('iam', 'AddUserToGroup', { UserName, GroupName }))
}

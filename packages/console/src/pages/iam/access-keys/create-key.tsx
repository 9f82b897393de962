import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import Wizard from '@cloudscape-design/components/wizard'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { navigate } from '../../../router/location.ts'
import { type Owner, ownerPath, userNameOf } from '../owner.ts'
import type { CreatedAccessKey } from '../shapes.ts'
import { RetrieveKey } from './retrieve-key.tsx'
import { useCases } from './use-cases.ts'

const allowedTag = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u

/** AWS's three steps: what for and what else, a description, and the secret, once. */
export function CreateKey({ owner, own }: { owner: Owner; own: boolean }) {
  const root = owner.kind === 'root'
  const [step, setStep] = useState(0)
  const [useCase, setUseCase] = useState<string>(root ? 'root' : '')
  const [understood, setUnderstood] = useState(false)
  const [description, setDescription] = useState('')
  const [said, setSaid] = useState<string>()
  const [made, setMade] = useState<CreatedAccessKey>()
  const leave = () => navigate(`${ownerPath(owner, own)}?tab=security-credentials`, { sure: true })

  const create = useAction(async (aws) => {
    const { AccessKey } = await aws<{ AccessKey: CreatedAccessKey }>('iam', 'CreateAccessKey', userNameOf(owner))
    setMade(AccessKey)
    // The console keeps a key's description as a tag of the user, by the key's id.
    if (owner.kind === 'user' && description.trim() !== '')
      await aws('iam', 'TagUser', {
        UserName: owner.userName,
        Tags: [{ Key: AccessKey.AccessKeyId, Value: description.trim() }],
      })
    return true
  })

  if (made) return <RetrieveKey accessKey={made} fault={create.fault} onDone={leave} />
  const alternative = useCases.find(({ value }) => value === useCase)?.alternative

  const go = (to: number) => {
    setSaid(undefined)
    if (to === 1 && useCase === '') return setSaid('Choose what the access key is for.')
    if (to === 1 && !understood) return setSaid('Confirm that you want to create an access key all the same.')
    setStep(to)
  }

  const first = {
    title: root ? 'Alternatives to root user access keys' : 'Access key best practices & alternatives',
    ...(said !== undefined && { errorText: said }),
    content: (
      <Container
        header={<Header variant="h2">{root ? 'Root user access keys are not recommended' : 'Use case'}</Header>}
      >
        <SpaceBetween size="m">
          {root ? (
            <Alert type="warning">
              You cannot limit what a root user access key may do. Create a user or a role with the rights that the work
              needs, and use aws login for the AWS CLI.
            </Alert>
          ) : (
            <Tiles
              ariaLabel="Use case"
              columns={1}
              value={useCase}
              onChange={({ detail }) => setUseCase(detail.value)}
              items={useCases.map(({ value, label, description }) => ({ value, label, description }))}
            />
          )}
          {alternative !== undefined && (
            <Alert type="warning" header="Alternatives recommended">
              {alternative}
            </Alert>
          )}
          {useCase !== '' && (
            <Checkbox checked={understood} onChange={({ detail }) => setUnderstood(detail.checked)}>
              {root
                ? 'I understand that nothing limits a root access key, and want to create one.'
                : 'I understand the above recommendation and want to proceed to create an access key.'}
            </Checkbox>
          )}
        </SpaceBetween>
      </Container>
    ),
  }
  const second = {
    title: 'Set description tag',
    isOptional: true,
    content: (
      <SpaceBetween size="m">
        <FaultAlert fault={create.fault} />
        <Container>
          <FormField
            label="Description tag value"
            description="What uses the key, and where. Whoever rotates it later has to know."
            constraintText="Up to 256 letters, digits, spaces and _ . : / = + - @"
            errorText={
              allowedTag.test(description) ? undefined : 'A character is not allowed, or there are more than 256.'
            }
          >
            <Input value={description} autoComplete={false} onChange={({ detail }) => setDescription(detail.value)} />
          </FormField>
        </Container>
      </SpaceBetween>
    ),
  }

  return (
    <Wizard
      activeStepIndex={step}
      onNavigate={({ detail }) => go(detail.requestedStepIndex)}
      onSubmit={() => {
        if (root && !understood) return setSaid('Confirm that you want to create an access key all the same.')
        if (allowedTag.test(description)) void create.run()
      }}
      onCancel={leave}
      isLoadingNextStep={create.busy}
      submitButtonText="Create access key"
      i18nStrings={{
        stepNumberLabel: (number) => `Step ${number}`,
        collapsedStepsLabel: (number, count) => `Step ${number} of ${count}`,
        navigationAriaLabel: 'Steps',
        cancelButton: 'Cancel',
        previousButton: 'Previous',
        nextButton: 'Next',
        optional: 'optional',
      }}
      steps={root ? [first] : [first, second]}
    />
  )
}

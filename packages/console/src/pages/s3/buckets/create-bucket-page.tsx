import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { useRef, useState } from 'react'
import { $region } from '../../../aws/region.ts'
import { $session } from '../../../aws/session.ts'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { useDraft } from '../../../parts/use-draft.ts'
import { navigate } from '../../../router/location.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import { allBlocked, noneBlocked } from '../permissions/public-access.ts'
import { createInput, emptyBucket, fullName, type NewBucket, nameProblem } from './new-bucket.ts'

export default function CreateBucketPage() {
  const account = useStore($session)?.accountId ?? ''
  const region = useStore($region)
  const { draft, change, clear } = useDraft<NewBucket>('create-bucket', emptyBucket)
  const [tried, setTried] = useState(false)
  const made = useRef<string>(undefined)
  useUnsaved(draft.name !== '')
  const problem = nameProblem(draft, account, region)
  const name = fullName(draft, account, region)
  const create = useAction(async (aws) => {
    if (made.current !== name) await aws('s3', 'CreateBucket', createInput(draft, account, region))
    made.current = name
    // S3 blocks public access of new buckets by itself; the form says it, whatever it is.
    await aws('s3', 'PutPublicAccessBlock', {
      Bucket: name,
      PublicAccessBlockConfiguration: { ...(draft.blockPublic ? allBlocked : noneBlocked) },
    })
    if (draft.versioning)
      await aws('s3', 'PutBucketVersioning', { Bucket: name, VersioningConfiguration: { Status: 'Enabled' } })
    return true
  })
  const leave = () => {
    clear()
    navigate('/s3', { sure: true })
  }
  return (
    <ContentLayout
      header={
        <Header variant="h1" description="What holds your objects. A name, a Region, and who can reach it.">
          Create bucket
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">General configuration</Header>}>
          <SpaceBetween size="m">
            <FormField label="AWS Region" description="As the picker above shows.">
              <Box>{region}</Box>
            </FormField>
            <FormField label="Bucket namespace">
              <RadioGroup
                value={draft.namespace}
                onChange={({ detail }) => change({ namespace: detail.value as NewBucket['namespace'] })}
                items={[
                  {
                    value: 'account-regional',
                    label: 'Account Regional namespace (recommended)',
                    description: 'The name is yours alone: nobody else can take it, before or after.',
                  },
                  {
                    value: 'global',
                    label: 'Global namespace',
                    description:
                      'The name is one among all accounts of the world. Who deletes the bucket gives it away.',
                  },
                ]}
              />
            </FormField>
            <FormField
              label={draft.namespace === 'global' ? 'Bucket name' : 'Bucket name prefix'}
              constraintText={draft.name.trim() === '' ? '3 to 63 characters in all.' : `The bucket’s name: ${name}`}
              errorText={tried ? problem : undefined}
            >
              <Input
                value={draft.name}
                placeholder="menu"
                autoComplete={false}
                onChange={({ detail }) => change({ name: detail.value })}
              />
            </FormField>
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2">Object Ownership</Header>}>
          <RadioGroup
            ariaLabel="Object Ownership"
            value={draft.ownership}
            onChange={({ detail }) => change({ ownership: detail.value as NewBucket['ownership'] })}
            items={[
              {
                value: 'BucketOwnerEnforced',
                label: 'ACLs disabled (recommended)',
                description: 'All objects are the account’s. Policies alone say who may what.',
              },
              {
                value: 'BucketOwnerPreferred',
                label: 'ACLs enabled',
                description: 'Objects may have lists of their own.',
              },
            ]}
          />
        </Container>
        <Container header={<Header variant="h2">Block Public Access settings for this bucket</Header>}>
          <SpaceBetween size="m">
            <Checkbox checked={draft.blockPublic} onChange={({ detail }) => change({ blockPublic: detail.checked })}>
              Block all public access
            </Checkbox>
            {!draft.blockPublic && (
              <Alert type="warning">
                Turning this off might result in this bucket and the objects within becoming public, as soon as a policy
                or a list says so.
              </Alert>
            )}
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2">Bucket Versioning</Header>}>
          <RadioGroup
            ariaLabel="Bucket Versioning"
            value={draft.versioning ? 'on' : 'off'}
            onChange={({ detail }) => change({ versioning: detail.value === 'on' })}
            items={[
              { value: 'off', label: 'Disable', description: 'What is overwritten or deleted is gone.' },
              { value: 'on', label: 'Enable', description: 'Each object keeps its earlier versions; each costs.' },
            ]}
          />
        </Container>
        <Alert type="info">New objects are encrypted with SSE-S3 by themselves, as in every bucket since 2023.</Alert>
        <FaultAlert fault={create.fault} header="Failed to create bucket" />
        <FormActions
          label="Create bucket"
          busy={create.busy}
          onCancel={leave}
          onSubmit={async () => {
            setTried(true)
            if (problem !== undefined || !(await create.run())) return
            notify({ type: 'success', content: `Successfully created bucket "${name}".` })
            leave()
          }}
        />
      </SpaceBetween>
    </ContentLayout>
  )
}

import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import { rulesOf } from '../passwords/rules-of.ts'
import type { PasswordPolicy } from '../shapes.ts'
import { formOf, inputOf, type PolicyForm, wrongForm } from './password-policy-form.ts'

export default function EditPasswordPolicyPage() {
  const { data, fault, refresh } = useRead<{ PasswordPolicy: PasswordPolicy } | null>(
    'iam',
    'GetAccountPasswordPolicy',
    {},
    { absent: ['NoSuchEntity'] },
  )
  return (
    <ContentLayout header={<Header variant="h1">Edit password policy</Header>}>
      <FaultAlert fault={fault} onRetry={refresh} />
      {data === undefined ? !fault && <Waiting lines={6} /> : <Editor policy={data?.PasswordPolicy} />}
    </ContentLayout>
  )
}

function Editor({ policy }: { policy: PasswordPolicy | undefined }) {
  const before = formOf(policy)
  const [kind, setKind] = useState<'default' | 'custom'>(policy ? 'custom' : 'default')
  const [form, setForm] = useState<PolicyForm>(before)
  const [said, setSaid] = useState<string>()
  const [asked, setAsked] = useState(false)
  const change = (part: Partial<PolicyForm>) => setForm({ ...form, ...part })
  useUnsaved(kind !== (policy ? 'custom' : 'default') || JSON.stringify(form) !== JSON.stringify(before))
  const leave = () => navigate('/iam/account_settings', { sure: true })
  const save = useAction(async (aws) => {
    if (kind === 'custom') await aws('iam', 'UpdateAccountPasswordPolicy', inputOf(form))
    else if (policy) await aws('iam', 'DeleteAccountPasswordPolicy')
    return true
  })
  const ask = () => {
    const wrong = kind === 'custom' ? wrongForm(form) : undefined
    setSaid(wrong)
    if (wrong === undefined) setAsked(true)
  }
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Password policy</Header>}>
        <SpaceBetween size="l">
          <RadioGroup
            ariaLabel="Password policy"
            value={kind}
            onChange={({ detail }) => setKind(detail.value === 'custom' ? 'custom' : 'default')}
            items={[
              { value: 'default', label: 'IAM default', description: 'What AWS asks when nobody has said anything.' },
              { value: 'custom', label: 'Custom', description: 'What you say below.' },
            ]}
          />
          {kind === 'default' ? (
            <ul>
              {rulesOf(undefined).map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          ) : (
            <SpaceBetween size="l">
              <FormField
                label="Password minimum length"
                description="Length counts more than odd characters do."
                constraintText="Needs to be between 6 and 128."
                errorText={said}
              >
                <Input type="number" value={form.length} onChange={({ detail }) => change({ length: detail.value })} />
              </FormField>
              <FormField label="Password strength">
                <SpaceBetween size="xs">
                  <Checkbox checked={form.upper} onChange={({ detail }) => change({ upper: detail.checked })}>
                    Require at least one uppercase letter from the Latin alphabet (A-Z)
                  </Checkbox>
                  <Checkbox checked={form.lower} onChange={({ detail }) => change({ lower: detail.checked })}>
                    Require at least one lowercase letter from the Latin alphabet (a-z)
                  </Checkbox>
                  <Checkbox checked={form.numbers} onChange={({ detail }) => change({ numbers: detail.checked })}>
                    Require at least one number
                  </Checkbox>
                  <Checkbox checked={form.symbols} onChange={({ detail }) => change({ symbols: detail.checked })}>
                    Require at least one non-alphanumeric character (! @ # $ % ^ &amp; * ( ) _ + - = [ ] {'{ }'} |
                    &#39;)
                  </Checkbox>
                </SpaceBetween>
              </FormField>
              <FormField label="Other requirements">
                <SpaceBetween size="s">
                  <Checkbox checked={form.expire} onChange={({ detail }) => change({ expire: detail.checked })}>
                    Turn on password expiration
                  </Checkbox>
                  {form.expire && (
                    <FormField label="Expire password in days" constraintText="Needs to be between 1 and 1095.">
                      <Input
                        type="number"
                        value={form.days}
                        onChange={({ detail }) => change({ days: detail.value })}
                      />
                    </FormField>
                  )}
                  {form.expire && (
                    <Checkbox checked={form.hard} onChange={({ detail }) => change({ hard: detail.checked })}>
                      Password expiration requires administrator reset
                    </Checkbox>
                  )}
                  <Checkbox
                    checked={form.allowChange}
                    onChange={({ detail }) => change({ allowChange: detail.checked })}
                  >
                    Allow users to change their own password
                  </Checkbox>
                  <Checkbox checked={form.reuse} onChange={({ detail }) => change({ reuse: detail.checked })}>
                    Prevent password reuse
                  </Checkbox>
                  {form.reuse && (
                    <FormField label="Remember passwords" constraintText="Needs to be between 1 and 24.">
                      <Input
                        type="number"
                        value={form.remembered}
                        onChange={({ detail }) => change({ remembered: detail.value })}
                      />
                    </FormField>
                  )}
                </SpaceBetween>
              </FormField>
            </SpaceBetween>
          )}
        </SpaceBetween>
      </Container>
      <FormActions label="Save changes" onCancel={leave} onSubmit={ask} />
      <ConfirmDelete
        visible={asked}
        title={kind === 'custom' ? 'Set custom password policy?' : 'Set the default password policy?'}
        label={kind === 'custom' ? 'Set custom' : 'Set default'}
        busy={save.busy}
        fault={save.fault}
        onCancel={() => setAsked(false)}
        onConfirm={async () => {
          if (!(await save.run())) return
          notify({ type: 'success', content: 'Password requirements for IAM users are updated.' })
          leave()
        }}
      >
        A new password has to follow the policy the next time somebody changes theirs. Passwords that are in use stay as
        they are; an expiration, though, counts at once.
      </ConfirmDelete>
    </SpaceBetween>
  )
}

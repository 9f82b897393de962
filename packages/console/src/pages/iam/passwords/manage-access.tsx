import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { Copy } from '../../../parts/copy.tsx'
import { csvOf, download } from '../../../parts/download.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { generatePassword } from './generate-password.ts'
import { PasswordRules } from './password-rules.tsx'

interface Props {
  userName: string
  /** Where the user signs in. */
  address: string
  enabled: boolean
  onClose: () => void
}

/** *Manage console access*: a first password, another one, or none any more. */
export function ManageAccess({ userName, address, enabled, onClose }: Props) {
  const [disabling, setDisabling] = useState(false)
  const [chosen, setChosen] = useState<'auto' | 'custom'>('auto')
  const [custom, setCustom] = useState('')
  const [mustChange, setMustChange] = useState(true)
  const [made, setMade] = useState<string>()
  const save = useAction(async (aws) => {
    if (disabling) {
      await aws('iam', 'DeleteLoginProfile', { UserName: userName })
      return { password: undefined }
    }
    const password = chosen === 'auto' ? generatePassword() : custom
    const input = { UserName: userName, Password: password, PasswordResetRequired: mustChange }
    await aws('iam', enabled ? 'UpdateLoginProfile' : 'CreateLoginProfile', input)
    return { password }
  })
  const submit = async () => {
    const result = await save.run()
    if (!result) return
    if (result.password === undefined) {
      notify({ type: 'success', content: `Console access of ${userName} disabled.` })
      onClose()
    } else setMade(result.password)
  }
  return (
    <Modal
      visible
      header={made !== undefined ? 'Console password' : enabled ? 'Manage console access' : 'Enable console access'}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {made === undefined ? (
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="link" onClick={onClose}>
                  Cancel
                </Button>
                <Button
                  variant="primary"
                  loading={save.busy}
                  disabled={!disabling && chosen === 'custom' && custom === ''}
                  disabledReason="Enter a password."
                  onClick={() => void submit()}
                >
                  {disabling ? 'Disable access' : enabled ? 'Reset password' : 'Enable console access'}
                </Button>
              </SpaceBetween>
            ) : (
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  onClick={() =>
                    download(
                      `${userName}_credentials.csv`,
                      csvOf([
                        ['User name', 'Password', 'Console sign-in URL'],
                        [userName, made, address],
                      ]),
                    )
                  }
                >
                  Download .csv file
                </Button>
                <Button variant="primary" onClick={onClose}>
                  Close
                </Button>
              </SpaceBetween>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      {made !== undefined ? (
        <SpaceBetween size="m">
          <Alert type="success">This is the only time you can view this password.</Alert>
          <KeyValuePairs
            columns={1}
            items={[
              { label: 'Console sign-in URL', value: <Copy text={address} label="Copy the console sign-in URL" /> },
              { label: 'User name', value: <Copy text={userName} label="Copy the user name" /> },
              { label: 'Console password', value: <Copy text={made} label="Copy the console password" /> },
            ]}
          />
        </SpaceBetween>
      ) : (
        <SpaceBetween size="m">
          {enabled && (
            <RadioGroup
              ariaLabel="Console access"
              value={disabling ? 'disable' : 'reset'}
              onChange={({ detail }) => setDisabling(detail.value === 'disable')}
              items={[
                {
                  value: 'reset',
                  label: 'Reset password',
                  description: 'Another password takes the place of the one there is.',
                },
                {
                  value: 'disable',
                  label: 'Disable console access',
                  description: 'The password is deleted: the user can no longer sign in.',
                },
              ]}
            />
          )}
          {!disabling && (
            <SpaceBetween size="m">
              <FormField label="Console password">
                <RadioGroup
                  ariaLabel="Console password"
                  value={chosen}
                  onChange={({ detail }) => setChosen(detail.value === 'custom' ? 'custom' : 'auto')}
                  items={[
                    { value: 'auto', label: 'Autogenerated password' },
                    { value: 'custom', label: 'Custom password' },
                  ]}
                />
              </FormField>
              {chosen === 'custom' && (
                <FormField label="Password" constraintText={<PasswordRules />}>
                  <Input
                    type="password"
                    value={custom}
                    autoComplete="new-password"
                    onChange={({ detail }) => setCustom(detail.value)}
                  />
                </FormField>
              )}
              <Checkbox
                checked={mustChange}
                description="The user needs the right to change their own password: IAMUserChangePassword gives it."
                onChange={({ detail }) => setMustChange(detail.checked)}
              >
                User must create new password at next sign-in
              </Checkbox>
            </SpaceBetween>
          )}
          <FaultAlert fault={save.fault} />
        </SpaceBetween>
      )}
    </Modal>
  )
}

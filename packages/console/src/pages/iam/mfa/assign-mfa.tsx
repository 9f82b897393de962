import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import Wizard from '@cloudscape-design/components/wizard'
import { useState } from 'react'
import { $session, keepSession } from '../../../aws/session.ts'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { navigate } from '../../../router/location.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import { type Owner, ownerLabel, ownerPath } from '../owner.ts'
import { SetUpApp } from './set-up-app.tsx'

export interface VirtualDevice {
  SerialNumber: string
  Base32StringSeed: Uint8Array
  QRCodePNG: Uint8Array
}

type DeviceType = 'passkey' | 'app' | 'hardware'

/** AWS's two steps: choose a device, then set it up with two codes in a row. */
export function AssignMfa({ owner, own }: { owner: Owner; own: boolean }) {
  const [step, setStep] = useState(0)
  const [name, setName] = useState('')
  const [type, setType] = useState<DeviceType>('app')
  const [device, setDevice] = useState<VirtualDevice>()
  const [codes, setCodes] = useState<[string, string]>(['', ''])
  const [said, setSaid] = useState<string>()
  useUnsaved(name !== '' || device !== undefined)
  const back = () => navigate(`${ownerPath(owner, own)}?tab=security-credentials`, { sure: true })

  const create = useAction(async (aws) => {
    const output = await aws<{ VirtualMFADevice: VirtualDevice }>('iam', 'CreateVirtualMFADevice', {
      VirtualMFADeviceName: name.trim(),
    })
    return output.VirtualMFADevice
  })
  const enable = useAction(async (aws, { SerialNumber }: VirtualDevice) => {
    const input = { SerialNumber, AuthenticationCode1: codes[0], AuthenticationCode2: codes[1] }
    if (owner.kind === 'root') await aws('console-settings', 'EnableRootMfaDevice', input)
    else await aws('iam', 'EnableMFADevice', { UserName: owner.userName, ...input })
    return true
  })
  const discard = useAction(async (aws, { SerialNumber }: VirtualDevice) => {
    await aws('iam', 'DeleteVirtualMFADevice', { SerialNumber })
    return true
  })

  const go = async (to: number) => {
    setSaid(undefined)
    if (to === 1) {
      if (!/^[\w+=,.@-]{1,128}$/.test(name.trim()))
        return setSaid('Enter a name of up to 128 letters, digits and + = , . @ - _ characters.')
      if (type !== 'app') return setSaid('This practice account sets up authenticator apps. Choose it to go on.')
      const made = device ?? (await create.run())
      if (!made) return
      setDevice(made)
    } else if (device) {
      // The name may change: the device that was made for it has not been enabled.
      await discard.run(device)
      setDevice(undefined)
      setCodes(['', ''])
      enable.forget()
    }
    setStep(to)
  }

  const submit = async () => {
    if (!device) return
    if (codes.some((code) => code.length !== 6)) return setSaid('Enter two codes of six digits.')
    if (!(await enable.run(device))) return
    const session = $session.get()
    if (session && owner.kind === 'root') {
      const { rootMfaDaysLeft: _, mustRegisterMfa: __, ...rest } = session
      keepSession(rest)
    }
    notify({
      type: 'success',
      header: 'MFA device assigned',
      content: `You have registered a virtual MFA device for ${ownerLabel(owner)}. The next sign-in asks for its code.`,
    })
    back()
  }

  const cancel = async () => {
    if (device) await discard.run(device)
    back()
  }

  return (
    <Wizard
      activeStepIndex={step}
      onNavigate={({ detail }) => void go(detail.requestedStepIndex)}
      onSubmit={() => void submit()}
      onCancel={() => void cancel()}
      isLoadingNextStep={create.busy || enable.busy}
      submitButtonText="Add MFA"
      i18nStrings={{
        stepNumberLabel: (number) => `Step ${number}`,
        collapsedStepsLabel: (number, count) => `Step ${number} of ${count}`,
        navigationAriaLabel: 'Steps',
        cancelButton: 'Cancel',
        previousButton: 'Previous',
        nextButton: 'Next',
      }}
      steps={[
        {
          title: 'Select MFA device',
          errorText: said,
          content: (
            <SpaceBetween size="l">
              <FaultAlert fault={create.fault} />
              <Container header={<Header variant="h2">MFA device name</Header>}>
                <FormField
                  label="Device name"
                  description="It becomes the end of the device’s ARN."
                  constraintText="Maximum 128 characters. Use alphanumeric and '+ = , . @ - _' characters."
                >
                  <Input value={name} autoComplete={false} onChange={({ detail }) => setName(detail.value)} />
                </FormField>
              </Container>
              <Container header={<Header variant="h2">MFA device</Header>}>
                <SpaceBetween size="m">
                  <Tiles
                    ariaLabel="Device options"
                    columns={1}
                    value={type}
                    onChange={({ detail }) => setType(detail.value as DeviceType)}
                    items={[
                      {
                        value: 'passkey',
                        label: 'Passkey or security key',
                        description:
                          'A fingerprint, a face, a PIN or a key that is touched. It answers to AWS\u2019s own address alone.',
                      },
                      {
                        value: 'app',
                        label: 'Authenticator app',
                        description: 'Six digits that an app on a phone or a computer shows, new every half minute.',
                      },
                      {
                        value: 'hardware',
                        label: 'Hardware TOTP token',
                        description: 'Six digits that a small device shows.',
                      },
                    ]}
                  />
                  {type === 'passkey' && (
                    <Alert type="info" header="Explained here, not part of this practice account">
                      On AWS choose this first: the browser asks for your fingerprint, face, PIN or key, and keeps a
                      secret that only answers to AWS&#8217;s own address. There is nothing to type, and so nothing to
                      be talked out of. A passkey is not asked for when commands sign with access keys: for those AWS
                      wants a code.
                    </Alert>
                  )}
                  {type === 'hardware' && (
                    <Alert type="info" header="Explained here, not part of this practice account">
                      On AWS you enter the serial number on the token&#8217;s back and two consecutive codes from its
                      display.
                    </Alert>
                  )}
                </SpaceBetween>
              </Container>
            </SpaceBetween>
          ),
        },
        {
          title: 'Set up device',
          errorText: said,
          content: device ? (
            <SpaceBetween size="l">
              <SetUpApp device={device} codes={codes} onCodes={setCodes} />
              <FaultAlert fault={enable.fault} header="The device was not assigned" />
            </SpaceBetween>
          ) : null,
        },
      ]}
    />
  )
}

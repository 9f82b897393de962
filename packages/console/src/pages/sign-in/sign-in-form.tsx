import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, useState } from 'react'
import { AwsFault, messageOf } from '../../aws/fault.ts'
import type { Session } from '../../aws/session.ts'
import { openPane } from '../../frame/outside.ts'
import { type Entered, type LoginAnswer, login } from './login.ts'

interface Props {
  /** From the account's sign-in address: `/console/signin?account=kape-labs`. */
  account?: string
  /** Whose session ended: their name stands in the form already. */
  userName?: string
  kind?: 'root' | 'user'
  onIn: (session: Session) => void
}

type Step = 'who' | 'password' | 'mfa' | 'new-password'

const titles: Record<Step | 'user', string> = {
  who: 'Sign in',
  password: 'Root user sign in',
  mfa: 'Multi-factor authentication',
  'new-password': 'You must change your password to continue',
  user: 'IAM user sign in',
}

/** AWS's order: root enters an e-mail, then the password; a user all at once; then a code, then a new password if it is due. */
export function SignInForm({ account: givenAccount = '', userName: givenName = '', kind: givenKind, onIn }: Props) {
  const [kind, setKind] = useState<'root' | 'user'>(givenKind ?? (givenAccount === '' ? 'root' : 'user'))
  const [step, setStep] = useState<Step>('who')
  const [email, setEmail] = useState('')
  const [account, setAccount] = useState(givenAccount)
  const [userName, setUserName] = useState(givenName)
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [devices, setDevices] = useState<readonly string[]>([])
  const [device, setDevice] = useState<string>()
  const [code, setCode] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()

  const entered = (): Entered => ({
    identity:
      kind === 'root'
        ? { kind, email: email.trim() }
        : {
            kind,
            account: account.trim().replaceAll('-', /^[\d-]+$/.test(account.trim()) ? '' : '-'),
            userName: userName.trim(),
          },
    password,
    ...(code !== '' && { mfaCode: code }),
    ...(code !== '' && device !== undefined && { mfaSerialNumber: device }),
    ...(step === 'new-password' && { newPassword }),
  })

  const take = (answer: LoginAnswer) => {
    if (answer.step === 'in') onIn(answer.session)
    else if (answer.step === 'mfa') {
      setDevices(answer.devices)
      setDevice(answer.devices[0])
      setStep('mfa')
    } else setStep('new-password')
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    setFault(undefined)
    if (kind === 'root' && step === 'who') {
      if (email.trim() === '') setFault('Enter the e-mail address of the root user.')
      else setStep('password')
      return
    }
    if (step === 'new-password' && newPassword !== again) {
      setFault('The passwords do not match.')
      return
    }
    setBusy(true)
    try {
      take(await login(entered()))
    } catch (cause) {
      setFault(messageOf(cause))
      if (step === 'mfa') setCode('')
      if (cause instanceof AwsFault && cause.code === 'AuthenticationFailed' && step !== 'mfa') setPassword('')
    } finally {
      setBusy(false)
    }
  }

  const backToStart = () => {
    setStep('who')
    setPassword('')
    setCode('')
    setFault(undefined)
  }

  const title = kind === 'user' && step === 'who' ? titles.user : titles[step]
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <SpaceBetween size="l">
        <Box variant="h1">{title}</Box>
        {fault !== undefined && (
          <Alert type="error" header={step === 'mfa' ? 'The code was not accepted' : undefined}>
            {fault}
          </Alert>
        )}
        {step === 'who' && (
          <RadioGroup
            ariaLabel="Type of user"
            value={kind}
            onChange={({ detail }) => setKind(detail.value === 'root' ? 'root' : 'user')}
            items={[
              {
                value: 'root',
                label: 'Root user',
                description: 'The account itself: it may do everything. For the few tasks that nobody else can do.',
              },
              {
                value: 'user',
                label: 'IAM user',
                description: 'A person or a program in an account, with the permissions that it was given.',
              },
            ]}
          />
        )}
        {kind === 'root' && step === 'who' && (
          <FormField label="Root user email address">
            <Input
              type="email"
              value={email}
              autoComplete="username"
              placeholder="username@example.com"
              onChange={({ detail }) => setEmail(detail.value)}
            />
          </FormField>
        )}
        {kind === 'user' && step === 'who' && (
          <SpaceBetween size="l">
            <FormField label="Account ID (12 digits) or account alias">
              <Input value={account} autoComplete={false} onChange={({ detail }) => setAccount(detail.value)} />
            </FormField>
            <FormField label="IAM user name">
              <Input value={userName} autoComplete="username" onChange={({ detail }) => setUserName(detail.value)} />
            </FormField>
          </SpaceBetween>
        )}
        {(step === 'password' || (kind === 'user' && step === 'who')) && (
          <SpaceBetween size="xs">
            {step === 'password' && <Box>Email: {email}</Box>}
            <FormField label="Password">
              <Input
                type={shown ? 'text' : 'password'}
                value={password}
                autoComplete="current-password"
                onChange={({ detail }) => setPassword(detail.value)}
              />
            </FormField>
            <Checkbox checked={shown} onChange={({ detail }) => setShown(detail.checked)}>
              Show password
            </Checkbox>
          </SpaceBetween>
        )}
        {step === 'mfa' && (
          <SpaceBetween size="s">
            <Box variant="p">Enter the code that your authenticator app shows now.</Box>
            {devices.length > 1 && (
              <RadioGroup
                ariaLabel="MFA device"
                value={device ?? null}
                onChange={({ detail }) => setDevice(detail.value)}
                items={devices.map((serial) => ({ value: serial, label: serial.split('/').at(-1) ?? serial }))}
              />
            )}
            <FormField label="MFA code" constraintText="6 digits">
              <Input
                value={code}
                inputMode="numeric"
                autoComplete="one-time-code"
                onChange={({ detail }) => setCode(detail.value.replace(/\D/g, '').slice(0, 6))}
              />
            </FormField>
            <Button variant="inline-link" formAction="none" onClick={() => openPane('authenticator')}>
              Open the authenticator
            </Button>
          </SpaceBetween>
        )}
        {step === 'new-password' && (
          <SpaceBetween size="s">
            <Box variant="p">
              The password that you were given was for once. The new one has to follow the account&#8217;s password
              policy.
            </Box>
            <FormField label="New password">
              <Input
                type="password"
                value={newPassword}
                autoComplete="new-password"
                onChange={({ detail }) => setNewPassword(detail.value)}
              />
            </FormField>
            <FormField label="Retype new password">
              <Input
                type="password"
                value={again}
                autoComplete="new-password"
                onChange={({ detail }) => setAgain(detail.value)}
              />
            </FormField>
          </SpaceBetween>
        )}
        <Button variant="primary" fullWidth loading={busy}>
          {kind === 'root' && step === 'who'
            ? 'Next'
            : step === 'mfa'
              ? 'Submit'
              : step === 'new-password'
                ? 'Confirm password change'
                : 'Sign in'}
        </Button>
        {step !== 'who' && (
          <Button formAction="none" variant="link" onClick={backToStart}>
            {kind === 'root' ? 'Sign in using different email' : 'Cancel'}
          </Button>
        )}
      </SpaceBetween>
    </form>
  )
}

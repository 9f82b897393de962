import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { textOf, toBase64 } from '@first-line/aws-api'
import { useState } from 'react'
import { besideLesson, openPane } from '../../../frame/outside.ts'
import { Copy } from '../../../parts/copy.tsx'
import type { VirtualDevice } from './assign-mfa.tsx'
import { CodeField } from './code-field.tsx'

interface Props {
  device: VirtualDevice
  codes: [string, string]
  onCodes: (codes: [string, string]) => void
}

/** The secret, as a picture and as text, and the two codes that prove it has arrived. */
export function SetUpApp({ device, codes, onCodes }: Props) {
  const [picture, setPicture] = useState(false)
  const [key, setKey] = useState(false)
  const seed = textOf(device.Base32StringSeed)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The app and AWS share a secret from now on. Both make the codes from it and the time."
        >
          Authenticator app
        </Header>
      }
    >
      <ol className="fl-steps">
        <li>
          Install an authenticator app on your phone or computer, or use the one of this workshop.{' '}
          {besideLesson() && (
            <Button variant="inline-link" onClick={() => openPane('authenticator')}>
              Open the authenticator
            </Button>
          )}
        </li>
        <li>
          <SpaceBetween size="s">
            <span>
              Open the app, choose &#8220;Show QR code&#8221; here, and scan it. Or type the secret key into the app.
            </span>
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => setPicture(!picture)}>{picture ? 'Hide QR code' : 'Show QR code'}</Button>
              <Button onClick={() => setKey(!key)}>{key ? 'Hide secret key' : 'Show secret key'}</Button>
            </SpaceBetween>
            {picture && (
              <img
                data-mfa-qr
                className="fl-qr"
                src={`data:image/png;base64,${toBase64(device.QRCodePNG)}`}
                alt="QR code with the secret key of this device"
                width={200}
                height={200}
              />
            )}
            {key && (
              <Box>
                <Copy text={seed} label="Copy the secret key" />
              </Box>
            )}
          </SpaceBetween>
        </li>
        <li>
          <SpaceBetween size="s">
            <span>Type two consecutive MFA codes below: the code that is shown now, then the one that follows it.</span>
            <CodeField label="MFA code 1" value={codes[0]} onChange={(code) => onCodes([code, codes[1]])} />
            <CodeField label="MFA code 2" value={codes[1]} onChange={(code) => onCodes([codes[0], code])} />
          </SpaceBetween>
        </li>
      </ol>
    </Container>
  )
}

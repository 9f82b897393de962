import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

interface Props {
  /** Of the button that sends it. */
  label: ReactNode
  busy?: boolean
  /** Why it cannot be sent yet: the button is grey, and says so. */
  unready?: string | false | undefined
  onCancel: () => void
  onSubmit: () => void
}

/** The end of a form: leave it, or send it. */
export function FormActions({ label, busy = false, unready, onCancel, onSubmit }: Props) {
  return (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          variant="primary"
          loading={busy}
          {...(unready && { disabled: true, disabledReason: unready })}
          onClick={onSubmit}
        >
          {label}
        </Button>
      </SpaceBetween>
    </Box>
  )
}

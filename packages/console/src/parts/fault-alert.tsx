import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { isDenied, messageOf } from '../aws/fault.ts'
import { $why } from '../frame/why.ts'
import { FaultText } from './fault-text.tsx'

interface Props {
  fault: unknown
  /** What could not be done: "User dana was not created". */
  header?: string
  onDismiss?: () => void
  /** Another try. */
  onRetry?: () => void
}

/** A call that failed, in AWS's words. A denial can be asked why. */
export function FaultAlert({ fault, header, onDismiss, onRetry }: Props) {
  if (!fault) return null
  const why = isDenied(fault) && fault.requestId !== undefined ? fault.requestId : undefined
  return (
    <Alert
      type="error"
      header={header ?? (isDenied(fault) ? 'Access denied' : undefined)}
      {...(onDismiss && { dismissible: true, dismissAriaLabel: 'Close the message', onDismiss })}
      action={
        why !== undefined ? (
          <Button onClick={() => $why.set({ id: why, message: messageOf(fault) })}>Why?</Button>
        ) : onRetry ? (
          <Button onClick={onRetry}>Retry</Button>
        ) : undefined
      }
    >
      <FaultText fault={fault} />
    </Alert>
  )
}

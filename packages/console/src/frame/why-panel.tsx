import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { useQuery } from '@tanstack/react-query'
import { Decision } from '../parts/decision.tsx'
import { Waiting } from '../parts/skeleton.tsx'
import { type ExplainedRequest, readDecision } from './read-decision.ts'
import { $why } from './why.ts'

/** *Why?*: how a request was decided, layer by layer. */
export function WhyPanel() {
  const asked = useStore($why)
  const close = () => $why.set(undefined)
  const { data, error } = useQuery<ExplainedRequest>({
    queryKey: ['why', asked?.id],
    enabled: asked !== undefined,
    queryFn: () => readDecision(asked?.id ?? ''),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Modal
      visible={asked !== undefined}
      size="large"
      header="Why this was decided so"
      closeAriaLabel="Close"
      onDismiss={close}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={close}>
            Close
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <Box variant="p" className="fl-break">
          {asked?.message}
        </Box>
        {error ? (
          <Alert type="warning">{error.message}</Alert>
        ) : data ? (
          data.explanations.map((one) => <Decision key={`${one.action} ${one.resource}`} {...one} />)
        ) : (
          <Waiting lines={5} />
        )}
      </SpaceBetween>
    </Modal>
  )
}

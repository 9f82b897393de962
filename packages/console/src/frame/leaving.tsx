import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { forgetDrafts } from '../parts/use-draft.ts'
import { $leaving, leaveAnyway } from '../router/location.ts'

/** Asks before what was entered is left behind. */
export function Leaving() {
  const to = useStore($leaving)
  const stay = () => $leaving.set(undefined)
  const leave = () => {
    forgetDrafts()
    leaveAnyway()
  }
  return (
    <Modal
      visible={to !== undefined}
      header="Leave page"
      closeAriaLabel="Close"
      onDismiss={stay}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={stay}>
              Cancel
            </Button>
            <Button variant="primary" onClick={leave}>
              Leave
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      Changes that you have not saved are lost when you leave this page.
    </Modal>
  )
}

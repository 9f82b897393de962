import Button from '@cloudscape-design/components/button'
import Flashbar from '@cloudscape-design/components/flashbar'
import { useStore } from '@nanostores/react'
import { isDenied, messageOf } from '../aws/fault.ts'
import { $notices, dismiss } from './notices.ts'
import { $why } from './why.ts'

export function Notices() {
  const notices = useStore($notices)
  return (
    <Flashbar
      items={notices.map(({ id, type, header, content, fault }) => ({
        id,
        type,
        header,
        content,
        dismissible: true,
        dismissLabel: 'Close the message',
        onDismiss: () => dismiss(id),
        ...(isDenied(fault) &&
          fault.requestId !== undefined && {
            action: (
              <Button onClick={() => $why.set({ id: fault.requestId ?? '', message: messageOf(fault) })}>Why?</Button>
            ),
          }),
      }))}
    />
  )
}

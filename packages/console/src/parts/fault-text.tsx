import Box from '@cloudscape-design/components/box'
import { AwsFault, messageOf } from '../aws/fault.ts'

/** Code and message as AWS shows them. */
export function FaultText({ fault }: { fault: unknown }) {
  return (
    <span className="fl-break">
      {messageOf(fault)}
      {fault instanceof AwsFault && (
        <Box variant="small" color="inherit" display="block">
          {fault.operation}: {fault.code}
        </Box>
      )}
    </span>
  )
}

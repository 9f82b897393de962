import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type Finding, findingMessage } from '@first-line/policy'

interface Props {
  findings: readonly Finding[]
  onGo?: (finding: Finding) => void
}

const kinds = [
  { severity: 'error', type: 'error', one: 'error', many: 'errors' },
  { severity: 'warning', type: 'warning', one: 'warning', many: 'warnings' },
  { severity: 'suggestion', type: 'info', one: 'suggestion', many: 'suggestions' },
] as const

/** Errors, warnings and suggestions below an editor; each leads to its line. */
export function Findings({ findings, onGo }: Props) {
  return (
    <SpaceBetween size="s">
      <div role="status">
        <SpaceBetween direction="horizontal" size="l">
          {kinds.map(({ severity, type, one, many }) => {
            const count = findings.filter((finding) => finding.severity === severity).length
            return (
              <StatusIndicator key={severity} type={count === 0 ? 'success' : type}>
                {count} {count === 1 ? one : many}
              </StatusIndicator>
            )
          })}
        </SpaceBetween>
      </div>
      <ul className="fl-findings">
        {findings.map((finding) => {
          const { line, column } = finding.range.start
          return (
            <li key={`${finding.key} ${finding.range.start.offset} ${finding.range.end.offset}`}>
              <StatusIndicator type={kinds.find(({ severity }) => severity === finding.severity)?.type ?? 'info'}>
                {findingMessage(finding)}
              </StatusIndicator>{' '}
              {onGo ? (
                <Button
                  variant="inline-link"
                  ariaLabel={`Ln ${line}, Col ${column}: go there`}
                  onClick={() => onGo(finding)}
                >
                  Ln {line}, Col {column}
                </Button>
              ) : (
                <Box variant="span" color="text-body-secondary">
                  Ln {line}, Col {column}
                </Box>
              )}
            </li>
          )
        })}
      </ul>
    </SpaceBetween>
  )
}

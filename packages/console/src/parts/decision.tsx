import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import type { Explanation } from '@first-line/policy'
import { clauseText, layerNames, policyName, roleTexts } from './decision-words.ts'
import KeyValuePairs from './key-value-pairs.tsx'

interface Props {
  action: string
  resource: string
  explanation: Explanation
  documents: Record<string, string>
}

const results: Record<string, { type: StatusIndicatorProps.Type; text: string }> = {
  allow: { type: 'success', text: 'Allows' },
  'explicit-deny': { type: 'error', text: 'Explicitly denies' },
  'implicit-deny': { type: 'stopped', text: 'Does not allow' },
}

/** One decision: each layer, its policies, the statements that matched, and the clause that kept others from it. */
export function Decision({ action, resource, explanation, documents }: Props) {
  const allowed = explanation.decision.effect === 'allow'
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Action', value: <code>{action}</code> },
          { label: 'Resource', value: <code className="fl-break">{resource}</code> },
          {
            label: 'Decision',
            value: (
              <StatusIndicator type={allowed ? 'success' : 'error'}>{allowed ? 'Allowed' : 'Denied'}</StatusIndicator>
            ),
          },
        ]}
      />
      {explanation.layers.map((layer) => {
        const policies = layer.levels.flatMap((level) => level.policies)
        const { type, text } = results[layer.result] ?? { type: 'info' as const, text: layer.result }
        return (
          <ExpandableSection
            key={layer.layer}
            defaultExpanded={layer.role === 'denied' || layer.role === 'granted' || layer.role === 'missing'}
            headerText={layerNames[layer.layer]}
            headerDescription={roleTexts[layer.role]}
            headerInfo={<StatusIndicator type={type}>{text}</StatusIndicator>}
          >
            {policies.length === 0 && <Box color="text-body-secondary">No policy of this kind applies here.</Box>}
            <SpaceBetween size="s">
              {policies.map(({ policy, statements }) => (
                <div key={`${policyName(policy)} ${policy.hash}`}>
                  <Box variant="strong">{policyName(policy)}</Box>
                  <ul className="fl-statements">
                    {statements.map((statement) => (
                      <li key={statement.statement}>
                        <StatusIndicator
                          type={!statement.matched ? 'stopped' : statement.effect === 'Allow' ? 'success' : 'error'}
                        >
                          {statement.effect} · {statement.sid ?? `statement ${statement.statement + 1}`}:{' '}
                          {statement.matched ? 'applies' : 'does not apply'}
                        </StatusIndicator>
                        <ul>
                          {statement.clauses
                            .filter((clause) => statement.matched || !clause.matched)
                            .map((clause) => (
                              <li key={clauseText(clause)}>{clauseText(clause)}</li>
                            ))}
                        </ul>
                      </li>
                    ))}
                  </ul>
                  {policy.hash !== undefined && documents[policy.hash] !== undefined && (
                    <ExpandableSection variant="footer" headerText="The policy as it was then">
                      <pre className="fl-document">{pretty(documents[policy.hash] ?? '')}</pre>
                    </ExpandableSection>
                  )}
                </div>
              ))}
            </SpaceBetween>
          </ExpandableSection>
        )
      })}
      {explanation.absentKeys.length > 0 && (
        <Box variant="p">
          Policies asked for keys that this request did not have: <code>{explanation.absentKeys.join(', ')}</code>
        </Box>
      )}
    </SpaceBetween>
  )
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 4)
  } catch {
    return text // as it was written
  }
}

import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { useRead } from '../../../aws/use-read.ts'
import { $why } from '../../../frame/why.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import type { PageProps } from '../../../services.ts'

interface Evaluation {
  action: string
  resource: string
  context?: Record<string, unknown>
  evaluatedEffect?: 'ALLOW' | 'EXPLICIT_DENY' | 'IMPLICIT_DENY'
  matchedPolicies?: { uri: string; matchedStatements?: { sid?: string; evaluatedEffect?: string }[] }[]
}

interface Details {
  requestContext: Record<string, unknown>
  evaluations: Evaluation[]
  policies: { type?: string; inline?: boolean; uri?: string; attachedTo?: { arn?: string }[] }[]
}

const effects = {
  ALLOW: { type: 'success', text: 'Allowed' },
  EXPLICIT_DENY: { type: 'error', text: 'Explicitly denied' },
  IMPLICIT_DENY: { type: 'stopped', text: 'Implicitly denied' },
} as const

/** *Authorization details*: what an access denied error's id stands for. */
export default function AuthorizationDetailsPage({ params: { id } }: PageProps) {
  const [entered, setEntered] = useState(id ?? '')
  const open = () => navigate(path`/iam/authorization-details/${entered.trim()}`)
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="An access denied error of IAM ends with an authorization ID. Enter it to see which policies decided, and how."
        >
          Authorization details
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (entered.trim() !== '') open()
            }}
          >
            <SpaceBetween size="s">
              <FormField label="Authorization ID">
                <Input value={entered} autoComplete={false} onChange={({ detail }) => setEntered(detail.value)} />
              </FormField>
              <Button disabled={entered.trim() === ''} disabledReason="Enter an authorization ID first.">
                View details
              </Button>
            </SpaceBetween>
          </form>
        </Container>
        {id !== undefined && <Found id={id} />}
      </SpaceBetween>
    </ContentLayout>
  )
}

function Found({ id }: { id: string }) {
  const { data, fault } = useRead<Details>('iam-toolbox', 'GetRequestAuthorizationDetails', { authorizationId: id })
  if (!data) return fault ? <FaultAlert fault={fault} header="There are no details" /> : <Waiting lines={5} />
  return (
    <SpaceBetween size="l">
      {data.evaluations.map((evaluation) => (
        <EvaluationCard key={`${evaluation.action} ${evaluation.resource}`} evaluation={evaluation} />
      ))}
      <Container
        header={
          <Header variant="h2" counter={`(${data.policies.length})`}>
            Policies that were evaluated
          </Header>
        }
      >
        <ul>
          {data.policies.map(({ type, uri, inline, attachedTo }) => (
            <li key={`${uri} ${type}`} className="fl-break">
              {uri} · {(type ?? '').toLowerCase().replaceAll('_', ' ')}
              {inline && ' · inline'}
              {attachedTo?.length ? ` · attached to ${attachedTo.map(({ arn }) => arn).join(', ')}` : ''}
            </li>
          ))}
        </ul>
        {data.policies.length === 0 && <Box>None: the caller has no policies.</Box>}
      </Container>
      <Container header={<Header variant="h2">Request context</Header>}>
        <pre className="fl-document">{JSON.stringify(data.requestContext, undefined, 2)}</pre>
      </Container>
      <Button onClick={() => $why.set({ id, message: 'What this workshop knows of the decision, clause by clause.' })}>
        Why? Every clause
      </Button>
    </SpaceBetween>
  )
}

function EvaluationCard({
  evaluation: { action, resource, evaluatedEffect, matchedPolicies = [] },
}: {
  evaluation: Evaluation
}) {
  const effect = effects[evaluatedEffect ?? 'IMPLICIT_DENY']
  return (
    <Container header={<Header variant="h2">{action}</Header>}>
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'Resource', value: <span className="fl-break">{resource}</span> },
            { label: 'Evaluated effect', value: <StatusIndicator type={effect.type}>{effect.text}</StatusIndicator> },
          ]}
        />
        <Box variant="h3">Matched policies</Box>
        {matchedPolicies.length === 0 ? (
          <Box color="text-body-secondary">None: no statement speaks of this action on this resource.</Box>
        ) : (
          <ul>
            {matchedPolicies.map(({ uri, matchedStatements = [] }) => (
              <li key={uri} className="fl-break">
                {uri}:{' '}
                {matchedStatements
                  .map(({ sid, evaluatedEffect: said }) => `${said} by ${sid ?? 'a statement without a Sid'}`)
                  .join(', ')}
              </li>
            ))}
          </ul>
        )}
      </SpaceBetween>
    </Container>
  )
}

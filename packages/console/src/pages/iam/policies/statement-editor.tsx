import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { IamData } from '@first-line/policy'
import { useState } from 'react'
import { ActionsEditor } from './actions-editor.tsx'
import { ConditionsEditor } from './conditions-editor.tsx'
import { type EditableStatement, serviceOf } from './editable-statement.ts'
import { ResourcesEditor } from './resources-editor.tsx'
import { ServiceSelect } from './service-select.tsx'

interface Props {
  number: number
  statement: EditableStatement
  data: IamData | undefined
  onChange: (statement: EditableStatement) => void
  onClone: () => void
  onRemove: () => void
}

/** One block of the visual editor: service, actions by access level, resources, request conditions. */
export function StatementEditor({ number, statement, data, onChange, onClone, onRemove }: Props) {
  const named = serviceOf(statement)
  const [picked, setPicked] = useState<string>()
  const service = named ?? picked
  const title = service
    ? (data?.serviceName(service) ?? service)
    : statement.actions.length === 0
      ? 'Select a service'
      : 'Several services'
  const count = statement.actions.length
  return (
    <ExpandableSection
      variant="container"
      defaultExpanded
      headingTagOverride="h3"
      headerText={title}
      headerDescription={`${statement.effect} · ${count} ${count === 1 ? 'action' : 'actions'}${statement.sid === '' ? '' : ` · ${statement.sid}`}`}
      headerActions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button ariaLabel={`Clone permissions block ${number}`} onClick={onClone}>
            Clone
          </Button>
          <Button ariaLabel={`Remove permissions block ${number}`} onClick={onRemove}>
            Remove
          </Button>
        </SpaceBetween>
      }
    >
      {statement.onlyJson !== undefined || (named === undefined && statement.actions.length > 0) ? (
        <Alert type="info" header="Change this block in the JSON editor">
          {statement.onlyJson ?? 'It names actions of several services at once.'}
          <pre className="fl-document">{JSON.stringify(statement.raw, undefined, 4)}</pre>
        </Alert>
      ) : (
        <SpaceBetween size="l">
          <ServiceSelect
            data={data}
            service={service}
            onChoose={(chosen) => {
              setPicked(chosen)
              onChange({ ...statement, actions: [] })
            }}
          />
          <FormField label="Effect">
            <RadioGroup
              value={statement.effect}
              onChange={({ detail }) => onChange({ ...statement, effect: detail.value === 'Deny' ? 'Deny' : 'Allow' })}
              items={[
                { value: 'Allow', label: 'Allow' },
                { value: 'Deny', label: 'Deny', description: 'An explicit deny beats every allow.' },
              ]}
            />
          </FormField>
          {service !== undefined && data && (
            <ActionsEditor service={service} statement={statement} data={data} onChange={onChange} />
          )}
          {service !== undefined && (
            <SpaceBetween size="l">
              <ResourcesEditor service={service} statement={statement} data={data} onChange={onChange} />
              <ConditionsEditor statement={statement} onChange={onChange} />
            </SpaceBetween>
          )}
        </SpaceBetween>
      )}
    </ExpandableSection>
  )
}

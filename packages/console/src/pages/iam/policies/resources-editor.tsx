import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { IamData } from '@first-line/policy'
import type { EditableStatement } from './editable-statement.ts'

interface Props {
  service: string
  statement: EditableStatement
  data: IamData | undefined
  onChange: (statement: EditableStatement) => void
}

/** *Resources*: all, or the ARNs, with the forms that the chosen actions take. */
export function ResourcesEditor({ service, statement, data, onChange }: Props) {
  const all = statement.resources.length === 1 && statement.resources[0] === '*'
  const types = new Set(
    statement.actions.flatMap((action) => data?.action(action)?.resourceTypes.map(({ name }) => name) ?? []),
  )
  const forms = [...types].flatMap((type) => data?.resourceType(service, type)?.arn ?? [])
  const write = (resources: string[]) => onChange({ ...statement, resources })
  return (
    <FormField label="Resources" description="With what: everything, or what these ARNs name.">
      <SpaceBetween size="s">
        <RadioGroup
          ariaLabel="Resources"
          value={all ? 'all' : 'specific'}
          onChange={({ detail }) => write(detail.value === 'all' ? ['*'] : [''])}
          items={[
            { value: 'all', label: 'All' },
            { value: 'specific', label: 'Specific' },
          ]}
        />
        {!all && (
          <SpaceBetween size="s">
            <AttributeEditor
              items={statement.resources}
              addButtonText="Add ARNs"
              removeButtonText="Remove"
              empty="No resources: the policy is not complete."
              onAddButtonClick={() => write([...statement.resources, ''])}
              onRemoveButtonClick={({ detail }) =>
                write(statement.resources.filter((_, at) => at !== detail.itemIndex))
              }
              definition={[
                {
                  label: 'ARN',
                  control: (arn: string, at) => (
                    <Input
                      value={arn}
                      placeholder={forms[0] ?? 'arn:aws:…'}
                      autoComplete={false}
                      onChange={({ detail }) =>
                        write(statement.resources.map((one, index) => (index === at ? detail.value : one)))
                      }
                    />
                  ),
                },
              ]}
            />
            {forms.length > 0 && (
              <Box variant="small">
                These actions take: <code className="fl-break">{forms.join(', ')}</code>
              </Box>
            )}
          </SpaceBetween>
        )}
      </SpaceBetween>
    </FormField>
  )
}

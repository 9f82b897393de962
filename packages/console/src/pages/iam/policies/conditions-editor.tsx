import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Autosuggest from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { operatorNames } from '@first-line/policy'
import type { EditableCondition, EditableStatement } from './editable-statement.ts'
import { useIamData } from './use-iam-data.ts'

interface Props {
  statement: EditableStatement
  onChange: (statement: EditableStatement) => void
}

const asOptions = (values: readonly string[]) => values.map((value) => ({ value }))

/** *Request conditions*: all of them have to hold. */
export function ConditionsEditor({ statement, onChange }: Props) {
  const data = useIamData()
  const write = (conditions: EditableCondition[]) => onChange({ ...statement, conditions })
  const change = (at: number, part: Partial<EditableCondition>) =>
    write(statement.conditions.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const keys = [
    ...(data?.globalConditionKeys() ?? []).map(({ key }) => key),
    ...new Set(statement.actions.flatMap((action) => data?.action(action)?.conditionKeys ?? [])),
  ]
  return (
    <FormField
      label="Request conditions - optional"
      description="The block counts only for requests for which all of them are true."
    >
      <AttributeEditor
        items={statement.conditions}
        addButtonText="Add another condition"
        removeButtonText="Remove"
        empty="No conditions."
        onAddButtonClick={() =>
          write([...statement.conditions, { operator: 'StringEquals', key: 'aws:PrincipalTag/team', values: [''] }])
        }
        onRemoveButtonClick={({ detail }) => write(statement.conditions.filter((_, at) => at !== detail.itemIndex))}
        definition={[
          {
            label: 'Condition key',
            control: ({ key }: EditableCondition, at) => (
              <Autosuggest
                value={key}
                options={asOptions(keys)}
                enteredTextLabel={(value) => `Use "${value}"`}
                ariaLabel="Condition key"
                onChange={({ detail }) => change(at, { key: detail.value })}
              />
            ),
          },
          {
            label: 'Operator',
            control: ({ operator }: EditableCondition, at) => (
              <Autosuggest
                value={operator}
                options={asOptions([...operatorNames])}
                enteredTextLabel={(value) => `Use "${value}"`}
                ariaLabel="Operator"
                onChange={({ detail }) => change(at, { operator: detail.value })}
              />
            ),
          },
          {
            label: 'Values, separated by commas',
            control: ({ values }: EditableCondition, at) => (
              <Input
                value={values.join(',')}
                autoComplete={false}
                onChange={({ detail }) => change(at, { values: detail.value.split(',') })}
              />
            ),
          },
        ]}
      />
    </FormField>
  )
}

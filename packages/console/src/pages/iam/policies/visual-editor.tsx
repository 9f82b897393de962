import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { emptyStatement, readStatements, writeStatements } from './editable-statement.ts'
import { StatementEditor } from './statement-editor.tsx'
import { useIamData } from './use-iam-data.ts'

interface Props {
  text: string
  onChange: (text: string) => void
}

/** The same policy as forms, a statement each. It writes the text that the JSON editor shows. */
export function VisualEditor({ text, onChange }: Props) {
  const data = useIamData()
  const statements = readStatements(text)
  if (!statements) {
    return (
      <Alert type="warning" header="The text is not a policy that can be shown here">
        Mend it in the JSON editor: what is wrong stands below it.
      </Alert>
    )
  }
  const write = (next: typeof statements) => onChange(writeStatements(text, next))
  return (
    <SpaceBetween size="m">
      {statements.map((statement, at) => (
        <StatementEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: a statement has no name of its own, its place is what it is known by
          key={`statement ${at + 1}`}
          number={at + 1}
          statement={statement}
          data={data}
          onChange={(changed) => write(statements.map((one, index) => (index === at ? changed : one)))}
          onClone={() =>
            write([...statements.slice(0, at + 1), { ...statement, sid: '' }, ...statements.slice(at + 1)])
          }
          onRemove={() => write(statements.filter((_, index) => index !== at))}
        />
      ))}
      <Button iconName="add-plus" onClick={() => write([...statements, emptyStatement()])}>
        Add more permissions
      </Button>
    </SpaceBetween>
  )
}

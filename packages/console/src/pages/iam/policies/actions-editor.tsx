import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TokenGroup from '@cloudscape-design/components/token-group'
import type { AccessLevel, ActionInfo, IamData } from '@first-line/policy'
import { useState } from 'react'
import { byHand, choose, everyAction, isChosen } from './chosen-actions.ts'
import type { EditableStatement } from './editable-statement.ts'

interface Props {
  service: string
  statement: EditableStatement
  data: IamData
  onChange: (statement: EditableStatement) => void
}

const levels: readonly AccessLevel[] = ['List', 'Read', 'Write', 'Permissions management', 'Tagging']

/** *Actions allowed*: boxes by access level, all of them by one, and patterns by hand. */
export function ActionsEditor({ service, statement, data, onChange }: Props) {
  const [filter, setFilter] = useState('')
  const [open, setOpen] = useState<readonly AccessLevel[]>([])
  const { actions } = statement
  const known = data.actions(service)
  const names = known.map(({ name }) => name)
  const wanted = filter.trim().toLowerCase()
  const shown = known.filter(({ name }) => name.toLowerCase().includes(wanted))
  const present = levels.filter((level) => shown.some(({ accessLevel }) => accessLevel === level))
  const write = (next: string[]) => onChange({ ...statement, actions: next })
  const tick = (which: readonly string[], on: boolean) => write(choose(actions, service, names, which, on))
  const title = data.serviceName(service)
  const label = `Actions ${statement.effect === 'Deny' ? 'denied' : 'allowed'}`
  const manual = byHand(actions, service, names)
  return (
    // Not a FormField: its label would become a part of every box's name.
    <section aria-label={label}>
      <Box variant="awsui-key-label">{label}</Box>
      <Box variant="small" display="block" margin={{ bottom: 'xxs' }}>
        Tick what the block is about. A pattern covers actions that the service gets later, too.
      </Box>
      <SpaceBetween size="s">
        <Input
          type="search"
          value={filter}
          ariaLabel="Filter actions"
          placeholder="Filter actions"
          clearAriaLabel="Clear the filter"
          onChange={({ detail }) => setFilter(detail.value)}
        />
        <Checkbox
          checked={actions.includes(everyAction(service))}
          onChange={({ detail }) => write(detail.checked ? [everyAction(service), ...manual] : manual)}
        >
          All {title} actions ({everyAction(service)})
        </Checkbox>
        <ManualActions
          service={service}
          manual={manual}
          onAdd={(one) => write([...actions, one])}
          onRemove={(one) => write(actions.filter((action) => action !== one))}
        />
        <div className="fl-actions">
          <Box variant="awsui-key-label">Access level</Box>
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="inline-link" onClick={() => setOpen(levels)}>
              Expand all
            </Button>
            <Button variant="inline-link" onClick={() => setOpen([])}>
              Collapse all
            </Button>
          </SpaceBetween>
        </div>
        {present.map((level) => (
          <Level
            key={level}
            level={level}
            actions={shown.filter(({ accessLevel }) => accessLevel === level)}
            isChosen={(name) => isChosen(actions, service, name)}
            tick={tick}
            // What is looked for is shown.
            open={wanted !== '' || open.includes(level)}
            onOpen={(now) => setOpen(now ? [...open, level] : open.filter((one) => one !== level))}
          />
        ))}
        {present.length === 0 && (
          <Box color="text-body-secondary">The service has no action with this in its name.</Box>
        )}
      </SpaceBetween>
    </section>
  )
}

interface LevelProps {
  level: AccessLevel
  actions: readonly ActionInfo[]
  isChosen: (name: string) => boolean
  tick: (names: readonly string[], on: boolean) => void
  open: boolean
  onOpen: (open: boolean) => void
}

function Level({ level, actions, isChosen, tick, open, onOpen }: LevelProps) {
  const names = actions.map(({ name }) => name)
  const chosen = names.filter(isChosen).length
  return (
    <ExpandableSection
      variant="footer"
      headerText={`${level} (${chosen > 0 ? `Selected ${chosen}/` : ''}${names.length})`}
      expanded={open}
      onChange={({ detail }) => onOpen(detail.expanded)}
    >
      {open && (
        <SpaceBetween size="xs">
          <Checkbox
            checked={chosen === names.length}
            indeterminate={chosen > 0 && chosen < names.length}
            onChange={({ detail }) => tick(names, detail.checked)}
          >
            All {level.toLowerCase()} actions
          </Checkbox>
          <ColumnLayout columns={3} minColumnWidth={220}>
            {names.map((name) => (
              <Checkbox key={name} checked={isChosen(name)} onChange={({ detail }) => tick([name], detail.checked)}>
                <span className="fl-break">{name}</span>
              </Checkbox>
            ))}
          </ColumnLayout>
        </SpaceBetween>
      )}
    </ExpandableSection>
  )
}

interface ManualProps {
  service: string
  manual: readonly string[]
  onAdd: (action: string) => void
  onRemove: (action: string) => void
}

/** *Manual actions*: `Get*` for this service, or the whole of it with its prefix. */
function ManualActions({ service, manual, onAdd, onRemove }: ManualProps) {
  const [text, setText] = useState<string>()
  const add = () => {
    const entered = (text ?? '').trim()
    if (entered !== '') onAdd(entered.startsWith(`${service}:`) ? entered : `${service}:${entered}`)
    setText(undefined)
  }
  return (
    <SpaceBetween size="xs">
      {text === undefined ? (
        <Button variant="inline-link" onClick={() => setText('')}>
          Add actions
        </Button>
      ) : (
        <div className="fl-filters">
          <Input
            value={text}
            ariaLabel="Manual action"
            placeholder={`${service}:Get*`}
            autoComplete={false}
            onChange={({ detail }) => setText(detail.value)}
            onKeyDown={({ detail, preventDefault }) => {
              if (detail.key !== 'Enter') return
              preventDefault()
              add()
            }}
          />
          <Button onClick={add}>Add</Button>
        </div>
      )}
      {manual.length > 0 && (
        <TokenGroup
          items={manual.map((action) => ({ label: action, dismissLabel: `Remove ${action}` }))}
          onDismiss={({ detail }) => {
            const gone = manual[detail.itemIndex]
            if (gone !== undefined) onRemove(gone)
          }}
        />
      )}
    </SpaceBetween>
  )
}

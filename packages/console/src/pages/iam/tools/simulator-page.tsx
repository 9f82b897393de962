import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Multiselect from '@cloudscape-design/components/multiselect'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import type { IamData } from '@first-line/policy'
import { useStore } from '@nanostores/react'
import { useEffect, useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { useDraft } from '../../../parts/use-draft.ts'
import { $place } from '../../../router/location.ts'
import { JsonEditor } from '../policies/json-editor.tsx'
import { newPolicy } from '../policies/new-policy.ts'
import { ServiceSelect } from '../policies/service-select.tsx'
import { useIamData } from '../policies/use-iam-data.ts'
import type { Group, Role, User } from '../shapes.ts'
import { ContextKeys } from './context-keys.tsx'
import { PoliciesInScope } from './policies-in-scope.tsx'
import { Results } from './results.tsx'
import { callOf, type EvaluationResult, type ResultRow, rowsOf, type Simulation, withKeys } from './simulation.ts'

const empty: Simulation = {
  mode: 'principal',
  principal: '',
  excluded: [],
  policy: newPolicy,
  actions: [],
  resources: '',
  context: [],
}

/** *IAM policy simulator*: what would be decided. It makes no request, and changes nothing. */
export default function SimulatorPage() {
  const { draft, change } = useDraft<Simulation>('simulator', empty)
  const [service, setService] = useState('s3')
  const [rows, setRows] = useState<ResultRow[]>()
  const data = useIamData()
  useAsked(change)
  useAskedKeys(draft, data, change)
  const run = useAction(async (aws) => {
    const { operation, input } = callOf(draft)
    const results: EvaluationResult[] = []
    let Marker: string | undefined
    do {
      const page = await aws<{ EvaluationResults: EvaluationResult[]; Marker?: string }>('iam', operation, {
        ...input,
        ...(Marker !== undefined && { Marker }),
      })
      results.push(...page.EvaluationResults)
      Marker = page.Marker
    } while (Marker !== undefined)
    setRows(rowsOf(results))
    return true
  })
  const ready = draft.actions.length > 0 && (draft.mode === 'policy' || draft.principal !== '')
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Test what policies decide about actions that you name. The simulator makes no request: it asks IAM what would be decided, and knows of the request only what you enter."
        >
          Policy simulator
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container
          header={
            <Header
              variant="h2"
              actions={
                <SegmentedControl
                  label="What is simulated"
                  selectedId={draft.mode}
                  onChange={({ detail }) => change({ mode: detail.selectedId === 'policy' ? 'policy' : 'principal' })}
                  options={[
                    { id: 'principal', text: 'Principal mode' },
                    { id: 'policy', text: 'Custom mode' },
                  ]}
                />
              }
            >
              Policies
            </Header>
          }
        >
          {draft.mode === 'principal' ? (
            <SpaceBetween size="m">
              <PrincipalSelect value={draft.principal} onChange={(principal) => change({ principal, excluded: [] })} />
              {draft.principal !== '' && (
                <PoliciesInScope
                  principal={draft.principal}
                  excluded={draft.excluded}
                  onChange={(excluded) => change({ excluded })}
                />
              )}
            </SpaceBetween>
          ) : (
            <JsonEditor
              text={draft.policy}
              onChange={(policy) => change({ policy })}
              kind="identity"
              label="Policy to simulate"
            />
          )}
        </Container>
        <Container header={<Header variant="h2">Actions and resources</Header>}>
          <SpaceBetween size="m">
            <ServiceSelect data={data} service={service} onChoose={setService} />
            <FormField label="Actions">
              <Multiselect
                selectedOptions={draft.actions.map((value) => ({ value, label: value }))}
                options={[
                  ...(data?.actions(service) ?? []).map(({ name }) => ({
                    value: `${service}:${name}`,
                    label: `${service}:${name}`,
                  })),
                  ...draft.actions
                    .filter((action) => !action.startsWith(`${service}:`))
                    .map((value) => ({ value, label: value })),
                ]}
                filteringType="auto"
                virtualScroll
                placeholder="Choose actions"
                tokenLimit={8}
                deselectAriaLabel={({ label }) => `Remove ${label}`}
                onChange={({ detail }) => change({ actions: detail.selectedOptions.map(({ value }) => value ?? '') })}
              />
            </FormField>
            <FormField label="Resources - optional" description="ARNs, one a line. Without one, all resources: *">
              <Textarea
                rows={2}
                value={draft.resources}
                placeholder="arn:aws:s3:::amzn-s3-demo-bucket/*"
                onChange={({ detail }) => change({ resources: detail.value })}
              />
            </FormField>
            <ContextKeys entries={draft.context} onChange={(context) => change({ context })} />
            <FaultAlert fault={run.fault} />
            <Box float="right">
              <Button
                variant="primary"
                loading={run.busy}
                disabled={!ready}
                disabledReason="Choose whose policies and which actions."
                onClick={() => void run.run()}
              >
                Run simulation
              </Button>
            </Box>
          </SpaceBetween>
        </Container>
        {rows && <Results rows={rows} policy={draft.mode === 'policy' ? draft.policy : undefined} />}
      </SpaceBetween>
    </ContentLayout>
  )
}

/** The context keys that the simulated policies ask for, as rows to fill in: one without a value is absent. */
function useAskedKeys(
  { mode, principal, policy, context }: Simulation,
  data: IamData | undefined,
  change: (part: Partial<Simulation>) => void,
) {
  const absent = ['AccessDenied', 'InvalidInput', 'NoSuchEntity', 'ValidationError']
  const ofPrincipal = useRead<{ ContextKeyNames?: string[] } | null>(
    'iam',
    'GetContextKeysForPrincipalPolicy',
    { PolicySourceArn: principal },
    { when: mode === 'principal' && principal !== '', absent },
  )
  const ofPolicy = useRead<{ ContextKeyNames?: string[] } | null>(
    'iam',
    'GetContextKeysForCustomPolicy',
    { PolicyInputList: [policy] },
    { when: mode === 'policy' && isJson(policy), absent },
  )
  const asked = (mode === 'principal' ? ofPrincipal : ofPolicy).data?.ContextKeyNames
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another answer asks for other rows
  useEffect(() => {
    if (asked && data) change({ context: withKeys(context, asked, (key) => data.conditionKey(key)?.type) })
  }, [asked?.join(' '), data])
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What the address asks for, each time somebody comes by one: `?mode=custom`, `?user=mara`. Anything else stays as it was. */
function useAsked(change: (part: Partial<Simulation>) => void) {
  const { query } = useStore($place)
  const name = query.get('user')
  const users = useRead<{ Users: User[] }>('iam', 'ListUsers', { MaxItems: 1000 }, { when: name !== null })
  const principal = users.data?.Users.find(({ UserName }) => UserName === name)?.Arn
  const custom = query.get('mode') === 'custom'
  // biome-ignore lint/correctness/useExhaustiveDependencies: `change` is another function with each drawing
  useEffect(() => {
    if (custom) change({ mode: 'policy' })
    else if (principal !== undefined) change({ mode: 'principal', principal, excluded: [] })
  }, [query, principal])
}

function PrincipalSelect({ value, onChange }: { value: string; onChange: (arn: string) => void }) {
  const users = useRead<{ Users: User[] }>('iam', 'ListUsers', { MaxItems: 1000 })
  const groups = useRead<{ Groups: Group[] }>('iam', 'ListGroups')
  const roles = useRead<{ Roles: Role[] }>('iam', 'ListRoles')
  const options = [
    {
      label: 'Users',
      options: (users.data?.Users ?? []).map(({ Arn, UserName }) => ({ value: Arn, label: UserName })),
    },
    {
      label: 'Groups',
      options: (groups.data?.Groups ?? []).map(({ Arn, GroupName }) => ({ value: Arn, label: GroupName })),
    },
    {
      label: 'Roles',
      options: (roles.data?.Roles ?? []).map(({ Arn, RoleName }) => ({ value: Arn, label: RoleName })),
    },
  ].filter(({ options }) => options.length > 0)
  return (
    <SpaceBetween size="s">
      <FaultAlert fault={users.fault ?? groups.fault ?? roles.fault} />
      <FormField label="User, group, or role">
        <Select
          selectedOption={value === '' ? null : { value, label: value.split('/').at(-1) ?? value }}
          placeholder="Choose whose policies are simulated"
          filteringType="auto"
          options={options}
          empty="There is nobody but root, whom policies do not limit."
          onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
        />
      </FormField>
    </SpaceBetween>
  )
}

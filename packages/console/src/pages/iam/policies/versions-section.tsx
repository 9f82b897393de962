import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { longDate } from '../../../parts/dates.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { documentText, type PolicyVersion } from '../shapes.ts'
import { diffLines } from './line-diff.ts'

/** *Policy versions*: five at most, one of them the default; what changed between two. */
export function VersionsSection({ arn, ours }: { arn: string; ours: boolean }) {
  const { data, fault, refresh } = useRead<{ Versions: PolicyVersion[] }>('iam', 'ListPolicyVersions', {
    PolicyArn: arn,
  })
  const [selected, setSelected] = useState<readonly PolicyVersion[]>([])
  const [deleting, setDeleting] = useState(false)
  const one = selected.length === 1 ? selected[0] : undefined
  const makeDefault = useAction(async (aws, VersionId: string) => {
    await aws('iam', 'SetDefaultPolicyVersion', { PolicyArn: arn, VersionId })
    return true
  })
  const remove = useAction(async (aws) => {
    for (const { VersionId } of selected) await aws('iam', 'DeletePolicyVersion', { PolicyArn: arn, VersionId })
    return true
  })
  return (
    <SpaceBetween size="l">
      <FaultAlert fault={makeDefault.fault} onDismiss={makeDefault.forget} />
      <ResourceTable<PolicyVersion>
        title="Policy versions"
        description="You can store up to five versions. The default version is the one that counts. Select two to see what changed."
        items={data?.Versions}
        fault={fault}
        refresh={refresh}
        idOf={({ VersionId }) => VersionId}
        filterPlaceholder="Search versions"
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        actions={
          ours && (
            <>
              <Button
                disabled={selected.length === 0 || selected.some(({ IsDefaultVersion }) => IsDefaultVersion)}
                disabledReason="The default version cannot be deleted. Select another."
                onClick={() => setDeleting(true)}
              >
                Delete
              </Button>
              <Button
                disabled={!one || one.IsDefaultVersion}
                disabledReason="Select one version that is not the default."
                loading={makeDefault.busy}
                onClick={async () => {
                  if (!one || !(await makeDefault.run(one.VersionId))) return
                  notify({ type: 'success', content: `Version ${one.VersionId.slice(1)} is the default now.` })
                  setSelected([])
                }}
              >
                Set as default
              </Button>
            </>
          )
        }
        columns={[
          {
            id: 'version',
            header: 'Version',
            isRowHeader: true,
            cell: ({ VersionId, IsDefaultVersion }) =>
              `Version ${VersionId.slice(1)}${IsDefaultVersion ? ' (Default)' : ''}`,
            value: ({ VersionId }) => VersionId,
          },
          {
            id: 'created',
            header: 'Creation time',
            cell: ({ CreateDate }) => longDate(CreateDate),
            value: ({ CreateDate }) => CreateDate,
          },
        ]}
        empty="No versions."
      />
      {selected.length > 0 && selected.length < 3 && <Compare arn={arn} versions={selected} />}
      <ConfirmDelete
        visible={deleting}
        title={`Delete ${selected.map(({ VersionId }) => VersionId).join(', ')}?`}
        label="Delete"
        busy={remove.busy}
        fault={remove.fault}
        onCancel={() => setDeleting(false)}
        onConfirm={async () => {
          if (!(await remove.run())) return
          notify({ type: 'success', content: 'Policy version deleted.' })
          setSelected([])
          setDeleting(false)
        }}
      >
        A version that is deleted cannot be brought back.
      </ConfirmDelete>
    </SpaceBetween>
  )
}

/** The text of one version, or what the later of two changed. */
function Compare({ arn, versions }: { arn: string; versions: readonly PolicyVersion[] }) {
  const [older, newer] = [...versions].sort((one, other) => one.CreateDate.getTime() - other.CreateDate.getTime())
  const before = useVersion(arn, older)
  const after = useVersion(arn, newer)
  if (before === undefined || (newer && after === undefined)) return <Waiting lines={4} />
  const lines = after === undefined ? diffLines(before, before) : diffLines(before, after)
  return (
    <Container
      header={
        <Header variant="h3">{newer ? `From ${older?.VersionId} to ${newer.VersionId}` : `${older?.VersionId}`}</Header>
      }
    >
      {newer && lines.every(({ kind }) => kind === 'same') && <Box>The two say the same.</Box>}
      <code className="fl-diff">
        {lines.map(({ kind, text }, at) => {
          const key = `${at} ${text}`
          if (kind === 'added') return <ins key={key}>+ {text}</ins>
          if (kind === 'removed') return <del key={key}>- {text}</del>
          return <div key={key}>{`  ${text}`}</div>
        })}
      </code>
    </Container>
  )
}

function useVersion(arn: string, version: PolicyVersion | undefined): string | undefined {
  const { data } = useRead<{ PolicyVersion: PolicyVersion }>(
    'iam',
    'GetPolicyVersion',
    { PolicyArn: arn, VersionId: version?.VersionId },
    { when: version !== undefined },
  )
  return data && documentText(data.PolicyVersion.Document ?? '')
}

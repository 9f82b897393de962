import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Toggle from '@cloudscape-design/components/toggle'
import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { longDate } from '../../../parts/dates.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { $place, navigate, setQuery } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { type Listing, lastPart, sizeText, type Versions } from '../shapes.ts'
import { CreateFolder } from './create-folder.tsx'
import { DeleteObjects } from './delete-objects.tsx'
import { downloadObject } from './download-object.ts'
import { type Entry, entriesOf } from './entries.ts'

interface Props {
  bucket: string
  region: string
}

/** *Objects*: what is in a bucket, folder by folder, with its versions if one likes. */
export function ObjectsTab({ bucket, region }: Props) {
  const { query } = useStore($place)
  const prefix = query.get('prefix') ?? ''
  const versions = query.get('versions') === 'true'
  const input = { Bucket: bucket, Prefix: prefix, Delimiter: '/' }
  const plain = useRead<Listing>('s3', 'ListObjectsV2', input, { region, when: !versions })
  const all = useRead<Versions & Listing>('s3', 'ListObjectVersions', input, { region, when: versions })
  const { data, fault, refresh } = versions ? all : plain
  const [selected, setSelected] = useState<readonly Entry[]>([])
  const [dialog, setDialog] = useState<'folder' | 'delete'>()
  const get = useAction((aws, entry: Entry) => downloadObject(aws, { bucket, region, ...entry }))
  const one = selected.length === 1 ? selected[0] : undefined
  const go = (to: string) => {
    setSelected([])
    // A folder is a place: the browser's back leads out of it.
    setQuery('prefix', to === '' ? undefined : to, { replace: false })
  }
  return (
    <>
      {prefix !== '' && <Folders prefix={prefix} onGo={go} />}
      <FaultAlert fault={get.fault} header="The object was not downloaded" onDismiss={get.forget} />
      <ResourceTable<Entry>
        title="Objects"
        items={data && entriesOf(data, prefix)}
        fault={fault}
        refresh={refresh}
        idOf={({ id }) => id}
        nameOf={({ key }) => key}
        filterPlaceholder="Find objects in this folder"
        filters={
          <Toggle
            checked={versions}
            onChange={({ detail }) => {
              setSelected([])
              setQuery('versions', detail.checked ? 'true' : undefined)
            }}
          >
            Show versions
          </Toggle>
        }
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button
              disabled={one === undefined || one.kind !== 'object'}
              disabledReason="Select one object."
              loading={get.busy}
              onClick={() => one && get.run(one)}
            >
              Download
            </Button>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select what is to go."
              onClick={() => setDialog('delete')}
            >
              Delete
            </Button>
            <Button onClick={() => setDialog('folder')}>Create folder</Button>
            <Button
              variant="primary"
              onClick={() => navigate(`${path`/s3/buckets/${bucket}/upload`}?prefix=${encodeURIComponent(prefix)}`)}
            >
              Upload
            </Button>
          </>
        }
        columns={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            width: 320,
            cell: (entry) =>
              entry.kind === 'folder' ? (
                <Button variant="inline-link" onClick={() => go(entry.key)}>
                  {lastPart(entry.key)}
                </Button>
              ) : entry.kind === 'marker' ? (
                lastPart(entry.key)
              ) : (
                <To to={addressOf(bucket, entry)}>{lastPart(entry.key)}</To>
              ),
            value: ({ key }) => lastPart(key),
          },
          { id: 'type', header: 'Type', width: 140, cell: typeOf, value: typeOf },
          ...(versions
            ? [{ id: 'version', header: 'Version ID', width: 200, cell: ({ version }: Entry) => version ?? '-' }]
            : []),
          {
            id: 'modified',
            header: 'Last modified',
            width: 280,
            cell: ({ modified }) => (modified ? longDate(modified) : '-'),
            value: ({ modified }) => modified,
          },
          {
            id: 'size',
            header: 'Size',
            width: 120,
            cell: ({ size }) => (size === undefined ? '-' : sizeText(size)),
            value: ({ size }) => size,
          },
        ]}
        empty={
          <>
            <Box variant="strong">No objects</Box>
            <Box color="text-body-secondary">
              {prefix === ''
                ? 'You don’t have any objects in this bucket.'
                : 'You don’t have any objects in this folder.'}
            </Box>
          </>
        }
      />
      {dialog === 'folder' && (
        <CreateFolder bucket={bucket} region={region} prefix={prefix} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'delete' && (
        <DeleteObjects
          bucket={bucket}
          region={region}
          entries={selected}
          onClose={(deleted) => {
            setDialog(undefined)
            if (deleted) setSelected([])
          }}
        />
      )}
    </>
  )
}

const addressOf = (bucket: string, { key, version }: Entry): string =>
  path`/s3/buckets/${bucket}/objects/${key}` + (version === undefined ? '' : `?version=${encodeURIComponent(version)}`)

function typeOf({ kind, key }: Entry): string {
  if (kind === 'folder') return 'Folder'
  if (kind === 'marker') return 'Delete marker'
  return /\.([^./]+)$/.exec(key)?.[1] ?? '-'
}

/** Where one is in the bucket, and the way up. */
function Folders({ prefix, onGo }: { prefix: string; onGo: (prefix: string) => void }) {
  const parts = prefix.split('/').filter(Boolean)
  return (
    <nav aria-label="Folders">
      <Button variant="inline-link" onClick={() => onGo('')}>
        Bucket
      </Button>
      {parts.map((part, at) => {
        const to = `${parts.slice(0, at + 1).join('/')}/`
        return (
          <span key={to}>
            {' / '}
            {at === parts.length - 1 ? (
              part
            ) : (
              <Button variant="inline-link" onClick={() => onGo(to)}>
                {part}
              </Button>
            )}
          </span>
        )
      })}
    </nav>
  )
}

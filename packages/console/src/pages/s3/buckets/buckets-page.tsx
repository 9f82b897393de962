import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useRead } from '../../../aws/use-read.ts'
import { longDate } from '../../../parts/dates.ts'
import { To } from '../../../parts/link.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import type { Bucket } from '../shapes.ts'
import { DeleteBucket } from './delete-bucket.tsx'
import { EmptyBucket } from './empty-bucket.tsx'

export default function BucketsPage() {
  // S3 names the Regions only to who asks with a parameter.
  const { data, fault, refresh } = useRead<{ Buckets: Bucket[] }>('s3', 'ListBuckets', { MaxBuckets: 1000 })
  const [selected, setSelected] = useState<readonly Bucket[]>([])
  const [dialog, setDialog] = useState<'delete' | 'empty'>()
  const one = selected[0]
  const create = () => navigate('/s3/create')
  const needsOne = { disabled: !one, disabledReason: 'Select a bucket.' }
  return (
    <>
      <ResourceTable<Bucket>
        title="General purpose buckets"
        headingVariant="awsui-h1-sticky"
        variant="full-page"
        description="What holds your objects. Those of all Regions are shown."
        items={data && (data.Buckets ?? [])}
        fault={fault}
        refresh={refresh}
        idOf={({ Name }) => Name}
        filterPlaceholder="Find buckets by name"
        selection="single"
        selected={selected}
        onSelect={setSelected}
        actions={
          <>
            <Button {...needsOne} onClick={() => setDialog('empty')}>
              Empty
            </Button>
            <Button {...needsOne} onClick={() => setDialog('delete')}>
              Delete
            </Button>
            <Button variant="primary" onClick={create}>
              Create bucket
            </Button>
          </>
        }
        columns={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            width: 380,
            cell: ({ Name }) => <To to={path`/s3/buckets/${Name}`}>{Name}</To>,
            value: ({ Name }) => Name,
          },
          {
            id: 'region',
            header: 'AWS Region',
            width: 160,
            cell: ({ BucketRegion = '-' }) => BucketRegion,
            value: ({ BucketRegion }) => BucketRegion,
          },
          {
            id: 'created',
            header: 'Creation date',
            width: 280,
            cell: ({ CreationDate }) => longDate(CreationDate),
            value: ({ CreationDate }) => CreationDate,
          },
        ]}
        empty={
          <>
            <Box variant="strong">No buckets</Box>
            <Box color="text-body-secondary">
              You don’t have any buckets. Nobody sees into a new one but its account.
            </Box>
          </>
        }
        emptyAction={<Button onClick={create}>Create bucket</Button>}
      />
      {dialog === 'delete' && one && (
        <DeleteBucket
          bucket={one}
          onClose={(deleted) => {
            setDialog(undefined)
            if (deleted) setSelected([])
          }}
        />
      )}
      {dialog === 'empty' && one && <EmptyBucket bucket={one} onClose={() => setDialog(undefined)} />}
    </>
  )
}

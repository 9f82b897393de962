import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import Tabs from '@cloudscape-design/components/tabs'
import { Waiting } from '../../../parts/skeleton.tsx'
import { useTab } from '../../../router/use-tab.ts'
import type { PageProps } from '../../../services.ts'
import { ObjectsTab } from '../objects/objects-tab.tsx'
import { PermissionsTab } from '../permissions/permissions-tab.tsx'
import { useBucketRegion } from '../use-bucket-region.ts'
import { PropertiesTab } from './properties-tab.tsx'

export default function BucketPage({ params: { bucket = '' } }: PageProps) {
  const region = useBucketRegion(bucket)
  const [tab, setTab] = useTab('objects')
  return (
    <ContentLayout header={<Header variant="h1">{bucket}</Header>}>
      {region === undefined ? (
        <Waiting lines={5} />
      ) : (
        <Tabs
          ariaLabel={`About ${bucket}`}
          activeTabId={tab}
          onChange={({ detail }) => setTab(detail.activeTabId)}
          tabs={[
            { id: 'objects', label: 'Objects', content: <ObjectsTab bucket={bucket} region={region} /> },
            { id: 'properties', label: 'Properties', content: <PropertiesTab bucket={bucket} region={region} /> },
            { id: 'permissions', label: 'Permissions', content: <PermissionsTab bucket={bucket} region={region} /> },
          ]}
        />
      )}
    </ContentLayout>
  )
}

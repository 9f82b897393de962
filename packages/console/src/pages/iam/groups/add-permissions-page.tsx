import type { PageProps } from '../../../services.ts'
import { AddPermissions } from '../permissions/add-permissions.tsx'

export default function AddPermissionsPage({ params: { name = '' } }: PageProps) {
  return <AddPermissions holder={{ kind: 'Group', name }} />
}

import { useRead } from '../../../aws/use-read.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { path } from '../../../router/pattern.ts'
import type { PageProps } from '../../../services.ts'
import { DocumentForm } from '../policies/document-form.tsx'
import { PolicyEditor } from '../policies/policy-editor.tsx'
import { documentText, type Role } from '../shapes.ts'

export default function EditTrustPage({ params: { name = '' } }: PageProps) {
  const { data, fault, refresh } = useRead<{ Role: Role }>('iam', 'GetRole', { RoleName: name })
  if (!data) return fault ? <FaultAlert fault={fault} onRetry={refresh} /> : <Waiting lines={6} />
  return (
    <DocumentForm
      title="Edit trust policy"
      before={documentText(data.Role.AssumeRolePolicyDocument)}
      back={`${path`/iam/roles/${name}`}?tab=trust`}
      verb="Update policy"
      saved={`Trust policy of ${name} updated.`}
      notSaved="The trust policy was not changed"
      save={(aws, text) => aws('iam', 'UpdateAssumeRolePolicy', { RoleName: name, PolicyDocument: text })}
      editor={(text, onChange) => <PolicyEditor visual={false} kind="trust" text={text} onChange={onChange} />}
    />
  )
}

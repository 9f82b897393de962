import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import { useStore } from '@nanostores/react'
import { $session } from '../../../aws/session.ts'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import type { PublicAccessBlock } from '../shapes.ts'
import { BlockSection } from './block-section.tsx'
import { noneBlocked } from './public-access.ts'

/** *Block Public Access settings for this account*: they stand above those of each bucket. */
export default function AccountBlockPage() {
  const AccountId = useStore($session)?.accountId ?? ''
  const { data, fault } = useRead<{ PublicAccessBlockConfiguration: PublicAccessBlock } | null>(
    's3control',
    'GetPublicAccessBlock',
    { AccountId },
    { absent: ['NoSuchPublicAccessBlockConfiguration'] },
  )
  const save = useAction(async (aws, block: PublicAccessBlock) => {
    await aws('s3control', 'PutPublicAccessBlock', { AccountId, PublicAccessBlockConfiguration: { ...block } })
    notify({ type: 'success', content: 'Block Public Access settings of the account saved.' })
    return true as const
  })
  return (
    <ContentLayout header={<Header variant="h1">Block Public Access settings for this account</Header>}>
      <BlockSection
        title="Block public access (account settings)"
        description="They apply to all buckets of the account, of today and of later, whatever a bucket says for itself."
        block={data === null ? noneBlocked : data?.PublicAccessBlockConfiguration}
        fault={fault}
        save={save}
      />
    </ContentLayout>
  )
}

import { useRead } from '../../aws/use-read.ts'
import type { Subscription } from './shapes.ts'
import { SubscriptionsTable } from './subscriptions-table.tsx'

export default function SubscriptionsPage() {
  const { data, fault, refresh } = useRead<{ Subscriptions?: Subscription[] }>('sns', 'ListSubscriptions')
  return <SubscriptionsTable ofAll subscriptions={data && (data.Subscriptions ?? [])} fault={fault} refresh={refresh} />
}

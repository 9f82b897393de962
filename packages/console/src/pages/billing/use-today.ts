import { useStore } from '@nanostores/react'
import { useQuery } from '@tanstack/react-query'
import { $session } from '../../aws/session.ts'

/**
 * The day that the account's bill has reached, as `2026-11-22`: its time can be moved forward in the workshop. Undefined
 * while it is asked for.
 */
export function useToday(): string | undefined {
  const who = useStore($session)?.accountId
  const { data } = useQuery({
    // Beside the bill's own answers, so that it is asked again when they are.
    queryKey: ['ce', 'time', who],
    queryFn: async () => {
      const answer = await fetch('/api/time', { credentials: 'same-origin', cache: 'no-store' })
      const said: unknown = answer.ok ? await answer.json() : undefined
      // Where time cannot be moved it is everybody's.
      return ledgerOf(said) ?? new Date().toISOString()
    },
  })
  return data?.slice(0, 10)
}

function ledgerOf(said: unknown): string | undefined {
  if (typeof said !== 'object' || said === null || !('ledger' in said)) return undefined
  return typeof said.ledger === 'string' ? said.ledger : undefined
}

/** Reading hooks: what a page shows of the account, cached, and read again when the account changes. */
import type { AwsStructure } from '@first-line/aws-api'
import { useStore } from '@nanostores/react'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { callAws } from './call.ts'
import { readAll } from './read-all.ts'
import { $region } from './region.ts'
import type { CalledService } from './service-name.ts'
import { $session } from './session.ts'
import { turns } from './turns.ts'

const inTurn = turns()

export interface Read<T> {
  /** Undefined until it has been read. Stays while it is read again. */
  readonly data: T | undefined
  /** The first time: show skeletons. */
  readonly loading: boolean
  readonly fault: Error | null
  refresh(): void
}

export interface ReadOptions {
  /** Read this only once that is known. Default true. */
  when?: boolean
  /** Every page of a list. Default true; `false` for what has thousands of pages. */
  all?: boolean
  region?: string
  /** Codes that are an answer here, not a fault: `NoSuchEntity` where there may be none. Gives `null`. */
  absent?: readonly string[]
  /** Milliseconds after which to read again, for what changes by itself. */
  every?: number | false
}

/**
 * `T` is the operation's output as its model describes it: the codec made it, so its shape is the model's.
 */
export function useRead<T>(
  service: CalledService,
  operation: string,
  input: AwsStructure = {},
  { when = true, all = true, region, absent = [], every = false }: ReadOptions = {},
): Read<T> {
  const who = useStore($session)?.accessKeyId
  const where = useStore($region)
  const query = useQuery<T>({
    queryKey: [service, operation, input, region ?? where, who],
    enabled: when && who !== undefined,
    refetchInterval: every,
    async queryFn() {
      const options = { quiet: true, ...(region !== undefined && { region }) }
      try {
        const read = all ? readAll : callAws
        return (await inTurn(() => read(service, operation, input, options))) as T
      } catch (fault) {
        if (absent.includes((fault as { code?: string }).code ?? '')) return null as T
        throw fault
      }
    },
  })
  return {
    data: query.data,
    loading: query.isPending && query.fetchStatus !== 'idle',
    fault: query.error,
    refresh: () => void query.refetch(),
  }
}

/** After a change to a service: what is shown of it is read again. The console's own settings show in IAM, and the reverse. */
export function readAgain(client: QueryClient, service: string): void {
  const services = new Set(
    service === 'iam' || service.startsWith('console-') ? ['iam', 'console-settings'] : [service],
  )
  void client.invalidateQueries({ predicate: ({ queryKey }) => services.has(String(queryKey[0])) })
}

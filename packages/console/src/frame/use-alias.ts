import { useRead } from '../aws/use-read.ts'

/** The account's alias, if it has one and this principal may know it. */
export function useAlias(): string | undefined {
  return useRead<{ AccountAliases?: string[] } | null>('iam', 'ListAccountAliases', {}, { absent: ['AccessDenied'] })
    .data?.AccountAliases?.[0]
}

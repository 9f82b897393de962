import { type Finding, type PolicyKind, validatePolicy } from '@first-line/policy'
import { useDeferredValue, useMemo } from 'react'
import { useIamData } from './use-iam-data.ts'

/** What is wrong with a policy's text, or could be better, as it is typed. */
export function useFindings(text: string, kind: PolicyKind): Finding[] {
  const settled = useDeferredValue(text)
  const data = useIamData()
  return useMemo(() => validatePolicy(settled, { kind, ...(data && { data }) }), [settled, kind, data])
}

/** What a button does: calls that change something, one after another. */
import type { AwsStructure } from '@first-line/aws-api'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { type CallOptions, callAws } from './call.ts'
import { beginClick } from './call-log.ts'
import type { CalledService } from './service-name.ts'
import { readAgain } from './use-read.ts'

/** `options` are for what is in another Region than the picker shows, or carried in another way. */
export type Aws = <T = AwsStructure>(
  service: CalledService,
  operation: string,
  input?: AwsStructure,
  options?: CallOptions,
) => Promise<T>

export interface Action<A extends unknown[], R> {
  /** Resolves with `undefined` when a call failed; `fault` says why. */
  run(...args: A): Promise<R | undefined>
  readonly busy: boolean
  readonly fault: Error | undefined
  /** The fault has been read. */
  forget(): void
}

/**
 * `work` makes its calls through the `aws` it is given. Whatever it changed, even if a later call failed, is read again.
 */
export function useAction<A extends unknown[], R>(work: (aws: Aws, ...args: A) => Promise<R>): Action<A, R> {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Error>()
  const latest = useRef(work)
  latest.current = work

  const run = useCallback(
    async (...args: A) => {
      const touched = new Set<string>()
      beginClick()
      setBusy(true)
      setFault(undefined)
      try {
        return await latest.current(
          async <T>(service: CalledService, operation: string, input?: AwsStructure, options?: CallOptions) => {
            const output = await callAws(service, operation, input, options)
            touched.add(service)
            return output as T
          },
          ...args,
        )
      } catch (cause) {
        setFault(cause instanceof Error ? cause : new Error(String(cause)))
        return undefined
      } finally {
        setBusy(false)
        for (const service of touched) readAgain(client, service)
      }
    },
    [client],
  )
  return { run, busy, fault, forget: () => setFault(undefined) }
}

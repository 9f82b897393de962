import type { Call } from '../../../call.ts'
import type { DenialStyle } from '../../../denial-style.ts'
import type { Check } from '../../../operation.ts'
import type { Tag } from '../../iam/entities.ts'

export interface Tagged {
  arn: string
  /** `service:type`, as ResourceTypeFilters have it. */
  type: string
  tags: readonly Tag[]
}

/** A service's things that have tags, as the tagging API sees them: those of the caller's account and Region. */
export interface TaggedKind {
  /** How the service says no, in FailedResourcesMap. */
  denial: Pick<DenialStyle, 'code' | 'status'>
  list: (call: Call) => readonly Tagged[]
  /** What the service itself would ask of who changes the tags; `context` has the tags of the request. */
  checks: (call: Call, arn: string, change: 'tag' | 'untag', context: NonNullable<Check['context']>) => readonly Check[]
  /** Puts these tags in the place of all. @throws AwsError of the service's, as for a resource that is not there */
  replace: (call: Call, arn: string, tags: (present: readonly Tag[]) => readonly Tag[]) => void
}

/** What is in no Region, the API lists in us-east-1. */
export const isHome = ({ region }: Pick<Call, 'region'>): boolean => region === 'us-east-1'

import type { Operation } from '../../../operation.ts'
import { getResources } from './get-resources.ts'
import { keyAndValueOperations } from './keys-and-values.ts'
import { tagOperations } from './tag-resources.ts'

export const taggingOperations: readonly Operation[] = [getResources, ...keyAndValueOperations, ...tagOperations]

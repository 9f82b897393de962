import { s3Denied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { deletePublicAccessBlock, getPublicAccessBlock, putPublicAccessBlock } from './public-access-block.ts'
import { listTagsForResource, tagResource, untagResource } from './tags.ts'

export const s3control: ServiceDefinition = {
  name: 's3control',
  global: false,
  denial: s3Denied,
  // What is kept is S3's: its decisions depend on it.
  collections: [],
  operations: [
    deletePublicAccessBlock,
    getPublicAccessBlock,
    listTagsForResource,
    putPublicAccessBlock,
    tagResource,
    untagResource,
  ],
}

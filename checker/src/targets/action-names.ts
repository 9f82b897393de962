/** Which action an S3 operation asks for, where it is not called like it (Service Authorization Reference, *Amazon S3*). */
const ofS3: Readonly<Record<string, string>> = {
  ListBuckets: 'ListAllMyBuckets',
  HeadBucket: 'ListBucket',
  ListObjects: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  HeadObject: 'GetObject',
  CopyObject: 'PutObject',
  DeleteObjects: 'DeleteObject',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
}

/** `iam:CreateUser`, from the prefix and the operation. */
export const actionNamed = (prefix: string, operation: string): string =>
  `${prefix}:${prefix === 's3' ? (ofS3[operation] ?? operation) : operation}`

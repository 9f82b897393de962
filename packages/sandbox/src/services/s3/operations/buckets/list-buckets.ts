import { AwsError } from '../../../../aws-error.ts'
import { defineOperation } from '../../../../operation.ts'
import { accounts } from '../../../../world/account.ts'
import { bucketArn } from '../../buckets.ts'
import { buckets } from '../../entities.ts'

interface Input {
  MaxBuckets?: number
  ContinuationToken?: string
  Prefix?: string
  BucketRegion?: string
}

/** S3's most in one answer. */
const MOST = 10_000

export const listBuckets = defineOperation<Input>({
  service: 's3',
  name: 'ListBuckets',
  access: 'List',
  validate({ input }) {
    if (input.MaxBuckets !== undefined && !(input.MaxBuckets >= 1 && input.MaxBuckets <= MOST))
      throw new AwsError('InvalidArgument', 400, `Argument max-buckets must be an integer between 1 and ${MOST}`, {
        ArgumentName: 'max-buckets',
        ArgumentValue: String(input.MaxBuckets),
      })
  },
  authorise: () => ({ action: 's3:ListAllMyBuckets', resource: '*', shown: null }),
  execute(call) {
    const { MaxBuckets = MOST, ContinuationToken, Prefix = '', BucketRegion } = call.input
    const after = ContinuationToken === undefined ? '' : readToken(ContinuationToken)
    const matching = call
      .table(buckets)
      .by('account', call.account)
      .filter(
        ({ name, region }) => name > after && name.startsWith(Prefix) && (!BucketRegion || region === BucketRegion),
      )
    const page = matching.slice(0, MaxBuckets)
    // S3 says Region and ARN only to who sends at least one parameter.
    const detailed = Object.values(call.input).some((value) => value !== undefined)
    return {
      Buckets: page.map(({ name, createDate, region }) => ({
        Name: name,
        CreationDate: new Date(createDate),
        ...(detailed && { BucketRegion: region, BucketArn: bucketArn(name) }),
      })),
      Owner: { ID: call.world.table(accounts).get(call.account)!.canonicalId },
      ...(matching.length > page.length && { ContinuationToken: btoa(page.at(-1)!.name) }),
      ...(call.input.Prefix !== undefined && { Prefix: call.input.Prefix }),
    }
  },
})

function readToken(token: string): string {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(token) || token.length % 4)
    throw new AwsError('InvalidArgument', 400, 'The continuation token provided is incorrect', {
      ArgumentName: 'continuation-token',
    })
  return atob(token)
}

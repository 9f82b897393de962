/** What an instance's metadata service says to those who come over the site: a learner's terminal, or this server itself. */
import type { Learner } from '../contract.ts'
import type { Target } from '../targets/target.ts'

const origin = 'http://169.254.169.254'

/** Public keys that open the instance for `user`, one of which may have been pushed by EC2 Instance Connect just now. */
export async function keysOf(target: Target, learner: Learner, instance: string): Promise<string[]> {
  const metadata = target.metadata?.(learner, instance)
  if (!metadata) return []
  const token = await metadata(
    new Request(`${origin}/latest/api/token`, {
      method: 'PUT',
      headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
    }),
  )
  if (!token.ok) return []
  const keys = await metadata(
    new Request(`${origin}/latest/meta-data/public-keys/0/openssh-key`, {
      headers: { 'x-aws-ec2-metadata-token': await token.text() },
    }),
  )
  return keys.ok ? (await keys.text()).split('\n') : []
}

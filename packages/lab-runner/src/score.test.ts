/** The security score, over an account as it was handed over and as it gets better. */
import { type SecurityScore, securityScore } from '@first-line/labs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ground, Plot } from './ground.ts'
import { openGround } from './grounds.ts'

let ground: Ground
let plot: Plot
beforeAll(async () => {
  ground = await openGround('sandbox')
  plot = await ground.plot('03-account')
})
afterAll(() => ground.close())

async function after(script: string): Promise<SecurityScore> {
  const { status, stderr } = await plot.stage.play(script)
  if (status !== 0) throw new Error(stderr)
  return securityScore(await plot.open())
}
const open = ({ items }: SecurityScore) =>
  items.filter(({ done }) => !done).map(({ id, seen }) => `${id}: ${seen?.replace(/AKIA\w+/, 'AKIA…')}`)

test('the account as it was handed over', async () => {
  const found = await after('true')
  expect(open(found)).toEqual([
    'root-mfa: root',
    'root-keys: root',
    'users-mfa: intern-2019',
    'old-keys: intern-2019 (AKIA…)',
    'unused-users: intern-2019',
    'password-policy: no policy',
    'groups: intern-2019',
    'budget: no budget with an alert',
  ])
  expect(found.score).toBe(22)
  expect(found.items.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
})

test('what is repaired is counted, and nothing that was right by accident stays unseen', async () => {
  const better = await after(`
aws iam delete-login-profile --user-name intern-2019
for key in $(aws iam list-access-keys --user-name intern-2019 --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name intern-2019 --access-key-id $key; done
aws iam detach-user-policy --user-name intern-2019 --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
account=$(aws sts get-caller-identity --query Account --output text)
aws iam create-role --role-name everybody --assume-role-policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}'
aws iam create-role --role-name partner --assume-role-policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"sts:AssumeRole"}}'
aws iam create-role --role-name auditors --assume-role-policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"x"}}}}'
aws iam create-role --role-name machines --assume-role-policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}'
aws s3api delete-public-access-block --bucket "kape-labs-backup-$account"`)
  expect(open(better)).toEqual([
    'root-mfa: root',
    'root-keys: root',
    'password-policy: no policy',
    'roles: everybody, partner',
    expect.stringMatching(/^buckets: kape-labs-backup-/),
    'budget: no budget with an alert',
  ])
})

test('time makes keys old', async () => {
  await after('aws iam create-user --user-name app; aws iam create-access-key --user-name app')
  expect(open(await securityScore(await plot.open())).filter((line) => line.startsWith('old'))).toEqual([])
  const later = await after('workshop pass-time --days 91')
  expect(open(later)).toContain('old-keys: app (AKIA…)')
})

test('a policy of its own suits a program, and not a person; a second factor makes nobody less of an administrator', async () => {
  const found = await after(`
policy=arn:aws:iam::aws:policy/AdministratorAccess
for user in robot ada ben; do aws iam create-user --user-name $user; aws iam attach-user-policy --user-name $user --policy-arn $policy; done
aws iam put-user-policy --user-name ada --policy-name careful --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:DeleteBucket","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}}'
aws iam create-login-profile --user-name ada --password 'Ristretto-before-9am!'`)
  expect(open(found)).toContain('groups: ada')
  expect(open(found)).toContain('admin-users: ada, ben, robot')
})

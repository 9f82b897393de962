/** The account reader, part by part: commands make an account, and checks see of it what was made. */
import type { Account, Candidate } from '@first-line/labs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ground, Plot } from './ground.ts'
import { openGround } from './grounds.ts'

const everything = `
account=$(aws sts get-caller-identity --query Account --output text)
aws iam create-account-alias --account-alias "kape-$account"
aws iam update-account-password-policy --minimum-password-length 14 --require-numbers --password-reuse-prevention 5 --allow-users-to-change-password
aws iam create-policy --policy-name menu-app --policy-document '{"Version":"2012-10-17","Statement":{"Sid":"Look","Effect":"Allow","Action":"dynamodb:Query","Resource":"*"}}'
aws iam create-user --user-name dana --tags Key=team,Value=till
aws iam put-user-permissions-boundary --user-name dana --permissions-boundary "arn:aws:iam::$account:policy/menu-app"
aws iam attach-user-policy --user-name dana --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam put-user-policy --user-name dana --policy-name own --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":"*"}]}'
aws iam create-login-profile --user-name dana --password 'One-time-bean-42!' --password-reset-required
aws iam create-user --user-name app
aws iam create-access-key --user-name app > app.json
aws configure set aws_access_key_id "$(grep AccessKeyId app.json | cut -d'"' -f4)" --profile app
aws configure set aws_secret_access_key "$(grep SecretAccessKey app.json | cut -d'"' -f4)" --profile app
aws configure set region us-east-1 --profile app
aws iam create-role --role-name shop --max-session-duration 7200 --tags Key=team,Value=till --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"},{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::'$account':user/app"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"kape"}}}]}'
aws iam attach-role-policy --role-name shop --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
aws iam create-instance-profile --instance-profile-name shop
aws iam add-role-to-instance-profile --instance-profile-name shop --role-name shop
aws iam create-virtual-mfa-device --virtual-mfa-device-name nobodys --bootstrap-method Base32StringSeed --outfile seed
echo hello > hello.txt
aws s3api create-bucket --bucket "menu-$account"
aws s3 cp hello.txt "s3://menu-$account/cards/hello.txt"
aws s3api put-bucket-tagging --bucket "menu-$account" --tagging 'TagSet=[{Key=team,Value=till}]'
aws s3api put-bucket-policy --bucket "menu-$account" --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::'$account':user/app"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::menu-'$account'/*"}]}'
aws ec2 create-key-pair --key-name laptop --query KeyMaterial --output text > laptop.pem
chmod 400 laptop.pem
group=$(aws ec2 describe-security-groups --query 'SecurityGroups[0].GroupId' --output text)
aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 22 --cidr 192.0.2.0/24
image=$(aws ec2 describe-images --owners amazon --query 'Images[0].ImageId' --output text)
aws ec2 run-instances --image-id "$image" --instance-type t3.micro --key-name laptop --iam-instance-profile Name=shop --metadata-options HttpTokens=required --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=till}]'
topic=$(aws sns create-topic --name alarms --query TopicArn --output text)
aws sns subscribe --topic-arn "$topic" --protocol email --notification-endpoint mara@kapelabs.example
aws dynamodb create-table --table-name menu --attribute-definitions AttributeName=id,AttributeType=S --key-schema AttributeName=id,KeyType=HASH --billing-mode PAY_PER_REQUEST
`

/** Only on targets that have them. */
const alarms = `
account=$(aws sts get-caller-identity --query Account --output text)
topic=arn:aws:sns:us-east-1:$account:alarms
aws sns set-topic-attributes --topic-arn "$topic" --attribute-name Policy --attribute-value '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"budgets.amazonaws.com"},"Action":"SNS:Publish","Resource":"'$topic'","Condition":{"StringEquals":{"aws:SourceAccount":"'$account'"}}}]}'
`
const budget = `
account=$(aws sts get-caller-identity --query Account --output text)
aws budgets create-budget --account-id "$account" --budget '{"BudgetName":"storage","BudgetType":"COST","TimeUnit":"MONTHLY","BudgetLimit":{"Amount":"10","Unit":"USD"},"FilterExpression":{"Dimensions":{"Key":"SERVICE","Values":["Amazon Simple Storage Service"]}}}' --notifications-with-subscribers '[{"Notification":{"NotificationType":"ACTUAL","ComparisonOperator":"GREATER_THAN","Threshold":70,"ThresholdType":"PERCENTAGE"},"Subscribers":[{"SubscriptionType":"EMAIL","Address":"mara@kapelabs.example"}]}]'
`

describe('on the sandbox', () => {
  let ground: Ground
  let plot: Plot
  let account: Account
  let own: string

  async function play(script: string): Promise<string> {
    const { status, stdout, stderr } = await plot.stage.play(script)
    if (status !== 0) throw new Error(stderr)
    return stdout
  }

  beforeAll(async () => {
    ground = await openGround('sandbox')
    plot = await ground.plot('03-account')
    await play(everything)
    await play(alarms)
    await play(budget)
    account = await plot.open()
    own = account.id
  })
  afterAll(() => ground.close())

  test('the account as a whole', async () => {
    expect(await account.alias()).toBe(`kape-${own}`)
    expect(await account.passwordPolicy()).toEqual({
      basis: 'observed',
      minimumLength: 14,
      upper: false,
      lower: false,
      numbers: true,
      symbols: false,
      usersMayChange: true,
      reusePrevention: 5,
      maxAge: 0,
      hardExpiry: false,
    })
    expect(await account.summary()).toMatchObject({ rootMfa: false, rootKeys: 1, users: 3, roles: 1, policies: 1 })
    expect(await account.root()).toMatchObject({ accessKeys: 1, mfaDevices: [], keys: [{ status: 'Active' }] })
    expect(await account.credentialReport()).toBeUndefined()
    await play('aws iam generate-credential-report; aws iam generate-credential-report')
    const report = await (await plot.open()).credentialReport()
    expect(report?.rows.map(({ user }) => user)).toEqual(['<root_account>', 'app', 'dana', 'intern-2019'])
    expect(report?.rows.find(({ user }) => user === 'intern-2019')).toMatchObject({
      passwordEnabled: true,
      mfaActive: false,
      keys: [{ active: true, lastRotated: new Date('2019-06-03T08:14:37Z') }],
    })
  })

  test('users, and what they sign in with', async () => {
    const dana = await account.user('dana')
    expect(await dana?.tags()).toEqual({ team: 'till' })
    expect(await dana?.boundary()).toEqual({ name: 'menu-app', arn: `arn:aws:iam::${own}:policy/menu-app` })
    expect((await dana?.console())?.mustReset()).toBe(true)
    expect((await dana?.inlinePolicy('own'))?.Statement).toEqual([{ Effect: 'Allow', Action: ['s3:*'], Resource: '*' }])
    expect(await dana?.inlinePolicy('none')).toBeUndefined()
    expect(await dana?.mfaDevices()).toEqual([])
    const app = await account.user('app')
    expect([await app?.console(), await app?.boundary()]).toEqual([undefined, undefined])
    expect((await account.keys()).map(({ owner, status }) => `${owner} ${status}`)).toEqual([
      'app Active',
      'intern-2019 Active',
    ])
    const [key] = (await app?.accessKeys()) ?? []
    expect(await key?.lastUsed()).toBeUndefined()
    await play('aws s3 ls --profile app || true')
    const [used] = (await (await (await plot.open()).user('app'))?.accessKeys()) ?? []
    expect(await used?.lastUsed()).toMatchObject({ service: 's3', region: 'us-east-1' })
    expect(await account.virtualMfaDevices()).toEqual([
      { basis: 'observed', serial: `arn:aws:iam::${own}:mfa/nobodys`, owner: undefined, enabledAt: undefined },
    ])
  })

  test('policies, and who holds them', async () => {
    const policy = await account.policy('menu-app')
    expect((await policy?.document())?.Statement).toEqual([
      { Sid: 'Look', Effect: 'Allow', Action: 'dynamodb:Query', Resource: '*' },
    ])
    expect(await policy?.versions()).toMatchObject([{ id: 'v1', isDefault: true }])
    expect(await policy?.attachedTo()).toEqual({ users: [], groups: [], roles: [], boundaryOf: ['dana'] })
    expect(await account.policy(policy?.arn ?? '')).toMatchObject({ name: 'menu-app' })
  })

  test('roles: who may take them on, and what they may do', async () => {
    const role = await account.role('shop')
    expect(role).toMatchObject({ maxSessionSeconds: 7200, lastUsed: undefined })
    expect(await account.role('Shop')).toBeUndefined()
    expect((await account.roles()).map(({ name }) => name)).toEqual(['shop'])
    expect(await role?.tags()).toEqual({ team: 'till' })
    expect(await role?.instanceProfiles()).toMatchObject([{ name: 'shop' }])
    expect((await role?.can('s3:ListAllMyBuckets'))?.because).toBe('AmazonS3ReadOnlyAccess allows it')
    expect((await role?.can('s3:PutObject', { resource: `arn:aws:s3:::menu-${own}/x` }))?.allowed).toBe(false)
    const app = `arn:aws:iam::${own}:user/app`
    const kape = { context: { 'sts:ExternalId': 'kape' } }
    const asked = [
      await role?.trusts({ service: 'ec2.amazonaws.com' }),
      await role?.trusts({ service: 'lambda.amazonaws.com' }),
      await role?.trusts(app),
      await role?.trusts(app, kape),
      await role?.trusts({ account: account.neighbour('auditor') ?? '' }, kape),
    ]
    expect(asked.map((decision) => `${decision?.allowed} ${decision?.layer}: ${decision?.because}`)).toEqual([
      'true trust: the trust policy of shop allows it',
      'false trust: the trust policy does not allow it',
      'false trust: the trust policy does not allow it',
      'true trust: the trust policy of shop allows it',
      'false trust: the trust policy does not allow it',
    ])
  })

  test('a decision weighs boundaries and the policies of things', async () => {
    const object = { resource: `arn:aws:s3:::menu-${own}/cards/hello.txt` }
    const app = await account.user('app')
    const dana = await account.user('dana')
    const asked = [
      await app?.can('s3:GetObject', object),
      await app?.can('s3:GetObject', { ...object, resourcePolicy: false }),
      await app?.can('s3:DeleteObject', object),
      await dana?.can('s3:GetObject', object),
      await dana?.can('dynamodb:Query'),
      await account.can(`arn:aws:iam::${own}:root`, 's3:GetObject', object),
      await account.can(`arn:aws:sts::${own}:assumed-role/shop/till`, 's3:GetObject', object),
      await account.can(`arn:aws:iam::${account.neighbour('auditor')}:user/vera`, 's3:GetObject', object),
    ]
    expect(asked.map((decision) => `${decision?.allowed} ${decision?.layer}: ${decision?.because}`)).toEqual([
      `true resource: the bucket policy of menu-${own} allows it`,
      'false identity: nothing allows it',
      'false identity: nothing allows it',
      'false boundary: the permissions boundary does not allow it',
      'true identity: AdministratorAccess allows it',
      'true root: root needs no policy',
      'true identity: AmazonS3ReadOnlyAccess allows it',
      'false resource: the policy of the resource does not allow it',
    ])
  })

  test('buckets, and what is in them', async () => {
    const bucket = await account.bucket(`menu-${own}`)
    expect(bucket).toMatchObject({ region: 'us-east-1', arn: `arn:aws:s3:::menu-${own}` })
    expect(await bucket?.objects('cards/')).toMatchObject([{ key: 'cards/hello.txt', size: 6 }])
    expect([await bucket?.objects('none/'), await bucket?.publicAccessBlocked()]).toEqual([[], true])
    expect(await bucket?.tags()).toEqual({ team: 'till' })
    expect((await bucket?.policy())?.Statement).toHaveLength(1)
    const backup = await account.bucket(`kape-labs-backup-${own}`)
    expect([await backup?.policy(), await backup?.tags()]).toEqual([undefined, {}])
    expect(await backup?.objects()).toMatchObject([
      { key: 'customers-2019.csv', modifiedAt: new Date('2019-06-12T17:30:05Z') },
    ])
  })

  test('whom a bucket lets read, with a policy and without one', async () => {
    const menu = await account.bucket(`menu-${own}`)
    const backup = await account.bucket(`kape-labs-backup-${own}`)
    const reads = async (bucket: typeof menu, whom: Candidate) =>
      (await bucket?.lets(whom, 's3:GetObject', { resource: `${bucket.arn}/any.txt` }))?.allowed
    const foreign = '999999999999'
    const strangers: Candidate[] = [
      ...[`arn:aws:iam::${foreign}:user/app`, { account: foreign }],
      ...[{ service: 'cloudtrail.amazonaws.com' }, 'anonymous'],
    ]
    expect(await reads(menu, `arn:aws:iam::${own}:user/app`)).toBe(true)
    for (const whom of strangers) expect([await reads(menu, whom), await reads(backup, whom)]).toEqual([false, false])
  })

  test('instances', async () => {
    const [instance] = await account.instances()
    expect(instance).toMatchObject({
      type: 't3.micro',
      keyName: 'laptop',
      profileArn: `arn:aws:iam::${own}:instance-profile/shop`,
      metadataTokens: 'required',
      tags: { Name: 'till' },
    })
    expect(await instance?.imageName()).toMatch(/^(al2023|amzn2)-ami/)
    expect(await account.keyPairs()).toMatchObject([{ name: 'laptop', kind: 'rsa' }])
    expect((await account.securityGroups()).map(({ name }) => name)).toEqual(['default'])
    await play(`aws ec2 wait instance-running; workshop as ${instance?.id} -- aws s3 ls`)
    expect((await (await plot.open()).activity()).latest('s3:ListAllMyBuckets', 'allowed')).toMatchObject({
      principalKind: 'role-session',
      roleName: 'shop',
      sessionName: instance?.id,
    })
  })

  test('an instance by ssh, with the key that fits', async () => {
    const address = (await account.instances())[0]?.publicIp
    const ssh = (command: string) =>
      play(`ssh -i laptop.pem -o StrictHostKeyChecking=no ec2-user@${address} '${command}'`)
    expect(await ssh('aws sts get-caller-identity --query Arn --output text')).toContain(':assumed-role/shop/i-')
    await ssh('echo kept > note.txt')
    expect(await ssh('cat note.txt')).toBe('kept\n')
  })

  test('topics, and whom their policies let publish', async () => {
    const topic = await account.topic('alarms')
    expect(await topic?.subscriptions()).toEqual([
      { protocol: 'email', endpoint: 'mara@kapelabs.example', confirmed: false },
    ])
    const budgets = { service: 'budgets.amazonaws.com' }
    const from = (id: string) => ({ context: { 'aws:SourceAccount': id } })
    const asked = [
      await topic?.lets(budgets, 'sns:Publish', from(own)),
      await topic?.lets(budgets, 'sns:Publish', from('999999999999')),
      await topic?.lets({ service: 'costalerts.amazonaws.com' }, 'sns:Publish', from(own)),
    ]
    expect(asked.map((decision) => decision?.allowed)).toEqual([true, false, false])
  })

  test('budgets, tables, mail and what the console sets', async () => {
    const found = await account.budget('storage')
    expect(found).toMatchObject({
      kind: 'COST',
      limit: { amount: 10, unit: 'USD' },
      timeUnit: 'MONTHLY',
      expires: undefined,
      planned: false,
      services: ['Amazon Simple Storage Service'],
      otherFilters: false,
    })
    expect(await found?.alerts()).toEqual([
      {
        on: 'ACTUAL',
        comparison: 'GREATER_THAN',
        threshold: 70,
        unit: 'PERCENTAGE',
        emails: ['mara@kapelabs.example'],
        topics: [],
        state: 'OK',
      },
    ])
    expect(await account.table('menu')).toMatchObject({ arn: `arn:aws:dynamodb:us-east-1:${own}:table/menu` })
    expect([await account.table('none'), (await account.tables()).length]).toEqual([undefined, 1])
    await play(
      'aws sns confirm-subscription --topic-arn "$(aws sns list-topics --query "Topics[0].TopicArn" --output text)" --token "$(workshop inbox --token)"',
    )
    expect(await (await (await plot.open()).topic('alarms'))?.subscriptions()).toMatchObject([{ confirmed: true }])
    expect(await account.inbox()).toMatchObject([{ kind: 'sns-confirmation', to: 'mara@kapelabs.example' }])
    const settings = await account.consoleSettings()
    expect([settings.billingAccess, settings.stsRegions['sa-east-1']]).toEqual([false, true])
  })

  test('the record tells who, from where, and what stopped them', async () => {
    await play(`
aws iam put-user-policy --user-name app --policy-name no --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:ListUsers","Resource":"*"}}'
aws iam list-users --profile app || true
aws iam list-roles --profile app || true
workshop as attacker -- aws iam list-users --profile intern-2019
workshop as attacker -- workshop console ConsoleLogin --email ines@kapelabs.example --password wrong || true`)
    const log = await (await plot.open()).activity()
    const app = log.by(`arn:aws:iam::${own}:user/app`)
    expect(app.latest('iam:ListUsers', 'denied')).toMatchObject({ deniedBy: 'identity', userName: 'app' })
    expect(app.latest('iam:ListRoles', 'denied')).toMatchObject({ deniedBy: 'implicit' })
    expect(log.latest('iam:ListUsers', 'allowed')).toMatchObject({ userName: 'intern-2019', sourceIp: '203.0.113.66' })
    expect(log.signIns().entries).toMatchObject([
      { outcome: 'failed', principalKind: 'root', sourceIp: '203.0.113.66' },
    ])
    expect(log.latest('iam:CreateAccessKey', 'allowed')).toMatchObject({
      parameters: { userName: 'app' },
      response: { accessKey: { userName: 'app', accessKeyId: expect.stringMatching(/^AKIA/) } },
    })
    const sighting = app.sees({ denied: 'iam:List*' }, { allowed: 'iam:ListUsers' })
    expect([sighting.all, sighting.missing, sighting.entries.length]).toEqual([
      false,
      [{ allowed: 'iam:ListUsers' }],
      1,
    ])
  })
})

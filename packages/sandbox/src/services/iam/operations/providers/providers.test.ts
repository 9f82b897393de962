import {
  AddClientIDToOpenIDConnectProviderCommand,
  CreateOpenIDConnectProviderCommand,
  CreateSAMLProviderCommand,
  DeleteOpenIDConnectProviderCommand,
  DeleteSAMLProviderCommand,
  GetOpenIDConnectProviderCommand,
  GetSAMLProviderCommand,
  ListOpenIDConnectProvidersCommand,
  ListOpenIDConnectProviderTagsCommand,
  ListSAMLProvidersCommand,
  ListSAMLProviderTagsCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  TagOpenIDConnectProviderCommand,
  TagSAMLProviderCommand,
  UntagOpenIDConnectProviderCommand,
  UntagSAMLProviderCommand,
  UpdateOpenIDConnectProviderThumbprintCommand,
  UpdateSAMLProviderCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'
import { SAML_METADATA } from './samples.ts'

const A = 'a'.repeat(40)
const B = 'b'.repeat(40)
const oidcArn = (host: string) => `arn:aws:iam::${ACCOUNT}:oidc-provider/${host}`

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench()
})
afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

describe('OpenID Connect', () => {
  const create = (Url: string, more: object = {}) =>
    bench.iam.send(new CreateOpenIDConnectProviderCommand({ Url, ThumbprintList: [A], ...more }))
  const get = (host: string) =>
    answerOf(bench.iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: oidcArn(host) })))

  test('a provider is made, read, listed and deleted', async () => {
    expect(await answerOf(create('https://one.example.com/path', { ClientIDList: ['client'] }))).toEqual({
      OpenIDConnectProviderArn: oidcArn('one.example.com/path'),
    })
    expect(await get('one.example.com/path')).toEqual({
      Url: 'one.example.com/path',
      ClientIDList: ['client'],
      ThumbprintList: [A],
      CreateDate: expect.any(Date),
      Tags: [],
    })
    expect(await answerOf(bench.iam.send(new ListOpenIDConnectProvidersCommand({})))).toEqual({
      OpenIDConnectProviderList: [{ Arn: oidcArn('one.example.com/path') }],
    })
    expect(await errorOf(create('https://one.example.com/path'))).toBe(
      'EntityAlreadyExists 409: Provider with url https://one.example.com/path already exists.',
    )
    const named = { OpenIDConnectProviderArn: oidcArn('one.example.com/path') }
    await bench.iam.send(new DeleteOpenIDConnectProviderCommand(named))
    expect(await errorOf(bench.iam.send(new DeleteOpenIDConnectProviderCommand(named)))).toBe(
      `NoSuchEntity 404: OpenId connect Provider ${named.OpenIDConnectProviderArn} cannot be found.`,
    )
    expect(await errorOf(bench.iam.send(new GetOpenIDConnectProviderCommand(named)))).toBe(
      `NoSuchEntity 404: OpenIDConnect Provider not found for arn ${named.OpenIDConnectProviderArn}`,
    )
  })

  test('a slash at the end of its URL is part of its name', async () => {
    const { OpenIDConnectProviderArn } = await create('https://slash.example.com/')
    expect(OpenIDConnectProviderArn).toBe(oidcArn('slash.example.com/'))
    await bench.iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }))
  })

  test('its client ids and thumbprints change', async () => {
    await create('https://two.example.com')
    const named = { OpenIDConnectProviderArn: oidcArn('two.example.com') }
    const add = () => bench.iam.send(new AddClientIDToOpenIDConnectProviderCommand({ ...named, ClientID: 'added' }))
    await add()
    await add()
    await bench.iam.send(new UpdateOpenIDConnectProviderThumbprintCommand({ ...named, ThumbprintList: [B, A] }))
    expect(await get('two.example.com')).toMatchObject({ ClientIDList: ['added'], ThumbprintList: [B, A] })
    const remove = () =>
      bench.iam.send(new RemoveClientIDFromOpenIDConnectProviderCommand({ ...named, ClientID: 'added' }))
    await remove()
    await remove()
    expect(await get('two.example.com')).toMatchObject({ ClientIDList: [] })
  })

  test('its tags differ by case', async () => {
    await create('https://three.example.com', { Tags: [{ Key: 'k', Value: '1' }] })
    const named = { OpenIDConnectProviderArn: oidcArn('three.example.com') }
    await bench.iam.send(new TagOpenIDConnectProviderCommand({ ...named, Tags: [{ Key: 'K', Value: '2' }] }))
    await bench.iam.send(new UntagOpenIDConnectProviderCommand({ ...named, TagKeys: ['k'] }))
    expect(await answerOf(bench.iam.send(new ListOpenIDConnectProviderTagsCommand(named)))).toEqual({
      Tags: [{ Key: 'K', Value: '2' }],
      IsTruncated: false,
    })
  })

  test.each([
    ['http', { Url: 'http://x.example.com' }, 'ValidationError 400: Invalid Open ID Connect Provider URL'],
    ['no scheme', { Url: 'example.org' }, 'ValidationError 400: Invalid Open ID Connect Provider URL'],
    ['a query', { Url: 'https://x.example.com?a' }, 'InvalidInput 400: Unknown'],
    ['a fragment', { Url: 'https://x.example.com/#a' }, 'InvalidInput 400: Unknown'],
    ['a port', { Url: 'https://x.example.com:8443' }, 'ValidationError 400: Invalid Open ID Connect Provider URL'],
    [
      'six thumbprints',
      { ThumbprintList: [A, A, A, A, A, A] },
      'InvalidInput 400: Thumbprint list must contain fewer than 5 entries.',
    ],
    [
      'a hundred and one clients',
      { ClientIDList: Array.from({ length: 101 }, (_, index) => String(index)) },
      'LimitExceeded 409: Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100',
    ],
  ])('refuses %s', async (_, input, error) => {
    expect(await errorOf(create('https://refused.example.com', input))).toBe(error)
  })
})

describe('SAML', () => {
  const named = { SAMLProviderArn: `arn:aws:iam::${ACCOUNT}:saml-provider/Corp.One` }
  const create = (Name: string, more: object = {}) =>
    bench.iam.send(new CreateSAMLProviderCommand({ Name, SAMLMetadataDocument: SAML_METADATA, ...more }))
  const get = () => answerOf(bench.iam.send(new GetSAMLProviderCommand(named)))

  test('a provider is made, read, listed, updated and deleted', async () => {
    expect(await answerOf(create('Corp.One'))).toEqual(named)
    const provider = {
      SAMLProviderUUID: expect.stringMatching(/^[A-Z0-9]{22,64}$/),
      SAMLMetadataDocument: SAML_METADATA,
      CreateDate: expect.any(Date),
      ValidUntil: expect.any(Date),
      Tags: [],
      AssertionEncryptionMode: 'Allowed',
      PrivateKeyList: [],
    }
    expect(await get()).toEqual(provider)
    expect(await answerOf(bench.iam.send(new ListSAMLProvidersCommand({})))).toEqual({
      SAMLProviderList: [{ Arn: named.SAMLProviderArn, ValidUntil: expect.any(Date), CreateDate: expect.any(Date) }],
    })
    const update = (input: object) => bench.iam.send(new UpdateSAMLProviderCommand({ ...named, ...input }))
    expect(await errorOf(update({ AssertionEncryptionMode: 'Required' }))).toBe(
      'InvalidInput 400: A private key is required when AssertionEncryptionMode is Required.',
    )
    const until = SAML_METADATA.replace(' entityID', ' validUntil="2030-01-02T03:04:05Z" entityID')
    const key = '-----BEGIN PRIVATE KEY-----\nMA==\n-----END PRIVATE KEY-----'
    await update({ SAMLMetadataDocument: until, AddPrivateKey: key, AssertionEncryptionMode: 'Required' })
    const updated = await get()
    expect(updated).toEqual({
      ...provider,
      SAMLMetadataDocument: until,
      ValidUntil: new Date('2030-01-02T03:04:05Z'),
      AssertionEncryptionMode: 'Required',
      PrivateKeyList: [{ KeyId: expect.stringMatching(/^[A-Z0-9]{22,64}$/), Timestamp: expect.any(Date) }],
    })
    await update({ AssertionEncryptionMode: 'Allowed', RemovePrivateKey: updated.PrivateKeyList?.[0]?.KeyId })
    expect(await get()).toMatchObject({ AssertionEncryptionMode: 'Allowed', PrivateKeyList: [] })
    await bench.iam.send(new DeleteSAMLProviderCommand(named))
    expect(await errorOf(bench.iam.send(new DeleteSAMLProviderCommand(named)))).toBe(
      `NoSuchEntity 404: Manifest not found for arn ${named.SAMLProviderArn}`,
    )
  })

  test('refuses what is no metadata, and a name that is taken', async () => {
    expect(await errorOf(create('Other', { SAMLMetadataDocument: `<a>${' '.repeat(1000)}</a>` }))).toBe(
      'InvalidInput 400: Could not parse metadata',
    )
    await create('Taken')
    expect(await errorOf(create('Taken'))).toBe('EntityAlreadyExists 409: SAMLProvider with name Taken already exists.')
  })

  test('has tags', async () => {
    await create('Corp.One', { Tags: [{ Key: 'k', Value: '1' }] })
    await bench.iam.send(new TagSAMLProviderCommand({ ...named, Tags: [{ Key: 'l', Value: '2' }] }))
    await bench.iam.send(new UntagSAMLProviderCommand({ ...named, TagKeys: ['k'] }))
    expect(await answerOf(bench.iam.send(new ListSAMLProviderTagsCommand(named)))).toEqual({
      Tags: [{ Key: 'l', Value: '2' }],
      IsTruncated: false,
    })
  })
})

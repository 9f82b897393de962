import { AwsError } from '../../../../aws-error.ts'
import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { type SamlPrivateKey, type SamlProvider, samlProviders } from '../../entities/providers.ts'
import type { Tag } from '../../entities.ts'
import { entityAlreadyExists, invalidInput, limitExceeded, noSuchEntity } from '../../errors.ts'
import { withinQuota } from '../../quotas.ts'
import { existingSamlProvider, metadataValidUntil, samlCheck } from '../../saml-providers.ts'
import { allTagsOut } from '../../tagging.ts'
import { mergeTags, requestTagContext, tagsOut } from '../../tags.ts'

interface Create {
  Name: string
  SAMLMetadataDocument: string
  Tags?: Tag[]
  AssertionEncryptionMode?: SamlProvider['assertionEncryptionMode']
  AddPrivateKey?: string
}

interface Named {
  SAMLProviderArn: string
}

/** A provider may have two, so that one can follow the other. */
const PRIVATE_KEYS = 2

const arnOf = (account: string, name: string): string => `arn:aws:iam::${account}:saml-provider/${name}`

export const createSAMLProvider = defineOperation<Create>({
  service: 'iam',
  name: 'CreateSAMLProvider',
  access: 'Write',
  authorise({ input, account }) {
    const create = {
      action: 'iam:CreateSAMLProvider',
      resource: arnOf(account, input.Name),
      context: requestTagContext(input.Tags),
    }
    return input.Tags?.length ? [create, { ...create, action: 'iam:TagSAMLProvider' }] : create
  },
  execute(call) {
    const { Name, SAMLMetadataDocument, Tags, AssertionEncryptionMode = 'Allowed', AddPrivateKey } = call.input
    const arn = arnOf(call.account, Name)
    const table = call.table(samlProviders)
    const validUntil = metadataValidUntil(SAMLMetadataDocument, call.now)
    // Wording unverified.
    if (table.has(arn)) throw entityAlreadyExists(`SAMLProvider with name ${Name} already exists.`)
    withinQuota('SAMLProvidersPerAccount', table.size)
    const provider: SamlProvider = {
      arn,
      name: Name,
      uuid: call.ids.hex(32).toUpperCase(),
      metadata: SAMLMetadataDocument,
      createDate: call.now,
      validUntil,
      assertionEncryptionMode: encryptionMode(AssertionEncryptionMode, AddPrivateKey === undefined ? 0 : 1),
      privateKeys: AddPrivateKey === undefined ? [] : [privateKey(call, AddPrivateKey)],
      tags: mergeTags([], Tags, 'case-sensitive'),
    }
    table.put(provider)
    return { SAMLProviderArn: arn, ...tagsOut(provider.tags) }
  },
})

export const getSAMLProvider = defineOperation<Named>({
  service: 'iam',
  name: 'GetSAMLProvider',
  access: 'Read',
  authorise: (call) => samlCheck(call, 'iam:GetSAMLProvider', call.input.SAMLProviderArn),
  execute(call) {
    const provider = existingSamlProvider(call, call.input.SAMLProviderArn)
    return {
      SAMLProviderUUID: provider.uuid,
      SAMLMetadataDocument: provider.metadata,
      CreateDate: new Date(provider.createDate),
      ValidUntil: new Date(provider.validUntil),
      ...allTagsOut(provider.tags),
      AssertionEncryptionMode: provider.assertionEncryptionMode,
      PrivateKeyList: provider.privateKeys.map(({ keyId, date }) => ({ KeyId: keyId, Timestamp: new Date(date) })),
    }
  },
})

interface Update extends Named {
  SAMLMetadataDocument?: string
  AssertionEncryptionMode?: SamlProvider['assertionEncryptionMode']
  AddPrivateKey?: string
  RemovePrivateKey?: string
}

export const updateSAMLProvider = defineOperation<Update>({
  service: 'iam',
  name: 'UpdateSAMLProvider',
  access: 'Write',
  authorise: (call) => samlCheck(call, 'iam:UpdateSAMLProvider', call.input.SAMLProviderArn),
  execute(call) {
    const { SAMLProviderArn, SAMLMetadataDocument, AssertionEncryptionMode, AddPrivateKey, RemovePrivateKey } =
      call.input
    const provider = existingSamlProvider(call, SAMLProviderArn)
    let { privateKeys } = provider
    if (RemovePrivateKey !== undefined) {
      // Wording unverified.
      if (!privateKeys.some(({ keyId }) => keyId === RemovePrivateKey))
        throw noSuchEntity(`The private key with id ${RemovePrivateKey} cannot be found.`)
      privateKeys = privateKeys.filter(({ keyId }) => keyId !== RemovePrivateKey)
    }
    if (AddPrivateKey !== undefined) {
      if (privateKeys.length >= PRIVATE_KEYS)
        throw limitExceeded(`Cannot exceed quota for PrivateKeysPerSAMLProvider: ${PRIVATE_KEYS}`)
      privateKeys = [...privateKeys, privateKey(call, AddPrivateKey)]
    }
    const mode = AssertionEncryptionMode ?? provider.assertionEncryptionMode
    call.table(samlProviders).put({
      ...provider,
      ...(SAMLMetadataDocument !== undefined && {
        metadata: SAMLMetadataDocument,
        validUntil: metadataValidUntil(SAMLMetadataDocument, call.now),
      }),
      assertionEncryptionMode: encryptionMode(mode, privateKeys.length),
      privateKeys,
    })
    return { SAMLProviderArn }
  },
})

export const deleteSAMLProvider = defineOperation<Named, undefined>({
  service: 'iam',
  name: 'DeleteSAMLProvider',
  access: 'Write',
  authorise: (call) => samlCheck(call, 'iam:DeleteSAMLProvider', call.input.SAMLProviderArn),
  execute(call) {
    call.table(samlProviders).delete(existingSamlProvider(call, call.input.SAMLProviderArn).arn)
  },
})

export const listSAMLProviders = defineOperation<object>({
  service: 'iam',
  name: 'ListSAMLProviders',
  access: 'List',
  authorise: () => ({ action: 'iam:ListSAMLProviders', resource: '*' }),
  execute: ({ table }) => ({
    SAMLProviderList: table(samlProviders)
      .list()
      .map(({ arn, validUntil, createDate }) => ({
        Arn: arn,
        ValidUntil: new Date(validUntil),
        CreateDate: new Date(createDate),
      })),
  }),
})

/** Assertions can only be required to be encrypted when there is a key to decrypt them. @throws AwsError InvalidInput */
function encryptionMode(
  mode: SamlProvider['assertionEncryptionMode'],
  keys: number,
): SamlProvider['assertionEncryptionMode'] {
  if (mode === 'Required' && keys === 0)
    throw invalidInput('A private key is required when AssertionEncryptionMode is Required.')
  return mode
}

/** What is kept of a private key: its id and its date. Nothing here decrypts assertions. @throws AwsError InvalidInput */
function privateKey(call: Call, pem: string): SamlPrivateKey {
  if (!/-----BEGIN (?:RSA |EC |ENCRYPTED )?PRIVATE KEY-----/.test(pem))
    throw new AwsError('InvalidInput', 400, 'Invalid private key.')
  return { keyId: call.ids.hex(32).toUpperCase(), date: call.now }
}

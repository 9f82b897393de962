import { defineOperation } from '../../../../operation.ts'
import { oidcProviders } from '../../entities/providers.ts'
import type { Tag } from '../../entities.ts'
import { entityAlreadyExists, invalidInput, noSuchEntity } from '../../errors.ts'
import { existingOidcProvider, oidcCheck, providerUrl, validOidcArn, validThumbprints } from '../../oidc-providers.ts'
import { withinQuota } from '../../quotas.ts'
import { allTagsOut } from '../../tagging.ts'
import { mergeTags, requestTagContext, tagsOut } from '../../tags.ts'

interface Create {
  Url: string
  ClientIDList?: string[]
  ThumbprintList?: string[]
  Tags?: Tag[]
}

interface Named {
  OpenIDConnectProviderArn: string
}

const arnOf = (account: string, url: string): string => `arn:aws:iam::${account}:oidc-provider/${url}`

export const createOpenIDConnectProvider = defineOperation<Create>({
  service: 'iam',
  name: 'CreateOpenIDConnectProvider',
  access: 'Write',
  validate: ({ input }) => {
    providerUrl(input.Url)
  },
  authorise({ input, account }) {
    const create = {
      action: 'iam:CreateOpenIDConnectProvider',
      resource: arnOf(account, providerUrl(input.Url)),
      context: requestTagContext(input.Tags),
    }
    return input.Tags?.length ? [create, { ...create, action: 'iam:TagOpenIDConnectProvider' }] : create
  },
  execute(call) {
    const { Url, ClientIDList = [], ThumbprintList = [], Tags } = call.input
    const url = providerUrl(Url)
    const arn = arnOf(call.account, url)
    const table = call.table(oidcProviders)
    // Without a list AWS asks the provider for its certificate. There is no network here: the list stays empty.
    const thumbprints = validThumbprints(ThumbprintList)
    withinQuota('ClientIdsPerOpenIdConnectProvider', ClientIDList.length - 1)
    if (table.has(arn)) throw entityAlreadyExists(`Provider with url ${Url} already exists.`)
    withinQuota('OpenIdConnectProvidersPerAccount', table.size)
    const provider = {
      arn,
      url,
      clientIds: [...new Set(ClientIDList)],
      thumbprints,
      createDate: call.now,
      tags: mergeTags([], Tags, 'case-sensitive'),
    }
    table.put(provider)
    return { OpenIDConnectProviderArn: arn, ...tagsOut(provider.tags) }
  },
})

export const getOpenIDConnectProvider = defineOperation<Named>({
  service: 'iam',
  name: 'GetOpenIDConnectProvider',
  access: 'Read',
  authorise: (call) => oidcCheck(call, 'iam:GetOpenIDConnectProvider', call.input.OpenIDConnectProviderArn),
  execute(call) {
    const provider = existingOidcProvider(call, call.input.OpenIDConnectProviderArn)
    return {
      Url: provider.url,
      ClientIDList: [...provider.clientIds],
      ThumbprintList: [...provider.thumbprints],
      CreateDate: new Date(provider.createDate),
      ...allTagsOut(provider.tags),
    }
  },
})

export const listOpenIDConnectProviders = defineOperation<object>({
  service: 'iam',
  name: 'ListOpenIDConnectProviders',
  access: 'List',
  authorise: () => ({ action: 'iam:ListOpenIDConnectProviders', resource: '*' }),
  execute: ({ table }) => ({
    OpenIDConnectProviderList: table(oidcProviders)
      .list()
      .map(({ arn }) => ({ Arn: arn })),
  }),
})

export const deleteOpenIDConnectProvider = defineOperation<Named, undefined>({
  service: 'iam',
  name: 'DeleteOpenIDConnectProvider',
  access: 'Write',
  authorise: (call) => oidcCheck(call, 'iam:DeleteOpenIDConnectProvider', call.input.OpenIDConnectProviderArn),
  execute(call) {
    const arn = validOidcArn(call.input.OpenIDConnectProviderArn)
    const table = call.table(oidcProviders)
    // The documentation calls this idempotent; recorded answers show that it is not.
    if (!table.has(arn)) throw noSuchEntity(`OpenId connect Provider ${arn} cannot be found.`)
    table.delete(arn)
  },
})

export const updateOpenIDConnectProviderThumbprint = defineOperation<Named & { ThumbprintList: string[] }, undefined>({
  service: 'iam',
  name: 'UpdateOpenIDConnectProviderThumbprint',
  access: 'Write',
  authorise: (call) =>
    oidcCheck(call, 'iam:UpdateOpenIDConnectProviderThumbprint', call.input.OpenIDConnectProviderArn),
  execute(call) {
    const { OpenIDConnectProviderArn, ThumbprintList } = call.input
    const provider = existingOidcProvider(call, OpenIDConnectProviderArn)
    if (ThumbprintList.length === 0) throw invalidInput('Thumbprint list must contain at least one entry.')
    call.table(oidcProviders).put({ ...provider, thumbprints: validThumbprints(ThumbprintList) })
  },
})

export const addClientIDToOpenIDConnectProvider = defineOperation<Named & { ClientID: string }, undefined>({
  service: 'iam',
  name: 'AddClientIDToOpenIDConnectProvider',
  access: 'Write',
  authorise: (call) => oidcCheck(call, 'iam:AddClientIDToOpenIDConnectProvider', call.input.OpenIDConnectProviderArn),
  execute(call) {
    const provider = existingOidcProvider(call, call.input.OpenIDConnectProviderArn)
    // Adding again is no error.
    if (provider.clientIds.includes(call.input.ClientID)) return
    withinQuota('ClientIdsPerOpenIdConnectProvider', provider.clientIds.length)
    call.table(oidcProviders).put({ ...provider, clientIds: [...provider.clientIds, call.input.ClientID] })
  },
})

export const removeClientIDFromOpenIDConnectProvider = defineOperation<Named & { ClientID: string }, undefined>({
  service: 'iam',
  name: 'RemoveClientIDFromOpenIDConnectProvider',
  access: 'Write',
  authorise: (call) =>
    oidcCheck(call, 'iam:RemoveClientIDFromOpenIDConnectProvider', call.input.OpenIDConnectProviderArn),
  execute(call) {
    const provider = existingOidcProvider(call, call.input.OpenIDConnectProviderArn)
    const clientIds = provider.clientIds.filter((id) => id !== call.input.ClientID)
    call.table(oidcProviders).put({ ...provider, clientIds })
  },
})

import {
  encodeError,
  encodeResponse,
  type HttpRequest,
  type HttpResponse,
  loadService,
  utf8,
} from '@first-line/aws-api'
import { beforeEach, describe, expect, test } from 'vitest'
import { callAws } from './call.ts'
import { $calls } from './call-log.ts'
import { AwsFault, isDenied, OfflineFault } from './fault.ts'
import { $session, $sessionOver, dropSession, keepSession, type Session } from './session.ts'

const model = await loadService('iam')
const operation = model.operations.ListUsers!
const session = (accessKeyId: string): Session => ({
  ...{ accessKeyId, secretAccessKey: 'secret', sessionToken: 'token', expiration: Date.now() + 60_000 },
  ...{ accountId: '123456789012', arn: 'arn:aws:iam::123456789012:user/dana' },
})
const users = () => encodeResponse(model, operation, { Users: [], IsTruncated: false }, { requestId: 'r-1' })
const refusal = (code: string, status: number) =>
  encodeError(model, { code, message: `said ${code}`, status }, { requestId: 'r-2' })

/** Who signed a request. */
const signer = (request: HttpRequest) => /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1]

beforeEach(() => {
  dropSession()
  $calls.set([])
})

describe('a call', () => {
  test('is signed with the session of the tab, and noted as a command', async () => {
    keepSession(session('ASIAONE'))
    const seen: (string | undefined)[] = []
    const carry = async (request: HttpRequest, door: string) => {
      seen.push(`${door} ${request.host} ${signer(request)}`)
      return users()
    }
    expect(await callAws('iam', 'ListUsers', { PathPrefix: '/a/' }, { carry })).toMatchObject({ Users: [] })
    expect(seen).toEqual(['aws iam.amazonaws.com ASIAONE'])
    expect($calls.get()).toMatchObject([{ command: 'aws iam list-users --path-prefix /a/', state: 'done' }])
  })

  test('that is denied is a fault with AWS\u2019s words and the id by which the decision is found', async () => {
    keepSession(session('ASIAONE'))
    const fault = await callAws('iam', 'ListUsers', {}, { carry: async () => refusal('AccessDenied', 403) }).catch(
      (e) => e,
    )
    expect(fault).toBeInstanceOf(AwsFault)
    expect(isDenied(fault)).toBe(true)
    expect(fault).toMatchObject({ message: 'said AccessDenied', requestId: 'r-2', operation: 'ListUsers' })
    expect($calls.get()[0]).toMatchObject({ state: 'failed', fault: 'AccessDenied: said AccessDenied' })
  })

  test('whose session has ended waits until somebody signs in again, and goes on as they', async () => {
    keepSession(session('ASIAOLD'))
    const seen: (string | undefined)[] = []
    const carry = async (request: HttpRequest): Promise<HttpResponse> => {
      seen.push(signer(request))
      return signer(request) === 'ASIANEW' ? users() : refusal('ExpiredToken', 403)
    }
    const answer = callAws('iam', 'ListUsers', {}, { carry })
    await expect.poll(() => $sessionOver.get()).toBe(true)
    expect($session.get()?.accessKeyId).toBe('ASIAOLD')
    keepSession(session('ASIANEW'))
    expect(await answer).toMatchObject({ Users: [] })
    expect(seen).toEqual(['ASIAOLD', 'ASIANEW'])
  })

  test('of somebody who signs out instead ends with the fault', async () => {
    keepSession(session('ASIAOLD'))
    const answer = callAws('iam', 'ListUsers', {}, { carry: async () => refusal('ExpiredToken', 403) })
    await expect.poll(() => $sessionOver.get()).toBe(true)
    dropSession()
    await expect(answer).rejects.toThrow('said ExpiredToken')
  })

  test('that the site itself refuses is told in the site\u2019s words', async () => {
    keepSession(session('ASIAONE'))
    const body = utf8(JSON.stringify({ code: 'too-many', message: 'That is too much at once.' }))
    const carry = async () => ({ status: 429, headers: { 'content-type': 'application/json; charset=utf-8' }, body })
    await expect(callAws('iam', 'ListUsers', {}, { carry })).rejects.toThrow(OfflineFault)
    await expect(callAws('iam', 'ListUsers', {}, { carry })).rejects.toThrow('That is too much at once.')
  })
})
